import KnowledgeModel

/// Pages of Confluence, as its REST interface gives them with `expand`, or its second version with `body-format`.
struct ConfluenceMapping: ExportMapping {
    let profile = SourceProfile.confluence
    private var readers: [String: OwnReaders] = [:]
    private var parents: [String: [String]?] = [:]
    /// Whoever made the export asked for restrictions.
    private var namesRestrictions = false

    /// What a record says of who may read its page; pages above it aside.
    private enum OwnReaders {
        case said(ExportAudience)
        /// The record has no such member: open if others of the export have it, else nobody asked for it.
        case silent
        /// The interface says that it left them out.
        case leftOut
    }

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
        if !article["restrictions"].isNull { namesRestrictions = true }
        let own = Self.ownReaders(article)
        readers[id] = readers[id].map { Self.narrower($0, own) } ?? own
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
        guard var audience = resolved(Self.ownReaders(record)), let ancestors = Self.ancestors(record) else {
            return unknown
        }
        var pending = ancestors
        var seen: Set<String> = []
        while let id = pending.popLast() {
            guard seen.insert(id).inserted else { continue }
            guard let above = readers[id].flatMap(resolved), let further = parents[id] ?? nil else { return unknown }
            audience.restrict(to: above)
            pending += further
        }
        return audience
    }

    private func resolved(_ own: OwnReaders) -> ExportAudience? {
        switch own {
        case .said(let audience): audience
        case .silent: namesRestrictions ? .everybody : nil
        case .leftOut: nil
        }
    }

    /// Two versions of a page: what either of them restricts, counts.
    private static func narrower(_ one: OwnReaders, _ other: OwnReaders) -> OwnReaders {
        switch (one, other) {
        case (.leftOut, _), (_, .leftOut): .leftOut
        case (.said(let first), .said(let second)): .said(first.restricted(to: second))
        case (.said(let audience), .silent), (.silent, .said(let audience)): .said(audience)
        case (.silent, .silent): .silent
        }
    }

    /// Nil if the interface says that it left out which pages are above it, or they cannot be told.
    private static func ancestors(_ record: ExportValue) -> [String]? {
        switch record["ancestors"] {
        case .list(let ancestors):
            let ids = ancestors.map(\.["id"].identifier)
            return ids.contains(nil) ? nil : ids.compactMap { $0 }
        case .null:
            // The second version names the page right above, null for none.
            if !record["parentId"].isNull { return record["parentId"].identifier.map { [$0] } }
            return record["_expandable"].has("ancestors") ? nil : []
        default: return nil
        }
    }

    private static func ownReaders(_ record: ExportValue) -> OwnReaders {
        guard !record["restrictions"].isNull else {
            // The second version never has them.
            let isSecond = record.has("parentId") || record.has("spaceId")
            return isSecond || record["_expandable"].has("restrictions") ? .leftOut : .silent
        }
        let restrictions = record["restrictions", "read", "restrictions"]
        guard case .list(let users) = restrictions["user", "results"],
            case .list(let groups) = restrictions["group", "results"]
        else { return .leftOut }
        if users.isEmpty, groups.isEmpty {
            // A list that is empty although it has a size was not asked for.
            let sizes = [restrictions["user", "size"], restrictions["group", "size"]]
            return sizes.allSatisfy { $0.isNull || $0.whole == 0 } ? .said(.everybody) : .leftOut
        }
        // Any of them may read, so to leave persons out beside groups opens the page to fewer.
        if !groups.isEmpty {
            return .said(ExportAudience(groups.map { ExportAudience.Reader([$0["name"].word, $0["id"].word]) }))
        }
        return .said(
            ExportAudience(
                users.map { user in
                    let name = user["username"].word ?? user["accountId"].word ?? user["publicName"].word
                    return ExportAudience.Reader([name.map { "user:\($0)" }])
                }))
    }
}
