import KnowledgeModel

/// What metadata means depends on when it is read and for which source.
struct MetadataRules {
    /// ISO 8601; nil leaves expiry and publishing dates alone.
    var today: String?
    var audienceMap: AudienceMap

    /// One word that means nothing closes the article: the others may have been meant to narrow it. So does an empty
    /// value, since nobody can tell whether it was to be filled in; the map may say what `""` means.
    func audience(_ words: [String?], line: Int?, findings: inout Findings) -> Audience {
        let words = words.isEmpty ? [""] : words.map { $0 ?? "" }
        let (audience, unknown) = audienceMap.audience(of: words)
        if let unknown { findings.add(.audienceUnmapped(line: line, value: String(unknown.prefix(40)))) }
        return audience
    }

    /// A scalar's words: parts between commas as the map knows them, any other split at spaces as well.
    func words(_ text: String) -> [String] {
        text.utf8.split(separator: UInt8(ascii: ",")).flatMap { part in
            let phrase = Array(part).trimmed.asString
            if audienceMap.roles[phrase] != nil { return [phrase] }
            return phrase.utf8.split { $0 == 0x20 || $0 == 0x0A }.map { String(Substring($0)) }
        }
    }
}
