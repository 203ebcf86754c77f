import KnowledgeModel

/// Articles of Zendesk's help centre, with sections, categories and user segments.
struct ZendeskMapping: ExportMapping {
    let profile = SourceProfile.zendesk
    /// Sections and categories, whose ids differ.
    private var sections = SectionTree()
    private var segments: [String: ExportAudience.Reader] = [:]

    func kind(of record: ExportValue, in collection: String) -> ExportRecordKind {
        switch collection {
        case "articles": return .article
        case "sections", "categories", "user_segments": return .about
        case "translations": break
        default:
            if record.has("user_type") { return .about }
            if !record.has("source_id") {
                if record.has("body") || record.has("section_id") { return .article }
                return record.has("name") ? .about : .other
            }
        }
        // Sections and categories are translated too.
        guard let parent = record["source_id"].identifier else { return .other }
        return ["Article", nil].contains(record["source_type"].word) ? .translation(of: parent) : .other
    }

    mutating func note(_ record: ExportValue, in collection: String) {
        guard let id = record["id"].identifier else { return }
        if collection == "user_segments" || record.has("user_type") {
            segments[id] = Self.segment(id: id, record)
            return
        }
        var section = SectionTree.Section()
        section.name = record["name"].word
        section.parent = record["parent_section_id"].identifier ?? record["category_id"].identifier
        section.audience = Self.sectionAudience(record, id: id)
        sections[id] = section
    }

    func articles(of record: ExportValue, parent: ExportValue?, page: ExportPage) -> [ExportedArticle] {
        if record.has("source_id") {
            guard let id = record["source_id"].identifier else { return [] }
            return [article(id: id, of: parent ?? .null, text: record, isTranslation: true)]
        }
        guard let id = record["id"].identifier else { return [] }
        let own = article(id: id, of: record, text: record, isTranslation: false)
        let others = record["translations"].elements.filter { $0["locale"].localeTag != own.identity.locale }
        return [own] + others.map { article(id: id, of: record, text: $0, isTranslation: true) }
    }

    /// - Parameters:
    ///   - record: what says who may read, of which section it is, and so on; null if the export does not have it.
    ///   - text: what says title and text in one language: the article, or a translation.
    private func article(
        id: String, of record: ExportValue, text: ExportValue, isTranslation: Bool
    ) -> ExportedArticle {
        var fields = RecordFields(text)
        var about = RecordFields(record)
        let locale = text["locale"].localeTag
        var article = ExportedArticle(
            ExportIdentity(
                articleID: id, locale: locale, sourceLocale: record["source_locale"].localeTag,
                updated: text["updated_at"].moment))
        article.body = fields.body("body")
        article.metadata.title = fields.text("title", "name")
        article.metadata.url = Self.address(
            text["html_url"].word ?? record["html_url"].word, locale: text["locale"].word)
        // `updated_at` moves with votes and settings.
        article.metadata.updatedAt = isTranslation ? fields.date("updated_at") : fields.date("edited_at", "updated_at")
        article.metadata.labels = isTranslation ? about.texts("label_names") : fields.texts("label_names")
        let section = record["section_id"].identifier
        article.metadata.sectionPath = sections.path(of: section)
        // Each language has its own.
        if fields.holdsBack("draft") { article.metadata.exclusion = .draft }
        article.audience = record.isNull ? ExportAudience([ExportAudience.Reader(["unknown"])]) : audience(of: record)
        article.audience.restrict(
            to: sections.audience(of: section).map { reader in reader.words.first.flatMap { segments[$0] } ?? reader })
        article.findings = fields.findings + about.findings
        if let locale, text["outdated"].flag == true || Self.outdated(record).contains(locale) {
            article.metadata.labels = (article.metadata.labels ?? []) + [ExportFinding.outdatedLabel]
            article.findings.append(.translationOutdated(locale, of: id))
        }
        return article
    }

    private static func outdated(_ record: ExportValue) -> [String] {
        record["outdated_locales"].elements.compactMap(\.localeTag)
    }

    /// Zendesk's own rule: no segment means everybody.
    private func audience(of record: ExportValue) -> ExportAudience {
        var values = record["user_segment_ids"].elements
        if case .list = record["user_segment_ids"] {} else { values.append(record["user_segment_ids"]) }
        values.append(record["user_segment_id"])
        let named = values.filter { !$0.isNull }
        guard !named.isEmpty else { return .everybody }
        var seen: Set<String> = []
        return ExportAudience(
            named.filter { seen.insert($0.word ?? "").inserted }.map { value in
                value.word.map { segments[$0] ?? ExportAudience.Reader([$0]) } ?? ExportAudience.Reader([])
            })
    }

    /// By its id, its name, and for the two that Zendesk has of itself by `signed_in_users` and `staff`. A segment that
    /// narrows one of these by tags, groups or organisations must not pass for the whole.
    private static func segment(id: String, _ record: ExportValue) -> ExportAudience.Reader {
        let narrowing = ["tags", "or_tags", "group_ids", "organization_ids", "added_user_ids"]
        let isNarrow = narrowing.contains { key in
            record[key] != .null && record[key] != .list([]) && record[key] != .text("")
        }
        return ExportAudience.Reader([id, record["name"].word, isNarrow ? nil : record["user_type"].word])
    }

    /// Older help centres keep it at the section.
    private static func sectionAudience(_ record: ExportValue, id: String) -> ExportAudience {
        var audience = ExportAudience.everybody
        if !record["user_segment_id"].isNull {
            audience.restrict(to: [ExportAudience.Reader([record["user_segment_id"].word])])
        }
        let policy = record["access_policy", "viewable_by"]
        if !policy.isNull, policy != .text("everybody") {
            audience.restrict(to: [ExportAudience.Reader([policy.word])])
        }
        let narrowing = ["restricted_to_group_ids", "restricted_to_organization_ids", "required_tags"]
        let isNarrow = narrowing.contains { key in
            let value = record["access_policy", key]
            return !value.isNull && value != .list([])
        }
        if isNarrow { audience.restrict(to: [ExportAudience.Reader(["section:\(id)"])]) }
        return audience
    }

    /// Without what follows the id: the words there change with the title, and the address leads to the article without
    /// them. In the language of the text.
    private static func address(_ address: String?, locale: String?) -> String? {
        guard let address else { return nil }
        var parts = address.prefix { $0 != "?" && $0 != "#" }.split(separator: "/", omittingEmptySubsequences: false)
        guard let place = parts.lastIndex(of: "articles"), place + 1 < parts.count else { return address }
        let digits = parts[place + 1].prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty else { return address }
        parts = parts[...place] + [digits]
        if let locale, place >= 2, parts[place - 2] == "hc" { parts[place - 1] = Substring(locale.lowercased()) }
        return parts.joined(separator: "/")
    }
}
