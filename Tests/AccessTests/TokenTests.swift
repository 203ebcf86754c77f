import Access
import KnowledgeModel
import Storage
import TestSupport
import Testing

@Suite struct TokenTests {
    private let keys = InMemoryKeyStore()
    private let now = Timestamp(milliseconds: 60_000)
    private var gatekeeper: Gatekeeper { Gatekeeper(keys: keys) }

    private func keyCaller(
        scopes: Set<Scope> = [.search, .feedback], roles: [String] = ["agent", "editor"], locales: Set<String>? = nil,
        expiresAt: Timestamp? = nil, requestsPerMinute: Int? = nil
    ) throws -> Caller {
        let bearer = try keys.bearer(
            scopes: scopes, roles: roles, locales: locales, expiresAt: expiresAt, requestsPerMinute: requestsPerMinute)
        return try gatekeeper.caller(bearer: bearer, now: now)
    }

    private func role(_ name: String) throws -> Role { try #require(Role(name)) }

    @Test func aTokenGivesLessThanItsKey() throws {
        let caller = try keyCaller(requestsPerMinute: 60)
        let filter = PassageFilter(products: ["Kettle"], labels: ["warranty", "repair"])
        let minted = try gatekeeper.mint(
            TokenRequest(
                scopes: [.search], roles: [try role("agent")], locales: ["en"], filter: filter, asker: "ana@help",
                lifetime: .seconds(900)), for: caller, now: now)
        #expect(minted.token.expiresAt.milliseconds == 960_000)
        let holder = try gatekeeper.caller(bearer: minted.text, now: now)
        let keyID = try #require(caller.keyID)
        #expect(holder.identity == .token(key: keyID) && holder.keyID == keyID)
        #expect(holder.scopes == [.search] && holder.asker == "ana@help" && holder.requestsPerMinute == 60)
        let narrower = AccessScope(roles: [try role("agent")], locales: ["en"])
        #expect(holder.access == narrower)
        #expect(holder.filter == filter && holder.expiresAt == minted.token.expiresAt)
        #expect(
            holder.filter(narrowing: PassageFilter(products: ["Kettle", "Toaster"], labels: ["repair"]))
                == PassageFilter(products: ["Kettle"], labels: ["repair"]))
        #expect(holder.filter(narrowing: PassageFilter(products: ["Toaster"])).products == [])
    }

    @Test func whatIsLeftOutIsAsTheKeyHasIt() throws {
        let caller = try keyCaller(locales: ["en"])
        let minted = try gatekeeper.mint(TokenRequest(lifetime: .seconds(1)), for: caller, now: now)
        let holder = try gatekeeper.caller(bearer: minted.text, now: now)
        #expect(holder.scopes == caller.scopes && holder.access == caller.access && holder.filter == .everything)
    }

    @Test func aTokenEndsWithItsTimeItsKeysTimeAndItsKey() throws {
        let end = Timestamp(milliseconds: 100_000)
        let caller = try keyCaller(expiresAt: end)
        let minted = try gatekeeper.mint(TokenRequest(lifetime: .seconds(3600)), for: caller, now: now)
        #expect(minted.token.expiresAt == end)
        let short = try gatekeeper.mint(TokenRequest(lifetime: .seconds(10)), for: caller, now: now)
        _ = try gatekeeper.caller(bearer: short.text, now: Timestamp(milliseconds: 69_999))
        #expect(throws: AccessError.expired) {
            try gatekeeper.caller(bearer: short.text, now: Timestamp(milliseconds: 70_000))
        }
        _ = try keys.revoke(id: try #require(caller.keyID), at: now)
        #expect(throws: AccessError.revoked) { try gatekeeper.caller(bearer: minted.text, now: now) }
        #expect(throws: AccessError.unknown) {
            try Gatekeeper(keys: InMemoryKeyStore()).caller(bearer: minted.text, now: now)
        }
    }

    @Test func anAdministratorsKeyMintsTokensForAnything() throws {
        let caller = try keyCaller(scopes: [.admin])
        let minted = try gatekeeper.mint(TokenRequest(scopes: [.verify], lifetime: .seconds(1)), for: caller, now: now)
        #expect(try gatekeeper.caller(bearer: minted.text, now: now).scopes == [.verify])
    }

    @Test func aTokenNeverSaysMoreThanItsKey() throws {
        let caller = try keyCaller(locales: ["en-gb"])
        func error(_ request: TokenRequest, by caller: Caller) -> TokenError? {
            #expect(throws: TokenError.self) { try gatekeeper.mint(request, for: caller, now: now) }
        }
        let minute = Duration.seconds(60)
        #expect(error(TokenRequest(scopes: [.search, .owner], lifetime: minute), by: caller) == .widerScope(.owner))
        #expect(error(TokenRequest(scopes: [], lifetime: minute), by: caller) == .noScopes)
        let chief = try role("chief")
        #expect(error(TokenRequest(roles: [chief], lifetime: minute), by: caller) == .widerRole(chief))
        #expect(error(TokenRequest(locales: ["en"], lifetime: minute), by: caller) == .widerLocale("en"))
        for seconds in [0, -1, 86_401] {
            #expect(error(TokenRequest(lifetime: .seconds(seconds)), by: caller) == .badLifetime)
        }
        let long = String(repeating: "a", count: 3000)
        #expect(error(TokenRequest(asker: long, lifetime: minute), by: caller) == .tooLarge)
        let minted = try gatekeeper.mint(TokenRequest(lifetime: minute), for: caller, now: now)
        let holder = try gatekeeper.caller(bearer: minted.text, now: now)
        #expect(error(TokenRequest(lifetime: minute), by: holder) == .notAKey)
        #expect(error(TokenRequest(lifetime: minute), by: .local(access: .everybody)) == .notAKey)
    }

    @Test func aKeyThatWasNarrowedNarrowsItsTokens() throws {
        let caller = try keyCaller()
        let minted = try gatekeeper.mint(TokenRequest(lifetime: .seconds(60)), for: caller, now: now)
        var key = try #require(keys.keys().first)
        key.scopes = [.search]
        key.access = AccessScope(roles: [try role("agent")])
        let narrowed = InMemoryKeyStore()
        try narrowed.add(key)
        let holder = try Gatekeeper(keys: narrowed).caller(bearer: minted.text, now: now)
        #expect(holder.scopes == [.search] && holder.access == key.access)
    }

    @Test func anyChangedBitIsRefused() throws {
        let minted = try gatekeeper.mint(
            TokenRequest(filter: PassageFilter(versions: ["2"]), asker: "ana", lifetime: .seconds(60)),
            for: try keyCaller(), now: now)
        let secret = keys.tokenSecret()
        #expect(AccessToken(signed: minted.text, secret: secret) == minted.token)
        let characters = Array(minted.text.utf8)
        for index in characters.indices {
            for bit in 0..<8 {
                var changed = characters
                changed[index] ^= 1 << bit
                let text = String(decoding: changed, as: UTF8.self)
                #expect(AccessToken(signed: text, secret: secret) == nil, "bit \(bit) of character \(index)")
            }
        }
        for count in characters.indices {
            let cut = String(decoding: characters[..<count], as: UTF8.self)
            #expect(AccessToken(signed: cut, secret: secret) == nil, "\(count) characters")
        }
        for extra in ["A", "=", "AA", " "] { #expect(AccessToken(signed: minted.text + extra, secret: secret) == nil) }
        #expect(AccessToken(signed: minted.text, secret: [UInt8](repeating: 1, count: 32)) == nil)
    }

    @Test func everyTokenReadsBackAndHasOneText() throws {
        var generator = SeededGenerator(seed: 5)
        func strings() -> Set<String>? {
            let words = ["", "a", "é", "🫖", "Kettle 2", "\u{0}", "x=y"]
            if Bool.random(using: &generator) { return nil }
            return Set(words.filter { _ in Bool.random(using: &generator) })
        }
        for _ in 0..<500 {
            let token = AccessToken(
                keyID: "k\(Int.random(in: 0..<9, using: &generator))",
                scopes: Set(Scope.allCases.filter { _ in Bool.random(using: &generator) }),
                access: AccessScope(
                    roles: ["agent", "b", "c"].filter { _ in Bool.random(using: &generator) }.compactMap { Role($0) },
                    locales: strings()),
                filter: PassageFilter(products: strings(), versions: strings(), labels: strings()),
                asker: Bool.random(using: &generator) ? "ana" : nil,
                issuedAt: Timestamp(milliseconds: Int64.random(in: .min ... .max, using: &generator)),
                expiresAt: Timestamp(milliseconds: Int64.random(in: .min ... .max, using: &generator)))
            let text = token.signed(with: [1, 2, 3])
            let read = try #require(AccessToken(signed: text, secret: [1, 2, 3]), "\(token)")
            #expect(read == token && read.signed(with: [1, 2, 3]) == text)
        }
    }

    @Test func nothingThatIsPrintedHoldsTheToken() throws {
        let minted = try gatekeeper.mint(TokenRequest(lifetime: .seconds(60)), for: try keyCaller(), now: now)
        var dumped = ""
        dump(minted, to: &dumped)
        #expect(!"\(minted) \(String(reflecting: minted)) \(dumped)".contains(minted.text.suffix(20)))
    }

    @Test func messages() throws {
        let expected: [(TokenError, String, String)] = [
            (.notAKey, "not_a_key", "only a key mints tokens; send the key itself, which `lacuna keys create` makes"),
            (
                .noScopes, "no_scopes",
                "a token needs at least one of its key's scopes; leave the scopes out for all of them"
            ),
            (
                .badLifetime, "bad_lifetime",
                "a token lives more than 0 seconds and at most 24 hours; give a lifetime between them"
            ),
            (
                .tooLarge, "too_large",
                "the token's asker, locales and filter are longer than 2 KiB together; shorten them"
            ),
            (
                .widerScope(.owner), "wider_scope",
                "the key does not have the scope \"owner\", so its tokens cannot; leave it out"
            ),
            (
                .widerRole(try role("chief")), "wider_role",
                "the key does not have the role \"chief\", so its tokens cannot; leave it out"
            ),
            (
                .widerLocale("de"), "wider_locale",
                "the key does not open the locale \"de\", so its tokens cannot; leave it out"
            ),
        ]
        for (error, code, message) in expected { #expect(error.code == code && "\(error)" == message) }
    }
}
