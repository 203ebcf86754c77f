import Access
import Foundation
import KnowledgeModel
import LocalStorage
import Storage
import TestSupport
import Testing

@Suite struct LocalKeyStoreTests {
    private let directory: TemporaryDirectory
    private let layout: IndexLayout
    private let store: LocalKeyStore

    init() throws {
        directory = try TemporaryDirectory()
        layout = IndexLayout(folder: directory.path + "/index")
        store = LocalKeyStore(layout: layout)
    }

    private func key(_ id: String, at milliseconds: Int64 = 1_767_571_200_000) -> APIKey {
        APIKey(
            id: id, name: "help \"desk\" é", secretHash: Digest.sha256(id), scopes: [.search, .feedback],
            access: AccessScope(roles: ["agent"].compactMap { Role($0) }, locales: ["en-gb"]),
            createdAt: Timestamp(milliseconds: milliseconds), createdBy: "Ana",
            expiresAt: Timestamp(milliseconds: 1_800_000_000_000), requestsPerMinute: 600)
    }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func aKeyReadsBackAsItWas() throws {
        #expect(try store.keys() == [])
        #expect(!FileManager.default.fileExists(atPath: layout.keys))
        let bare = APIKey(
            id: "bare", name: "b", secretHash: Digest.sha256("b"), scopes: [.admin], access: .everybody,
            createdAt: Timestamp(milliseconds: 0), createdBy: "Ben")
        try store.add(key("a"))
        try store.add(bare)
        for reader in [store, LocalKeyStore(layout: layout)] {
            #expect(try reader.keys() == [bare, key("a")])
            #expect(try reader.key(id: "a") == key("a"))
            #expect(try reader.key(id: "c") == nil)
        }
        #expect(try mode(layout.keys) == 0o600)
    }

    @Test func anotherProcessSeesWhatChangedAtOnce() throws {
        let server = LocalKeyStore(layout: layout)
        #expect(try server.key(id: "a") == nil)
        try store.add(key("a"))
        #expect(try server.key(id: "a")?.revokedAt == nil)
        let revoked = try store.revoke(id: "a", at: Timestamp(milliseconds: 5))
        #expect(revoked.revokedAt == Timestamp(milliseconds: 5))
        #expect(try server.key(id: "a") == revoked)
        // The first time counts.
        #expect(try store.revoke(id: "a", at: Timestamp(milliseconds: 9)) == revoked)
    }

    @Test func aSecretOpensAndRevokingItCloses() throws {
        var generator = SeededGenerator(seed: 4)
        let now = Timestamp(milliseconds: 1000)
        let (key, secret) = try NewKey(name: "a", scopes: [.search]).make(by: "Ana", at: now, using: &generator)
        try store.add(key)
        let file = try String(contentsOfFile: layout.keys, encoding: .utf8)
        #expect(!file.contains(secret.revealed().suffix(52)) && file.contains(key.id))
        let gatekeeper = Gatekeeper(keys: LocalKeyStore(layout: layout))
        let caller = try gatekeeper.caller(bearer: secret.revealed(), now: now)
        #expect(caller.keyID == key.id)
        let token = try gatekeeper.mint(TokenRequest(lifetime: .seconds(60)), for: caller, now: now)
        #expect(try gatekeeper.caller(bearer: token.text, now: now).keyID == key.id)
        _ = try store.revoke(id: key.id, at: now)
        for bearer in [secret.revealed(), token.text] {
            #expect(throws: AccessError.revoked) { try gatekeeper.caller(bearer: bearer, now: now) }
        }
    }

    @Test func theTokenSecretIsMadeOnceAndItsOwnersAlone() throws {
        let secret = try store.tokenSecret()
        #expect(secret.count == 32 && Set(secret).count > 8)
        #expect(try store.tokenSecret() == secret)
        #expect(try LocalKeyStore(layout: layout).tokenSecret() == secret)
        #expect(try mode(layout.tokenKey) == 0o600)
        try FileManager.default.removeItem(atPath: layout.tokenKey)
        #expect(try store.tokenSecret() != secret)
    }

    @Test func addingFromManyThreadsLosesNone() throws {
        DispatchQueue.concurrentPerform(iterations: 24) { index in
            try? LocalKeyStore(layout: layout).add(key("k\(index)", at: Int64(index)))
        }
        #expect(try store.keys().map(\.id) == (0..<24).map { "k\($0)" })
    }

    @Test func whatOthersMayReadIsSaid() throws {
        try store.add(key("a"))
        _ = try store.tokenSecret()
        #expect(store.warning() == nil)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: layout.keys)
        #expect(
            store.warning()
                == "others can read \(layout.keys); take that away with `chmod 600 \(layout.keys)`, and revoke the keys "
                + "if others had been at this machine")
        try store.add(key("b"))
        #expect(store.warning() == nil)
    }

    @Test func messages() throws {
        func message(_ body: () throws -> Void) -> String? {
            do {
                try body()
                return nil
            } catch {
                return "\(error)".replacing(layout.folder, with: "INDEX")
            }
        }
        try store.add(key("a"))
        #expect(
            message { try store.add(key("a")) } == "there is a key a already; create one with another id")
        #expect(
            message { _ = try store.revoke(id: "x", at: Timestamp(milliseconds: 0)) }
                == "INDEX has no key x; `lacuna keys list --index INDEX` shows the ids")
        let whole = try String(contentsOfFile: layout.keys, encoding: .utf8)
        let damaged =
            "INDEX/keys.json cannot be read as keys, so nobody is let in; restore it from a backup, or move it away and "
            + "create new keys"
        for (old, new) in [
            ("\"search\"", "\"fly\""), ("\"agent\"", "\"a b\""), ("2026-01-05T00:00:00Z", "soon"),
            ("\"sha256\" : \"", "\"sha256\" : \"0"), ("\"name\"", "\"nome\""), ("{", "["),
        ] {
            try directory.write(whole.replacing(old, with: new), to: "index/keys.json")
            #expect(message { _ = try store.keys() } == damaged, "\(new)")
            #expect(message { _ = try store.key(id: "a") } == damaged, "\(new)")
        }
        try directory.write(whole.replacing("\"format\" : 1", with: "\"format\" : 2"), to: "index/keys.json")
        #expect(
            message { _ = try store.keys() }
                == "INDEX/keys.json has format 2, this build reads 1, so nobody is let in; use a newer lacuna")
        try directory.write(whole.replacing("\"format\" : 1", with: "\"format\" : 0"), to: "index/keys.json")
        #expect(
            message { _ = try store.keys() }
                == "INDEX/keys.json has format 0, this build reads 1, so nobody is let in; move it away and create new "
                + "keys")
        try directory.write("short", to: "index/token.key")
        #expect(
            message { _ = try store.tokenSecret() }
                == "INDEX/token.key does not hold 32 bytes; delete it, which ends every token that was minted, and mint "
                + "new ones")
    }
}
