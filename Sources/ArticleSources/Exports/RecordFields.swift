import KnowledgeModel

/// Reads the members of one record; what is not of the kind that its key needs is left out and said.
struct RecordFields {
    let record: ExportValue
    private(set) var findings: [ExportFinding] = []

    init(_ record: ExportValue) { self.record = record }

    /// The first of the keys that has a value.
    mutating func text(_ keys: String...) -> String? {
        for key in keys where !record[key].isNull {
            if case .text(let text) = record[key] { return text.allSatisfy(\.isWhitespace) ? nil : text }
            if let word = record[key].word { return word }
            wrong(key, "text")
        }
        return nil
    }

    /// Text as it is, blank or not; nil also for what is no text.
    mutating func body(_ key: String) -> String? {
        switch record[key] {
        case .text(let text): return text
        case .null: return nil
        default:
            wrong(key, "text")
            return nil
        }
    }

    /// Of a list the elements that are text or numbers; a text is a list of one.
    mutating func texts(_ key: String) -> [String]? {
        switch record[key] {
        case .null: return nil
        case .list(let elements):
            let texts = elements.compactMap(\.word)
            if texts.count < elements.count { wrong(key, "a list of text") }
            return texts
        default:
            if let word = record[key].word { return [word] }
            wrong(key, "a list of text")
            return nil
        }
    }

    /// ISO 8601; a whole number is seconds since 1970.
    mutating func date(_ keys: String...) -> String? {
        for key in keys where !record[key].isNull {
            if let date = Self.date(record[key]) { return date }
            wrong(key, "a date")
        }
        return nil
    }

    static func date(_ value: ExportValue) -> String? {
        if let seconds = value.whole {
            guard abs(seconds) < 100_000_000_000 else { return nil }
            return Timestamp(milliseconds: Int64(seconds) * 1000).description
        }
        guard let text = value.word, Timestamp(text) != nil else { return nil }
        return text
    }

    /// Whether a member that keeps an article back is set. What cannot be read keeps it back too.
    mutating func holdsBack(_ key: String) -> Bool {
        if record[key].isNull { return false }
        if let flag = record[key].flag { return flag }
        findings.append(
            ExportFinding(
                .error, "value-wrong-type", "the value of \"\(key)\" must be true or false",
                "the article counts as a draft"))
        return true
    }

    private mutating func wrong(_ key: String, _ wanted: String) {
        findings.append(
            ExportFinding(
                .warning, "value-wrong-type", "the value of \"\(key)\" must be \(wanted)", "the value is not used"))
    }
}

extension ExportValue {
    /// Text, or a whole number as written.
    var identifier: String? {
        switch self {
        case .text(let text): text.allSatisfy(\.isWhitespace) ? nil : text
        case .number(let number): number.utf8.contains { ".eE".utf8.contains($0) } ? nil : number
        default: nil
        }
    }

    /// A language tag in the index's writing: `pt_BR` is `pt-br`.
    var localeTag: String? { word?.lowercased().replacing("_", with: "-") }

    /// The moment of a date, for telling newer from older.
    var moment: Timestamp? { RecordFields.date(self).flatMap { Timestamp($0) } }
}
