import GapAnalysis
import KnowledgeModel
import Storage

/// Which articles a list shows and in which order, as the page's address says.
struct ArticleSelection {
    /// The kinds of trouble, each a list of its own.
    enum Tab: String, CaseIterable {
        case all, overdue, faulted, contradictions, duplicates
        case asked = "asked-again"
        case uncited = "never-cited"

        static let shown: [Tab] = [.all, .overdue, .faulted, .asked, .contradictions, .duplicates, .uncited]

        var name: String {
            switch self {
            case .all: "All articles"
            case .overdue: "Review overdue"
            case .faulted: "Said to be wrong"
            case .asked: "Asked again"
            case .contradictions: "Contradictions"
            case .duplicates: "Say the same"
            case .uncited: "Never cited"
            }
        }
    }

    enum Order: String { case title, updated, served, due }

    let tab: Tab
    let order: Order?
    let isDescending: Bool
    let text: String?
    let product: String?
    let locale: String?
    let audience: String?
    let owner: String?
    private let needle: [UInt8]

    init(_ query: FormFields) {
        tab = query["tab"].flatMap { Tab(rawValue: $0) } ?? .all
        let asked = query["sort"].flatMap { Order(rawValue: $0) }
        // Lists of trouble are in the order of what is most worthwhile, unless somebody wants another.
        order = asked ?? (tab == .all ? .title : nil)
        isDescending = query["order"] == "down"
        text = query["q"]
        product = query["product"]
        locale = query["locale"]
        audience = query["audience"]
        owner = query["owner"]
        needle = Array((text ?? "").lowercased().utf8)
    }

    var isNarrowed: Bool { [text, product, locale, audience, owner].contains { $0 != nil } }

    /// O(length of title, path and id).
    func admits(_ article: StoredArticle) -> Bool {
        if let product, article.product != product { return false }
        if let locale, article.locale != locale { return false }
        if let owner, article.owner != owner { return false }
        if let audience, article.audience.description != audience { return false }
        return needle.isEmpty || [article.title, article.path, article.key.id].contains { Self.contains($0, needle) }
    }

    func admits(_ pair: ArticlePair) -> Bool {
        admits(pair.first.cited.article) || admits(pair.second.cited.article)
    }

    /// By bytes: going by characters takes twenty times as long, and a list has thousands of titles.
    private static func contains(_ text: String, _ needle: [UInt8]) -> Bool {
        let bytes = Array(text.lowercased().utf8)
        guard bytes.count >= needle.count else { return false }
        return (0...bytes.count - needle.count).contains { start in
            bytes[start] == needle[0] && bytes[start..<start + needle.count].elementsEqual(needle)
        }
    }
}
