import JSONText

/// A problem as OpenAI's clients expect one: `{"error": {"message": "…", "type": "invalid_request_error", "param":
/// "filters.filters[0].key", "code": "invalid_request"}}`.
package enum OpenAIErrorJSON {
    /// Clients raise by it; what we say by 422 their services say by 400.
    package static func status(of problem: Problem) -> Int { problem.status == 422 ? 400 : problem.status }

    package static func bytes(of problem: Problem) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { document in
            document.member(
                "error",
                object: { error in
                    error.member("message", message(of: problem))
                    error.member("type", type(of: problem))
                    error.member("param", problem.faults.first.flatMap { param($0.pointer) })
                    error.member("code", problem.slug.replacing("-", with: "_"))
                })
        }
        return writer.bytes
    }

    /// Every fault with its place, since there is no list of them.
    private static func message(of problem: Problem) -> String {
        if problem.faults.isEmpty { return problem.detail ?? problem.title }
        return problem.faults.map { fault in "\(param(fault.pointer).map { $0 + " " } ?? "")\(fault.detail)" }
            .joined(separator: "; ")
    }

    private static func type(of problem: Problem) -> String {
        switch problem.status {
        case 401: "authentication_error"
        case 403: "permission_error"
        case 429: "rate_limit_error"
        case 500...: "server_error"
        default: "invalid_request_error"
        }
    }

    /// `#/filters/filters/0/key` as `filters.filters[0].key`, a parameter `?limit` as `limit`; nil of the whole document.
    private static func param(_ pointer: String) -> String? {
        if pointer.hasPrefix("?") { return String(pointer.dropFirst()) }
        var path = ""
        for part in pointer.split(separator: "/").dropFirst(pointer.hasPrefix("#") ? 1 : 0) {
            if part.allSatisfy({ $0.isASCII && $0.isNumber }) {
                path += "[\(part)]"
            } else {
                path += (path.isEmpty ? "" : ".") + part.replacing("~1", with: "/").replacing("~0", with: "~")
            }
        }
        return path.isEmpty ? nil : path
    }
}
