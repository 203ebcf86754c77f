package import KnowledgeModel
package import Storage

/// Which articles a list shows, and how many at once.
package struct ArticleListRequest: Sendable, Hashable {
    package var limit: Int
    /// Where the page before ended; nil begins.
    package var cursor: String?
    package var product: String?
    /// A language tag, or a language: `en` is `en-gb` as well.
    package var locale: String?
    package var owner: String?

    package static let limitDefault = 50
    package static let limitMaximum = 500

    package init(
        limit: Int = limitDefault, cursor: String? = nil, product: String? = nil, locale: String? = nil,
        owner: String? = nil
    ) {
        self.limit = limit
        self.cursor = cursor
        self.product = product
        self.locale = locale
        self.owner = owner
    }

    package static let parameters = ["limit", "cursor", "product", "locale", "owner"]

    /// - Parameter value: of a parameter of this name; nil if it is absent.
    /// - Throws: `Problem` 422 naming every parameter that is wrong.
    package static func decode(_ value: (String) -> String?) throws(Problem) -> ArticleListRequest {
        var faults = RequestFaults()
        var request = ArticleListRequest(
            cursor: value("cursor"), product: value("product"), locale: value("locale"), owner: value("owner"))
        if let text = value("limit") {
            if let limit = Int(text), (1...limitMaximum).contains(limit) {
                request.limit = limit
            } else {
                faults.add("?limit", "must be a whole number from 1 to \(limitMaximum)")
            }
        }
        if let cursor = request.cursor, ArticleCursor(text: cursor) == nil {
            faults.add("?cursor", "must be the next of an earlier page, as it was")
        }
        guard faults.isEmpty else { throw .invalidRequest(faults.list) }
        return request
    }

    func admits(_ article: StoredArticle) -> Bool {
        if let product, article.product != product { return false }
        if let owner, article.owner != owner { return false }
        guard let locale = locale?.lowercased() else { return true }
        let tag = article.locale.lowercased()
        return tag == locale || tag.hasPrefix(locale + "-")
    }
}

/// Some articles, by id.
package struct ArticlePage: Sendable, Hashable {
    package let generation: GenerationID
    package let articles: [StoredArticle]
    /// The cursor of the next page; nil after the last.
    package let next: String?
}

/// The last article of a page: what was added or removed meanwhile neither repeats nor hides others.
struct ArticleCursor: Hashable {
    let key: ArticleKey

    init(_ key: ArticleKey) { self.key = key }

    /// Hexadecimal, so that nobody reads a meaning into it and every transport takes it.
    var text: String { Digest.hex(Array(key.id.utf8) + [0] + Array(key.source.utf8)) }

    init?(text: String) {
        let digits = Array(text.utf8)
        guard digits.count % 2 == 0 else { return nil }
        var bytes: [UInt8] = []
        for place in stride(from: 0, to: digits.count, by: 2) {
            guard let high = Self.value(digits[place]), let low = Self.value(digits[place + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        let parts = bytes.split(separator: 0, omittingEmptySubsequences: false)
        guard parts.count == 2, let id = String(validating: parts[0], as: UTF8.self),
            let source = String(validating: parts[1], as: UTF8.self)
        else { return nil }
        key = ArticleKey(source: source, id: id)
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
