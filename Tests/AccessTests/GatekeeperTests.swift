import Access
import KnowledgeModel
import Storage
import TestSupport
import Testing

@Suite struct GatekeeperTests {
    private let keys = InMemoryKeyStore()
    private let now = Timestamp(milliseconds: 60_000)
    private var gatekeeper: Gatekeeper { Gatekeeper(keys: keys) }
    private let local = Caller.local(access: .everybody)

    @Test func aKeyGivesItsCaller() throws {
        let bearer = try keys.bearer(
            scopes: [.search, .feedback], roles: ["agent"], locales: ["en"], expiresAt: Timestamp(milliseconds: 90_000),
            requestsPerMinute: 600)
        let caller = try gatekeeper.caller(bearer: bearer, now: now)
        let id = try #require(keys.keys().first?.id)
        #expect(caller.identity == .key(id) && caller.keyID == id)
        #expect(caller.scopes == [.search, .feedback] && caller.requestsPerMinute == 600)
        #expect(caller.access.roles.map(\.name).sorted() == ["agent", "public"] && caller.access.locales == ["en"])
        #expect(caller.filter == .everything && caller.asker == nil)
        #expect(caller.expiresAt == Timestamp(milliseconds: 90_000))
        #expect(caller.allows(.search) && !caller.allows(.owner))
        try caller.require(.feedback)
        #expect(throws: AccessError.insufficientScope(.admin)) { try caller.require(.admin) }
    }

    @Test func withoutAnyKeyOnlyThisMachineMayCall() throws {
        #expect(throws: AccessError.missing) { try gatekeeper.caller(bearer: nil, now: now) }
        let atHome = Gatekeeper(keys: keys, local: local)
        for bearer in [nil, ""] { #expect(try atHome.caller(bearer: bearer, now: now) == local) }
        #expect(local.allows(.admin) && local.keyID == nil)
        #expect(throws: AccessError.unknown) { try atHome.caller(bearer: "lacuna_x", now: now) }
    }

    @Test func aRevokedKeyStillClosesTheDoor() throws {
        let bearer = try keys.bearer(scopes: [.search])
        let atHome = Gatekeeper(keys: keys, local: local)
        #expect(throws: AccessError.missing) { try atHome.caller(bearer: nil, now: now) }
        let id = try #require(keys.keys().first?.id)
        _ = try keys.revoke(id: id, at: now)
        #expect(throws: AccessError.missing) { try atHome.caller(bearer: nil, now: now) }
        #expect(throws: AccessError.revoked) { try atHome.caller(bearer: bearer, now: now) }
    }

    @Test func unknownMalformedAndWrongLookTheSame() throws {
        let bearer = try keys.bearer(scopes: [.search], seed: 1)
        let other = try InMemoryKeyStore().bearer(scopes: [.search], seed: 2)
        let wrongSecret = bearer.prefix(18) + other.suffix(52)
        for text in [
            other, String(wrongSecret), "secret", "lacunat_", "lacunat_AAAA", bearer + " ", "Bearer " + bearer,
        ] {
            #expect(throws: AccessError.unknown) { try gatekeeper.caller(bearer: text, now: now) }
        }
    }

    @Test func anExpiredKeyIsToldSoToItsHolderOnly() throws {
        let bearer = try keys.bearer(scopes: [.search], expiresAt: now)
        #expect(throws: AccessError.expired) { try gatekeeper.caller(bearer: bearer, now: now) }
        let guess = bearer.prefix(18) + String(repeating: "0", count: 52)
        #expect(throws: AccessError.unknown) { try gatekeeper.caller(bearer: String(guess), now: now) }
    }

    @Test(arguments: [
        (
            AccessError.missing, "missing_key",
            "no key was sent; send one as `Authorization: Bearer lacuna_…`, which `lacuna keys create` makes on the "
                + "machine of the index"
        ),
        (
            .unknown, "unknown_key",
            "the key is not known here; send a whole key, exactly as `lacuna keys create` printed it, or a token that "
                + "was minted with one"
        ),
        (
            .expired, "expired_key",
            "the key or token has expired; create a new key with `lacuna keys create`, or mint a new token"
        ),
        (.revoked, "revoked_key", "the key has been revoked; ask whoever runs the service for another"),
        (
            .insufficientScope(.owner), "insufficient_scope",
            "this needs the scope \"owner\", which the key does not have; use a key that was created with "
                + "`--scope owner`"
        ),
    ])
    func messages(error: AccessError, code: String, message: String) {
        #expect(error.code == code && "\(error)" == message)
    }

    @Test func anyTextIsRefusedWithoutACrash() throws {
        _ = try keys.bearer(scopes: [.search])
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<2000 {
            let bytes = (0..<Int.random(in: 1...90, using: &generator)).map { _ in
                UInt8.random(in: .min ... .max, using: &generator)
            }
            let prefix = ["", "lacuna_", "lacunat_"].randomElement(using: &generator) ?? ""
            let text = prefix + String(decoding: bytes, as: UTF8.self)
            #expect(throws: AccessError.unknown, "\(bytes)") { try gatekeeper.caller(bearer: text, now: now) }
        }
    }
}
