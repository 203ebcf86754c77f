import KnowledgeModel

/// Which keys of front matter mean what: the site generators' own names beside ours.
struct FrontMatterKeys {
    let entries: [FrontMatterEntry]
    /// Added to an entry's line to give the file's.
    let lineOffset: Int
    let rules: MetadataRules

    func metadata(findings: inout Findings) -> ArticleMetadata {
        var result = ArticleMetadata()
        result.id = text("id")
        result.title = text("title")
        result.url = url
        result.locale = text("locale", "lang", "language").map(LocaleTag.normalized)
        result.owner = text("owner")
        result.product = text("product")
        result.version = text("version")
        result.labels = labels
        result.translationKey = text("translation_key", "translationKey")
        result.updatedAt = date("updated_at", "last_updated", "lastmod", "date", "ms.date", findings: &findings)
        if let nested = entry("last_update")?.value["date"]?.text {
            result.updatedAt = DateText.iso8601(nested) ?? nested
        }
        result.reviewDue = date("review_due", "review_date", findings: &findings)
        if let entry = entry("audience") { result.audience = audience(entry, findings: &findings) }
        result.exclusion = exclusion
        result.expiresOn = day("expiryDate")
        return result
    }

    /// What site generators make a page's address from.
    var address: DeclaredAddress {
        var result = DeclaredAddress()
        result.isFrontMatterThere = true
        result.slug = text("slug")
        result.permalink = text("permalink")
        result.url = text("url")
        result.id = text("id")
        result.parsesNumberPrefixes = entry("parse_number_prefixes")?.value.flag ?? true
        result.date = text("date")
        switch entry("categories", "category")?.value {
        case .list(let items): result.categories = items.compactMap(\.text)
        case .scalar(let text): result.categories = text.split(separator: " ").map(String.init)
        case .null, .mapping, nil: break
        }
        return result
    }

    private func entry(_ keys: String...) -> FrontMatterEntry? {
        for key in keys {
            if let entry = entries.last(where: { $0.key == key }) { return entry }
        }
        return nil
    }

    private func text(_ keys: String...) -> String? {
        for key in keys {
            if let text = entry(key)?.value.text { return text }
        }
        return nil
    }

    /// Jekyll's `permalink` may be a pattern (`/:year/:title/`), which is no URL.
    private var url: String? {
        for key in ["url", "canonical_url", "permalink"] {
            guard let text = text(key), text.hasPrefix("/") || text.contains("://"), !text.contains("/:") else {
                continue
            }
            return text
        }
        return nil
    }

    private var labels: [String]? {
        guard let value = entry("labels", "tags")?.value else { return nil }
        switch value {
        case .list(let items):
            let texts = items.compactMap(\.text)
            return texts.isEmpty ? nil : texts
        case .scalar(let text):
            let parts = text.utf8.split(separator: UInt8(ascii: ",")).map { Array($0).trimmed.asString }
                .filter { !$0.isEmpty }
            return parts.isEmpty ? nil : parts
        case .null, .mapping:
            return nil
        }
    }

    private func date(_ keys: String..., findings: inout Findings) -> String? {
        for key in keys {
            guard let entry = entry(key), let text = entry.value.text else { continue }
            if let date = DateText.iso8601(text) { return date }
            findings.add(.dateUnreadable(line: entry.line + lineOffset, key: key, value: String(text.prefix(40))))
            return text
        }
        return nil
    }

    private func audience(_ entry: FrontMatterEntry, findings: inout Findings) -> Audience {
        let words: [String?] =
            switch entry.value {
            case .scalar(let text): rules.words(text)
            case .list(let items): items.map(\.text)
            case .null, .mapping: [nil]
            }
        return rules.audience(words, line: entry.line + lineOffset, findings: &findings)
    }

    private var exclusion: ArticleMetadata.Exclusion? {
        if entry("draft")?.value.flag == true || entry("published")?.value.flag == false { return .draft }
        if entry("unlisted")?.value.flag == true || entry("hidden")?.value.flag == true { return .unlisted }
        guard let today = rules.today?.prefix(10) else { return nil }
        // ISO dates compare as text.
        if let expiry = day("expiryDate"), expiry <= today { return .expired }
        if let start = day("publishDate"), start > today { return .notYetPublished }
        return nil
    }

    /// The time of day is cut off.
    private func day(_ key: String) -> String? { text(key).flatMap(DateText.iso8601).map { String($0.prefix(10)) } }
}

/// Language tags as the index keys them.
enum LocaleTag {
    /// `en_US` becomes `en-us`.
    static func normalized(_ tag: String) -> String {
        String(tag.lowercased().map { $0 == "_" ? "-" : $0 })
    }
}
