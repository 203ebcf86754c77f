internal import Access
internal import KnowledgeModel
internal import Operations
internal import ReportPages
internal import Retrieval
internal import Storage

/// One article as its readers' index has it, with a cited passage marked. With the reader's rights, as the API.
struct ReadingPages {
    let services: ConsoleServices

    var routes: [ConsoleRoute] {
        [ConsoleRoute(.get, "/read/{id}", "consoleRead", .scope(.search)) { try page($0) }]
    }

    private func page(_ visit: Visit) throws -> ConsoleReply {
        let role = visit.query["as"]
        var inputs = SearchInputs(FormFields())
        inputs.role = role
        let read = try services.knowledge.article(id: visit.capture("id"), caller: inputs.reader(visit.caller))
        let passage = visit.query["passage"].flatMap { id in read.passages.first { $0.id == id } }
        let isMissing = visit.query["passage"] != nil && passage == nil
        let title = read.article.title.isEmpty ? read.article.key.id : read.article.title
        let page = ConsolePage(
            section: .search, title: title,
            body: Template.read.render(
                Values(read, cited: passage, isMissing: isMissing, isOwner: visit.caller.allows(.owner))),
            hasHeading: true)
        return Layout.render(page, for: visit, version: services.version)
    }
}

extension ReadingPages {
    struct Values {
        let articleTitle: String
        let articlePath: String
        let openAddress: String?
        let ownerAddress: String?
        let updated: ShownDate?
        let due: ShownDate?
        let articleOwner: String?
        let product: String?
        let version: String?
        let locale: String?
        let audience: String?
        let generation: Int
        let isMissing: Bool
        let hasQuote: Bool
        let quotePath: String?
        let outline: [Entry]
        let textMarkup: String

        struct Entry {
            let entryID: String
            let entryTitle: String
            let entryClass: String
        }

        init(_ read: ReadArticle, cited: StoredPassage?, isMissing: Bool, isOwner: Bool) {
            let article = read.article
            articleTitle = article.title.isEmpty ? article.key.id : article.title
            articlePath = article.path
            let link = cited.flatMap { Citation($0).link } ?? article.url
            openAddress = link.flatMap(SafeLink.address)
            ownerAddress = isOwner ? "/articles/" + FormFields.encoded(article.key.id) : nil
            updated = article.updatedAt.map(ShownDate.init)
            due = article.reviewDue.map(ShownDate.init)
            articleOwner = article.owner
            (product, version) = (article.product, article.version)
            locale = article.locale == AccessScope.undeterminedLocale ? nil : article.locale
            audience = article.audience == .public ? nil : article.audience.roles.map(\.name).joined(separator: ", ")
            generation = read.generation.number
            self.isMissing = isMissing
            hasQuote = cited != nil
            quotePath = cited.flatMap { $0.headingPath.isEmpty ? nil : $0.headingPath.joined(separator: " › ") }
            let passages = read.passages.map(\.textRange)
            let text = TextBlocks(
                read.text, headings: Self.headings(read.passages),
                isBody: { range in passages.contains { $0.overlaps(range) } }, marked: cited?.textRange)
            outline = text.outline.map { Entry(entryID: $0.id, entryTitle: $0.title, entryClass: $0.tag) }
            textMarkup = Template.textBlocks.render(Text(blocks: text.blocks))
        }

        private struct Text { let blocks: [TextBlocks.Block] }

        /// Depths of all headings that passages stand under.
        private static func headings(_ passages: [StoredPassage]) -> [String: Int] {
            var depths: [String: Int] = [:]
            for passage in passages {
                for (depth, heading) in passage.headingPath.enumerated() where depths[heading] == nil {
                    depths[heading] = depth + 1
                }
            }
            return depths
        }
    }
}
