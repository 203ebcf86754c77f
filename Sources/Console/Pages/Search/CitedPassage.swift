internal import KnowledgeModel
internal import ReportPages
internal import Retrieval
internal import Storage

/// One cited passage, as its card shows it. Members are named by `search-citation.mustache`.
struct CitedPassage {
    /// `2-1`: the second question's first passage; unique on the page.
    let place: String
    let rank: Int
    let title: String
    /// Headings above the passage, outermost first.
    let path: String?
    let notes: [Note]
    let quoteMarkup: String
    /// Nil where the article has no address, or one that no link should have.
    let openAddress: String?
    /// Where the link goes, to read.
    let landing: String?
    let readAddress: String
    let updated: ShownDate?
    let due: ShownDate?
    let owner: String?
    let product: String?
    let version: String?
    let locale: String?
    /// Nil for everybody.
    let audience: String?
    /// To paste into a reply.
    let citationText: String
    let passageID: String
    let articleID: String
    let canRate: Bool
    let canStop: Bool
    let ratings: [Rating]
    let whyMarkup: String?

    struct Note { let note: String }

    struct Rating {
        let rating: String
        let ratingName: String
    }

    init(
        _ cited: CitedHit, rank: Int, question: Int, marks: [Mark], inputs: SearchInputs, queryID: String?,
        canRate: Bool, canStop: Bool, whyMarkup: String?
    ) {
        let citation = cited.citation
        let article = citation.article
        place = "\(question)-\(rank)"
        self.rank = rank
        title = article.title.isEmpty ? article.key.id : article.title
        path = citation.headingPath.isEmpty ? nil : citation.headingPath.joined(separator: " › ")
        notes = marks.map { Note(note: $0.reason) }
        quoteMarkup = Self.quote(citation.quote)
        openAddress = citation.link.flatMap(SafeLink.address)
        landing = openAddress.map { Self.landing($0) }
        readAddress = ReadAddress(article: article.key.id, passage: citation.passageID, role: inputs.role).path
        updated = article.updatedAt.map(ShownDate.init)
        due = article.reviewDue.map(ShownDate.init)
        owner = article.owner
        product = article.product
        version = article.version
        locale = article.locale == AccessScope.undeterminedLocale ? nil : article.locale
        audience = article.audience == .public ? nil : article.audience.roles.map(\.name).joined(separator: ", ")
        citationText = Self.text(of: citation)
        passageID = citation.passageID
        articleID = article.key.id
        self.canRate = canRate
        self.canStop = canStop
        ratings = FeedbackRecord.Rating.allCases.map { Rating(rating: $0.rawValue, ratingName: $0.name) }
        self.whyMarkup = whyMarkup
    }

    var html: String { Template.citation.render(self) }

    private struct Quoted { let blocks: [TextBlocks.Block] }

    static func quote(_ text: String) -> String {
        Template.textBlocks.render(Quoted(blocks: TextBlocks(text).blocks))
    }

    /// The address without its scheme, and without the words that it marks.
    private static func landing(_ address: String) -> String {
        let page = address.split(separator: ":~:", maxSplits: 1).first.map(String.init) ?? address
        let shown = page.split(separator: "://", maxSplits: 1).last.map(String.init) ?? page
        return shown.hasSuffix("#") ? String(shown.dropLast()) : shown
    }

    private static func text(of citation: Citation) -> String {
        let source = ([citation.article.title] + citation.headingPath).filter { !$0.isEmpty }.joined(separator: " › ")
        let updated = citation.article.updatedAt.map { " (updated \($0))" } ?? ""
        return ["“\(citation.quote)”", "— \(source)\(updated)", citation.link ?? ""].filter { !$0.isEmpty }
            .joined(separator: "\n")
    }
}

/// A day as an article gives it.
struct ShownDate {
    /// For programs; nil where it is no date that we can read.
    let machine: String?
    let shown: String

    init(_ text: String) {
        let day = Timestamp(text)?.day
        machine = day?.description
        shown = day.map(DateText.day) ?? text
    }
}

/// Where an article is read in the console, at one of its passages.
struct ReadAddress {
    let article: String
    let passage: String?
    let role: String?

    var path: String {
        var fields: [(name: String, value: String)] = []
        if let passage { fields.append(("passage", passage)) }
        if let role { fields.append(("as", role)) }
        return "/read/" + FormFields.encoded(article) + FormFields(fields).encoded + (passage == nil ? "" : "#quote")
    }
}

extension FeedbackRecord.Rating {
    var name: String {
        switch self {
        case .useful: "Useful"
        case .incomplete: "Incomplete"
        case .wrong: "Wrong"
        case .unsafe: "Unsafe"
        }
    }
}
