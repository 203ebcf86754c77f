import KnowledgeModel
package import Storage

/// A filter over what is known of a passage, in the form of OpenAI's vector stores: comparisons, joined by and/or.
package indirect enum AttributeFilter: Sendable, Hashable {
    package enum Comparison: String, Sendable, CaseIterable { case eq, ne, gt, gte, lt, lte, `in`, nin }

    package enum Value: Sendable, Hashable {
        case text(String)
        case number(Double)
        case bool(Bool)
    }

    /// One of `Attribute`; `values` has one but for `in` and `nin`.
    case compare(Attribute, Comparison, [Value])
    case and([AttributeFilter])
    case or([AttributeFilter])

    /// What can be filtered by.
    package enum Attribute: String, Sendable, CaseIterable {
        case articleID = "article_id"
        case fileID = "file_id"
        case passageID = "passage_id"
        case title, url, anchor, locale, product, version, labels, owner
        case updatedAt = "updated_at"

        /// Whether `gt` and its like mean anything: times and versions have an order.
        package var isOrdered: Bool { self == .updatedAt || self == .version }

        func texts(of passage: StoredPassage) -> [String] {
            let article = passage.article
            let text: String? =
                switch self {
                case .articleID, .fileID: article.key.id
                case .passageID: passage.id
                case .title: article.title
                case .url: article.url
                case .anchor: passage.anchor
                case .locale: article.locale == AccessScope.undeterminedLocale ? nil : article.locale
                case .product: article.product
                case .version: article.version
                case .owner: article.owner
                case .updatedAt: article.updatedAt
                case .labels: nil
                }
            return self == .labels ? article.labels : text.map { [$0] } ?? []
        }
    }

    /// Whether the passage passes. What an article does not say is equal to nothing and in no order, so `ne` and `nin`
    /// let it pass and everything else does not. Of labels any one is enough, for `ne` and `nin` none may be.
    package func admits(_ passage: StoredPassage) -> Bool {
        switch self {
        case .and(let filters): return filters.allSatisfy { $0.admits(passage) }
        case .or(let filters): return filters.contains { $0.admits(passage) }
        case .compare(let attribute, let comparison, let values):
            let texts = attribute.texts(of: passage)
            func isAny() -> Bool {
                texts.contains { text in values.contains { $0.equals(text, as: attribute) } }
            }
            func isOrdered(_ fits: (Int) -> Bool) -> Bool {
                guard let text = texts.first, let value = values.first else { return false }
                return value.order(of: text, as: attribute).map(fits) ?? false
            }
            switch comparison {
            case .eq, .in: return isAny()
            case .ne, .nin: return !isAny()
            case .gt: return isOrdered { $0 > 0 }
            case .gte: return isOrdered { $0 >= 0 }
            case .lt: return isOrdered { $0 < 0 }
            case .lte: return isOrdered { $0 <= 0 }
            }
        }
    }
}

extension AttributeFilter.Value {
    fileprivate func equals(_ text: String, as attribute: AttributeFilter.Attribute) -> Bool {
        // Times are equal however they are written; language tags have no case (RFC 5646, 2.1.1).
        if attribute == .updatedAt, let order = order(of: text, as: attribute) { return order == 0 }
        switch self {
        case .text(let value):
            return attribute == .locale ? value.lowercased() == text.lowercased() : value == text
        case .number(let value): return Double(text) == value
        case .bool(let value): return text == (value ? "true" : "false")
        }
    }

    /// Below 0 if the text comes before this, 0 if they stand together; nil if they cannot be compared. Times are compared
    /// as moments, of which a number says the Unix seconds; versions by their numbers, part by part.
    fileprivate func order(of text: String, as attribute: AttributeFilter.Attribute) -> Int? {
        switch attribute {
        case .updatedAt:
            guard let left = Timestamp(text), let right = moment else { return nil }
            return left == right ? 0 : left < right ? -1 : 1
        case .version:
            guard let left = Self.parts(text), let right = Self.parts(words) else { return nil }
            for place in 0..<max(left.count, right.count) {
                let (one, other) = (place < left.count ? left[place] : 0, place < right.count ? right[place] : 0)
                if one != other { return one < other ? -1 : 1 }
            }
            return 0
        default: return nil
        }
    }

    /// The moment that it names; nil if it names none.
    var moment: Timestamp? {
        switch self {
        case .text(let text): Timestamp(text)
        case .number(let seconds):
            // Up to the year 9999.
            abs(seconds) < 253_402_300_800 ? Timestamp(milliseconds: Int64(seconds * 1000)) : nil
        case .bool: nil
        }
    }

    private var words: String {
        switch self {
        case .text(let text): text
        case .number(let number): Int(exactly: number).map { "\($0)" } ?? "\(number)"
        case .bool(let bool): "\(bool)"
        }
    }

    /// Whether it is a version that has an order, such as `2`, `v3.1`.
    var isVersion: Bool { Self.parts(words) != nil }

    /// Of `2.10` 2 and 10; nil for what is not made of numbers.
    private static func parts(_ version: String) -> [Int]? {
        let digits = version.hasPrefix("v") || version.hasPrefix("V") ? version.dropFirst() : version[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false).map { part in
            part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
        }
        return parts.contains(nil) ? nil : parts.compactMap(\.self)
    }
}

extension AttributeFilter {
    /// What the scans can narrow by, so that nothing is lost to candidates that do not pass. It lets through at least what
    /// this lets through.
    package var narrowing: (filter: PassageFilter, locales: Set<String>?) {
        var filter = PassageFilter.everything
        var locales: Set<String>?
        for part in conjuncts {
            guard case .compare(let attribute, .eq, let values) = part.withOneEquality else { continue }
            // Numbers are compared as such, and the scans know words only.
            let texts = values.compactMap { if case .text(let text) = $0 { text } else { nil } }
            guard texts.count == values.count else { continue }
            switch attribute {
            case .product: filter.products = filter.products.map { $0.intersection(texts) } ?? Set(texts)
            case .version: filter.versions = filter.versions.map { $0.intersection(texts) } ?? Set(texts)
            // An article may have one label of each of two filters, and none that both name.
            case .labels: filter.labels = filter.labels ?? Set(texts)
            case .locale:
                let tags = Set(texts.map { $0.lowercased() })
                locales = locales.map { $0.intersection(tags) } ?? tags
            default: continue
            }
        }
        return (filter, locales)
    }

    /// Whether the scans do all that this does.
    package var isNarrowedWhole: Bool {
        let parts = conjuncts
        var labels = 0
        return parts.allSatisfy { part in
            guard case .compare(let attribute, .eq, let values) = part.withOneEquality else { return false }
            if attribute == .labels { labels += 1 }
            let isText = values.allSatisfy { if case .text = $0 { true } else { false } }
            return isText && (attribute == .product || attribute == .version || attribute == .labels && labels == 1)
        }
    }

    /// Filters all of which must let a passage through.
    private var conjuncts: [AttributeFilter] {
        switch self {
        case .and(let filters): filters.flatMap(\.conjuncts)
        case .or(let filters) where filters.count == 1: filters[0].conjuncts
        default: [self]
        }
    }

    /// `in` as an `eq` of several values.
    private var withOneEquality: AttributeFilter {
        if case .compare(let attribute, .in, let values) = self { .compare(attribute, .eq, values) } else { self }
    }
}
