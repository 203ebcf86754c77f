import Access
import Hummingbird
import Operations

/// A request that has passed the gate: who makes it is known, and that they may.
struct GatedRequest: Sendable {
    let request: Request
    let context: ServiceContext
    let caller: Caller
    /// Read already, where the gate needed it.
    let bodyRead: [UInt8]?
    let bodyBytesMaximum: Int
    let bodyWait: Duration

    /// - Throws: `Problem` 413 over the limit, 408 where it does not arrive.
    func body() async throws -> [UInt8] {
        if let bodyRead { return bodyRead }
        return try await RequestBody.bytes(of: request, limit: bodyBytesMaximum, wait: bodyWait)
    }

    /// A capture of the path, percent-decoded.
    func parameter(_ name: String) throws -> String {
        let raw = try context.parameters.require(name)
        return PercentEncoding.decoded(raw) ?? raw
    }

    /// A value of the query string, percent-decoded; nil if absent.
    func query(_ name: String) -> String? { request.uri.queryParameters[Substring(name)].map(String.init) }

    /// Refuses parameters of the query string that are not among `names`.
    ///
    /// - Throws: `Problem` 422 naming each.
    func allowQuery(_ names: [String]) throws(Problem) {
        var faults = RequestFaults()
        for (name, _) in request.uri.queryParameters where !names.contains(String(name)) {
            faults.unknown(String(name), at: "?", known: names)
        }
        if !faults.isEmpty { throw .invalidRequest(faults.list) }
    }
}

/// RFC 3986, section 2.1.
enum PercentEncoding {
    /// Nil if an escape is malformed or the bytes are not UTF-8.
    static func decoded(_ text: String) -> String? {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            let digits = rest.prefix(2)
            guard digits.count == 2, let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16),
                digits.first != UInt8(ascii: "+"), digits.first != UInt8(ascii: "-")
            else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
