import KnowledgeModel

/// Solution articles of Freshdesk and Freshservice, with their folders and categories.
struct FreshdeskMapping: ExportMapping {
    let profile = SourceProfile.freshdesk
    private var folders = SectionTree()
    private var categories = SectionTree()
    /// Folders of which the export says who may read.
    private var knownFolders: Set<String> = []

    func kind(of record: ExportValue, in collection: String) -> ExportRecordKind {
        switch collection {
        case "articles", "solution_articles": .article
        case "folders", "solution_folders", "categories", "solution_categories": .about
        default:
            if record.has("title") || record.has("description_text") || record.has("folder_id") {
                .article
            } else {
                record.has("name") ? .about : .other
            }
        }
    }

    mutating func note(_ record: ExportValue, in collection: String) {
        guard let id = record["id"].identifier else { return }
        var section = SectionTree.Section(name: record["name"].word)
        let isFolder = ["folders", "solution_folders"].contains(collection) || record.has("visibility")
        guard isFolder else {
            categories[id] = section
            return
        }
        section.parent = record["parent_folder_id"].identifier
        if record.has("visibility") {
            knownFolders.insert(id)
            section.audience = Self.audience(visibility: record["visibility"])
        }
        folders[id] = section
    }

    func articles(of record: ExportValue, parent: ExportValue?, page: ExportPage) -> [ExportedArticle] {
        guard let id = record["id"].identifier else { return [] }
        var fields = RecordFields(record)
        let locale = (record["language"].word ?? record["locale"].word).flatMap { ExportValue.text($0).localeTag }
        var article = ExportedArticle(
            ExportIdentity(
                articleID: id, locale: locale, sourceLocale: record["primary_language"].localeTag,
                updated: record["updated_at"].moment))
        article.body = fields.body("description")
        if article.body?.allSatisfy(\.isWhitespace) ?? true, let plain = fields.body("description_text") {
            article.body = plain
            article.format = .plainText
        }
        article.metadata.title = fields.text("title")
        article.metadata.url = fields.text("url")
        article.metadata.updatedAt = fields.date("modified_at", "updated_at")
        article.metadata.reviewDue = fields.date("review_date")
        let labels = (fields.texts("tags") ?? []) + (fields.texts("keywords") ?? [])
        article.metadata.labels = labels.isEmpty ? nil : labels
        article.metadata.sectionPath = sectionPath(record)
        article.audience = audience(record)
        // 1 draft, 2 published; what else Freshservice may say there is not published either.
        if record["status"].whole != 2 { article.metadata.exclusion = .draft }
        article.findings = fields.findings
        if !Self.isApproved(record["approval_status"]) {
            article.metadata.exclusion = article.metadata.exclusion ?? .draft
            article.findings.append(
                ExportFinding(
                    .note, "not-approved", "\"approval_status\" of \"\(id)\" does not say that it is approved",
                    "the article counts as a draft; if it is approved, leave the member out of the export"))
        }
        return [article]
    }

    /// Freshservice has it where articles need an approval. What its numbers mean is not written down anywhere, so only
    /// the word says it.
    private static func isApproved(_ value: ExportValue) -> Bool {
        value.isNull || value.word?.lowercased() == "approved"
    }

    private func sectionPath(_ record: ExportValue) -> [String]? {
        let levels = record["hierarchy"].elements.sorted { ($0["level"].whole ?? 0) < ($1["level"].whole ?? 0) }
        let names = levels.compactMap { $0["data", "name"].word ?? $0["name"].word }
        if !names.isEmpty { return names }
        let path =
            (categories.path(of: record["category_id"].identifier) ?? [])
            + (folders.path(of: record["folder_id"].identifier) ?? [])
        return path.isEmpty ? nil : path
    }

    /// The folder says who may read. What the export does not say is not everybody.
    private func audience(_ record: ExportValue) -> ExportAudience {
        var audience: ExportAudience?
        if let id = record["folder_id"].identifier, knownFolders.contains(id) { audience = folders.audience(of: id) }
        if record.has("folder_visibility") {
            audience = audience ?? .everybody
            audience?.restrict(to: Self.audience(visibility: record["folder_visibility"]))
        }
        return audience ?? ExportAudience([ExportAudience.Reader(["unknown"])])
    }

    private static func audience(visibility: ExportValue) -> ExportAudience {
        switch visibility.whole {
        case 1: .everybody
        case 2: ExportAudience([ExportAudience.Reader(["logged_in"])])
        case 3: ExportAudience([ExportAudience.Reader(["agents"], usualRoles: [Role("agent")].compactMap { $0 })])
        case 4: ExportAudience([ExportAudience.Reader(["companies"])])
        case 5: ExportAudience([ExportAudience.Reader(["bots"])])
        default: ExportAudience([ExportAudience.Reader([visibility.word.map { "visibility \($0)" } ?? "unknown"])])
        }
    }
}
