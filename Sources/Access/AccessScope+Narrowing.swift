package import KnowledgeModel
package import Storage

extension AccessScope {
    /// What both open, and nothing else.
    package func narrowed(to other: AccessScope) -> AccessScope {
        AccessScope(
            roles: roles.intersection(other.roles), locales: Self.both(self, other))
    }

    /// Whether `locale`, whole or by its language, is one that this opens.
    package func opens(locale: String) -> Bool { opens(audience: .public, locale: locale) }

    /// `en` and `en-gb` have `en-gb` in common, so the narrower tags of either side stay.
    private static func both(_ left: AccessScope, _ right: AccessScope) -> Set<String>? {
        guard let ours = left.locales else { return right.locales }
        guard let theirs = right.locales else { return ours }
        return ours.filter(right.opens(locale:)).union(theirs.filter(left.opens(locale:)))
    }
}

extension PassageFilter {
    /// What both let through. Of labels it may be less: an article that has one label of each side, and none that both
    /// name, stays out, so a narrower filter never shows more.
    package func narrowed(to other: PassageFilter) -> PassageFilter {
        func both(_ left: Set<String>?, _ right: Set<String>?) -> Set<String>? {
            guard let left else { return right }
            return right.map(left.intersection) ?? left
        }
        return PassageFilter(
            products: both(products, other.products), versions: both(versions, other.versions),
            labels: both(labels, other.labels))
    }
}
