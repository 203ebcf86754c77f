/// A value of front matter, whatever language it was written in. Scalars keep their spelling: dates and versions are
/// not numbers.
indirect enum FrontMatterValue: Sendable, Hashable {
    case null
    case scalar(String)
    case list([FrontMatterValue])
    case mapping([FrontMatterEntry])

    /// A scalar that is not empty.
    var text: String? {
        guard case .scalar(let text) = self else { return nil }
        let trimmed = Array(text.utf8).trimmed
        return trimmed.isEmpty ? nil : trimmed.asString
    }

    /// Nil if it is no Boolean. As in YAML 1.1, which the site generators read.
    var flag: Bool? {
        switch text?.lowercased() {
        case "true", "yes", "on": true
        case "false", "no", "off": false
        default: nil
        }
    }

    subscript(key: String) -> FrontMatterValue? {
        guard case .mapping(let entries) = self else { return nil }
        return entries.last { $0.key == key }?.value
    }
}

/// A key with its value and the line it is on, counted from 1 at the first line of the front matter's text.
struct FrontMatterEntry: Sendable, Hashable {
    var key: String
    var value: FrontMatterValue
    var line: Int
}
