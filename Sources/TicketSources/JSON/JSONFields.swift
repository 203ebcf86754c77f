import Foundation

/// A parsed JSON object, looked into by paths such as `ticket.description`.
struct JSONFields {
    private let object: [String: Any]

    /// Nil if the text is no JSON; `notAnObject` if it is something else than an object.
    enum Outcome {
        case fields(JSONFields)
        case notJSON
        case notAnObject
    }

    static func read(_ text: String) -> Outcome {
        guard let value = try? JSONSerialization.jsonObject(with: Data(text.utf8), options: [.fragmentsAllowed]) else {
            return .notJSON
        }
        guard let object = value as? [String: Any] else { return .notAnObject }
        return .fields(JSONFields(object: object))
    }

    /// Paths of the values in it, sorted; an array is one value.
    var paths: [String] {
        var paths: [String] = []
        func visit(_ object: [String: Any], _ prefix: String, _ depth: Int) {
            for (key, value) in object {
                if let inner = value as? [String: Any], depth < TicketLimits.keyDepthMaximum {
                    visit(inner, prefix + key + ".", depth + 1)
                } else {
                    paths.append(prefix + key)
                }
            }
        }
        visit(object, "", 1)
        return paths.sorted()
    }

    /// Text as it is, a number as digits; nil for all else and where there is nothing.
    func text(_ path: String) -> String? { Self.text(value(path)) }

    /// The objects or texts of an array; nil if there is none.
    func list(_ path: String) -> [Any]? { value(path) as? [Any] }

    private func value(_ path: String) -> Any? {
        if let value = object[path] { return value }
        var current = object
        // A key may have dots of its own: the longest that fits is taken at each step.
        var parts = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        while !parts.isEmpty {
            var found: (value: Any, count: Int)?
            for count in stride(from: parts.count, to: 0, by: -1) {
                if let value = current[parts[..<count].joined(separator: ".")] {
                    found = (value, count)
                    break
                }
            }
            guard let found else { return nil }
            parts.removeFirst(found.count)
            if parts.isEmpty { return found.value }
            guard let inner = found.value as? [String: Any] else { return nil }
            current = inner
        }
        return nil
    }

    static func text(_ value: Any?) -> String? {
        switch value {
        case let text as String: text
        case let number as NSNumber: number.stringValue
        default: nil
        }
    }
}
