/// What a key lets its holder do. Raw values are the names on the wire and on the command line.
///
/// A scope says what may be done; which articles it may be done with is the matter of a key's roles (`AccessScope`).
package enum Scope: String, Sendable, Hashable, CaseIterable {
    /// Search, read passages and articles, resolve citations.
    case search
    /// Say how good a citation was and what became of a query.
    case feedback
    /// Have a draft checked.
    case verify
    /// Care for articles and gaps: gap reports, article health, the index's own articles, suppressions.
    case owner
    /// Everything, keys, generations and settings included.
    case admin
    /// Read the figures of the service.
    case metrics

    /// What a holder of this scope may do as well. An owner tries out what customers see; an administrator may do
    /// everything. No scope opens an article that the roles keep shut.
    package var implies: Set<Scope> {
        switch self {
        case .search, .feedback, .verify, .metrics: [self]
        case .owner: [.owner, .search, .feedback, .verify]
        case .admin: Set(Scope.allCases)
        }
    }
}

extension Set<Scope> {
    /// Whether one of these is `scope` or implies it.
    package func allows(_ scope: Scope) -> Bool { contains { $0.implies.contains(scope) } }

    /// The wire names in the order in which `Scope` declares them.
    package var names: [String] { Scope.allCases.filter(contains).map(\.rawValue) }
}
