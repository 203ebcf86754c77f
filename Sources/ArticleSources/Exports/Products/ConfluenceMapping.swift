import KnowledgeModel

/// Pages of Confluence, as its REST interface gives them with `expand`, or its second version with `body-format`.
struct ConfluenceMapping: ExportMapping {
    let profile = SourceProfile.confluence
    /// Who may read a page by its own restrictions; nil: the export does not say.
    private var ownAudiences: [String: ExportAudience?] = [:]
    private var parents: [String: [String]?] = [:]

    func kind(of record: ExportValue, in collection: String) -> ExportRecordKind {
        switch record["type"].word {
        case "page", "blogpost": return .article
        case nil: break
        default: return .other
        }
        guard case .object = record["body"] else { return .other }
        return .article
    }

    mutating func note(article: ExportValue) {
        guard let id = article["id"].identifier, Self.isCurrent(article) else { return }
        var own = Self.ownAudience(article)
        // Two versions of a page: what either of them restricts, counts.
        if let other = ownAudiences[id] { own = other.flatMap { other in own.map { other.restricted(to: $0) } } }
        ownAudiences.updateValue(own, forKey: id)
        parents.updateValue(Self.ancestors(article), forKey: id)
    }

    func articles(of record: ExportValue, parent: ExportValue?, page: ExportPage) -> [ExportedArticle] {
        guard let id = record["id"].identifier else { return [] }
        var fields = RecordFields(record)
        let version = record["version"]
        let updated = version["when"].isNull ? version["createdAt"] : version["when"]
        let locale = record["metadata", "properties", "content-language"]["value"].localeTag
        var article = ExportedArticle(
            ExportIdentity(articleID: id, locale: locale, sourceLocale: locale, updated: updated.moment))
        (article.body, article.format) = Self.body(record["body"])
        article.metadata.title = fields.text("title")
        article.metadata.updatedAt = RecordFields.date(updated)
        article.metadata.url = Self.address(record, page)
        let labels = record["metadata", "labels", "results"].elements + record["labels", "results"].elements
        let names = labels.compactMap { $0["name"].word }
        article.metadata.labels = names.isEmpty ? nil : names
        let space = record["space", "name"].word ?? record["space", "key"].word
        let above = record["ancestors"].elements.compactMap { $0["title"].word }
        let path = (space.map { [$0] } ?? []) + above
        article.metadata.sectionPath = path.isEmpty ? nil : path
        article.audience = audience(record)
        if !Self.isCurrent(record) {
            article.metadata.exclusion = record["status"] == .text("draft") ? .draft : .unlisted
        }
        article.findings = fields.findings
        return [article]
    }

    private static func isCurrent(_ record: ExportValue) -> Bool {
        record["status"].isNull || record["status"] == .text("current")
    }

    /// What its editor wrote, else what its page shows.
    private static func body(_ body: ExportValue) -> (String?, ArticleFormat) {
        if case .text(let text) = body["storage", "value"] { return (text, .confluenceStorage) }
        for key in ["export_view", "styled_view", "view"] {
            if case .text(let text) = body[key, "value"] { return (text, .html) }
        }
        return (nil, .html)
    }

    /// In the cloud without the title behind the id, which changes with the title.
    private static func address(_ record: ExportValue, _ page: ExportPage) -> String? {
        guard var path = record["_links", "webui"].word else { return nil }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count == 6, parts[1] == "spaces", parts[3] == "pages" { path = parts[..<5].joined(separator: "/") }
        guard path.hasPrefix("/"), var base = record["_links", "base"].word ?? page.base else { return path }
        if base.hasSuffix("/") { base.removeLast() }
        return base + path
    }

    // MARK: readers

    /// Restrictions hold for all pages below, and a page's record names its own alone: every page above it counts as well.
    private func audience(_ record: ExportValue) -> ExportAudience {
        let unknown = ExportAudience([ExportAudience.Reader(["unknown"])])
        guard var audience = Self.ownAudience(record), let ancestors = Self.ancestors(record) else { return unknown }
        var pending = ancestors
        var seen: Set<String> = []
        while let id = pending.popLast() {
            guard seen.insert(id).inserted else { continue }
            guard let known = ownAudiences[id], let above = known, let further = parents[id] ?? nil else {
                return unknown
            }
            audience.restrict(to: above)
            pending += further
        }
        return audience
    }

    /// Nil if the record does not say which pages are above it.
    private static func ancestors(_ record: ExportValue) -> [String]? {
        if case .list(let ancestors) = record["ancestors"] {
            let ids = ancestors.map(\.["id"].identifier)
            return ids.contains(nil) ? nil : ids.compactMap { $0 }
        }
        // The second version names the page right above, null for none.
        guard record.has("parentId") else { return nil }
        if record["parentId"].isNull { return [] }
        return record["parentId"].identifier.map { [$0] }
    }

    /// Nil if the record does not say it: whoever made the export did not ask for it.
    private static func ownAudience(_ record: ExportValue) -> ExportAudience? {
        let restrictions = record["restrictions", "read", "restrictions"]
        guard case .list(let users) = restrictions["user", "results"],
            case .list(let groups) = restrictions["group", "results"]
        else { return nil }
        if users.isEmpty, groups.isEmpty {
            // A list that is empty although it has a size was not asked for.
            let sizes = [restrictions["user", "size"], restrictions["group", "size"]]
            return sizes.allSatisfy { $0.isNull || $0.whole == 0 } ? .everybody : nil
        }
        // Any of them may read, so to leave persons out beside groups opens the page to fewer.
        if !groups.isEmpty {
            return ExportAudience(groups.map { ExportAudience.Reader([$0["name"].word, $0["id"].word]) })
        }
        return ExportAudience(
            users.map { user in
                let name = user["username"].word ?? user["accountId"].word ?? user["publicName"].word
                return ExportAudience.Reader([name.map { "user:\($0)" }])
            })
    }
}
