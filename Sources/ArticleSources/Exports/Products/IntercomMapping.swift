import KnowledgeModel

/// Articles of Intercom's help centre and its internal articles, with their collections.
struct IntercomMapping: ExportMapping {
    let profile = SourceProfile.intercom
    private var collections = SectionTree()

    func kind(of record: ExportValue, in collection: String) -> ExportRecordKind {
        switch record["type"].word {
        case "article", "internal_article": return .article
        case "collection", "section": return .about
        case nil: break
        default: return .other
        }
        if ["collections", "sections"].contains(collection) { return .about }
        return record.has("body") || record.has("translated_content") ? .article : .other
    }

    mutating func note(_ record: ExportValue, in collection: String) {
        guard let id = record["id"].identifier else { return }
        collections[id] = SectionTree.Section(name: record["name"].word, parent: record["parent_id"].identifier)
    }

    func articles(of record: ExportValue, parent: ExportValue?, page: ExportPage) -> [ExportedArticle] {
        guard let id = record["id"].identifier else { return [] }
        let source = record["default_locale"].localeTag ?? record["locale"].localeTag
        var contents: [(locale: String?, content: ExportValue)] = []
        if case .object(let members) = record["translated_content"] {
            for (key, content) in members where key != "type" {
                // Every language that the workspace has is a key; those without a translation are null.
                if case .object = content { contents.append((ExportValue.text(key).localeTag, content)) }
            }
        }
        contents.sort { ($0.locale ?? "") < ($1.locale ?? "") }
        // The record's own text is that of the default language, which may stand among the translations again.
        if source == nil || !contents.contains(where: { $0.locale == source }) {
            contents.insert((source, record), at: 0)
        }
        return contents.map { article(id: id, record, locale: $0.locale, source: source, content: $0.content) }
    }

    private func article(
        id: String, _ record: ExportValue, locale: String?, source: String?, content: ExportValue
    ) -> ExportedArticle {
        var fields = RecordFields(content)
        var article = ExportedArticle(
            ExportIdentity(
                articleID: id, locale: locale, sourceLocale: source,
                updated: content["updated_at"].moment ?? record["updated_at"].moment))
        article.body = fields.body("body")
        article.metadata.title = fields.text("title")
        article.metadata.url = fields.text("url") ?? (locale == source ? record["url"].word : nil)
        article.metadata.updatedAt = fields.date("updated_at") ?? RecordFields.date(record["updated_at"])
        article.metadata.labels = Self.tags(record)
        let parent = record["parent_ids"].elements.first?.identifier ?? record["parent_id"].identifier
        article.metadata.sectionPath = collections.path(of: parent)
        article.metadata.owner = nil
        let unpublished = [content, record].lazy.map { $0["scheduled_unpublish_at"] }.first { !$0.isNull }
        if let end = unpublished.flatMap(RecordFields.date) { article.metadata.expiresOn = String(end.prefix(10)) }
        let isInternal = record["type"].word == "internal_article"
        article.audience = Self.audience(record, content, isInternal: isInternal)
        article.findings = fields.findings
        let states = [content["state"], record["state"]].filter { !$0.isNull }
        // An internal article has no state: it is there for the team at once.
        if isInternal ? states.contains(.text("draft")) : states.first != .text("published") {
            article.metadata.exclusion = .draft
        }
        // While a version waits for its day nobody can tell whether the text here is that one or the one that is shown.
        if [content, record].contains(where: { !$0["scheduled_publish_at"].isNull }) {
            article.metadata.exclusion = article.metadata.exclusion ?? .notYetPublished
            article.findings.append(
                ExportFinding(
                    .note, "publish-scheduled", "\"\(id)\" is to be published on a later day",
                    "the article is not indexed until an export has it without \"scheduled_publish_at\""))
        }
        if record["ai_copilot_availability"].flag == false {
            article.metadata.exclusion = article.metadata.exclusion ?? .unlisted
            article.findings.append(
                ExportFinding(
                    .note, "not-for-answers", "\"ai_copilot_availability\" of \"\(id)\" is false",
                    "the article is not indexed"))
        }
        return article
    }

    /// Intercom's own rule: no audience means everybody, for an internal article the team.
    private static func audience(
        _ record: ExportValue, _ content: ExportValue, isInternal: Bool
    ) -> ExportAudience {
        var audience = ExportAudience.everybody
        if isInternal {
            let agents = [Role("agent")].compactMap { $0 }
            audience.restrict(to: [ExportAudience.Reader(["internal_article"], usualRoles: agents)])
        }
        let places = record == content ? [record] : [record, content]
        for place in places {
            for key in ["audience_ids", "help_center_audience"] where !place[key].isNull {
                let values: [ExportValue]
                if case .list(let elements) = place[key] { values = elements } else { values = [place[key]] }
                if values.isEmpty { continue }
                audience.restrict(
                    to: values.map { ExportAudience.Reader([$0.word ?? $0["id"].word, $0["name"].word]) })
            }
        }
        return audience
    }

    /// A list of names, or a list of objects with names.
    private static func tags(_ record: ExportValue) -> [String]? {
        let list = record["tags"].elements + record["tags"]["tags"].elements
        let names = list.compactMap { $0.word ?? $0["name"].word }
        return names.isEmpty ? nil : names
    }
}
