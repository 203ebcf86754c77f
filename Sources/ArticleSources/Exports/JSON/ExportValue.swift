/// A value of JSON. Numbers are kept as written: ids have more digits than a `Double` holds.
enum ExportValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case number(String)
    case text(String)
    case list([ExportValue])
    case object([String: ExportValue])

    subscript(key: String) -> ExportValue {
        guard case .object(let members) = self else { return .null }
        return members[key] ?? .null
    }

    /// The value at the end of a path of keys.
    subscript(first: String, second: String, rest: String...) -> ExportValue {
        rest.reduce(self[first][second]) { $0[$1] }
    }

    func has(_ key: String) -> Bool {
        guard case .object(let members) = self else { return false }
        return members[key] != nil
    }

    var isNull: Bool { self == .null }

    /// The elements of a list; none for anything else.
    var elements: [ExportValue] {
        guard case .list(let elements) = self else { return [] }
        return elements
    }

    /// Text that says something, or a number as written.
    var word: String? {
        switch self {
        case .text(let text): text.allSatisfy(\.isWhitespace) ? nil : text
        case .number(let number): number
        case .null, .bool, .list, .object: nil
        }
    }

    /// `true` and `false`, also as text or as 1 and 0.
    var flag: Bool? {
        switch self {
        case .bool(let flag): flag
        case .number("1"), .text("true"), .text("1"): true
        case .number("0"), .text("false"), .text("0"): false
        default: nil
        }
    }

    /// A whole number, also as text.
    var whole: Int? { word.flatMap { Int($0) } }
}
