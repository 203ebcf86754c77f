import Access
import KnowledgeModel
import Testing
import lacuna

@Suite struct KeysOutputTests {
    private let now = Timestamp(milliseconds: 1_767_571_200_000)
    private let keys = [
        APIKey(
            id: "k1", name: "help desk", secretHash: [1], scopes: [.feedback, .search],
            access: AccessScope(roles: ["agent"].compactMap { Role($0) }, locales: ["en"]),
            createdAt: Timestamp(milliseconds: 1_767_571_100_000), createdBy: "Ana",
            expiresAt: Timestamp(milliseconds: 1_767_657_600_000), requestsPerMinute: 600),
        APIKey(
            id: "k2", name: "\u{1B}[2Jold", secretHash: [2], scopes: [.admin], access: .everybody,
            createdAt: Timestamp(milliseconds: 0), createdBy: "Ben", revokedAt: Timestamp(milliseconds: 5)),
    ]

    @Test func aTableWithoutHashesAndEscapes() {
        #expect(
            KeysOutput.text(keys, at: now)
                == """
                id  name       state    scopes           roles         locales     rate  expires               created
                k1  help desk  active   search,feedback  agent,public  en       600/min  2026-01-06T00:00:00Z  2026-01-04 by Ana
                k2  [2Jold     revoked  admin            public        all               never                 1970-01-01 by Ben

                """)
        #expect(
            KeysOutput.summary(keys[0])
                == "“help desk” for search, feedback as agent, public, until 2026-01-06T00:00:00Z")
        #expect(KeysOutput.summary(keys[1]) == "“[2Jold” for admin as public, without an end")
    }

    @Test func json() {
        #expect(
            KeysOutput.json(keys, at: now)
                == #"{"version":1,"keys":[{"id":"k1","name":"help desk","state":"active","scopes":["search","feedback"],"#
                + #""roles":["agent","public"],"locales":["en"],"created_at":"2026-01-04T23:58:20Z","#
                + #""created_by":"Ana","expires_at":"2026-01-06T00:00:00Z","revoked_at":null,"#
                + #""requests_per_minute":600},{"id":"k2","name":"\u001b[2Jold","state":"revoked","#
                + #""scopes":["admin"],"roles":["public"],"created_at":"1970-01-01T00:00:00Z","created_by":"Ben","#
                + #""expires_at":null,"revoked_at":"1970-01-01T00:00:00.005Z","requests_per_minute":null}]}"# + "\n")
        let created = KeysOutput.json(keys[0], secret: "lacuna_k1_x", at: now)
        #expect(created.hasPrefix(#"{"version":1,"key":{"id":"k1","#))
        #expect(created.hasSuffix(#"},"secret":"lacuna_k1_x"}"# + "\n"))
    }
}
