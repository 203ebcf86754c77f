import Access
import KnowledgeModel
import Storage
import TestSupport
import Testing

@Suite struct NonPublicSearchesTests {
    private let hour: Int64 = 3_600_000

    @Test func oneLineForACallerAnAudienceAndAnHour() throws {
        let caller = try Caller.withKey(scopes: [.search], roles: ["agent", "editor"])
        let key = try #require(caller.keyID)
        let agents = AccessScope(roles: ["agent"].compactMap { Role($0) })
        var searches = NonPublicSearches()
        func lines(_ caller: Caller, _ access: AccessScope, _ time: Int64) -> [String] {
            let entry = searches.entry(
                for: caller, access: access, localUser: "ana", at: Timestamp(milliseconds: time))
            return [entry].compactMap(\.self).map { "\($0.by) \($0.action) \($0.object)" }
        }
        #expect(lines(caller, caller.access, hour) == ["key:\(key) search.non_public agent+editor"])
        #expect(lines(caller, caller.access, hour + 5) == [])
        #expect(lines(caller, agents, hour + 5) == ["key:\(key) search.non_public agent"])
        #expect(lines(.local(access: agents), agents, hour + 6) == ["user:ana search.non_public agent"])
        #expect(lines(caller, .everybody, hour + 7) == [])
        #expect(lines(caller, caller.access, 2 * hour).count == 1)
    }
}
