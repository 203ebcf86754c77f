import Access
import Testing

@Suite struct ScopeTests {
    /// The whole table, so that nothing is implied by accident.
    @Test(arguments: [
        (Scope.search, ["search"]), (.feedback, ["feedback"]), (.verify, ["verify"]), (.metrics, ["metrics"]),
        (.owner, ["search", "feedback", "verify", "owner"]),
        (.admin, ["search", "feedback", "verify", "owner", "admin", "metrics"]),
    ])
    func implies(scope: Scope, allowed: [String]) {
        #expect(Scope.allCases.filter(Set([scope]).allows).map(\.rawValue) == allowed)
    }

    @Test func severalScopesAllowWhatAnyDoes() {
        let scopes: Set<Scope> = [.metrics, .search]
        #expect(scopes.allows(.search) && scopes.allows(.metrics) && !scopes.allows(.feedback))
        #expect(scopes.names == ["search", "metrics"])
        #expect(!Set<Scope>().allows(.search))
    }
}
