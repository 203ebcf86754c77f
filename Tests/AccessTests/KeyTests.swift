import Access
import KnowledgeModel
import TestSupport
import Testing

@Suite struct KeyTests {
    private let now = Timestamp(milliseconds: 1000)

    private func make(_ new: NewKey, seed: UInt64 = 7) throws -> (key: APIKey, secret: KeySecret) {
        var generator = SeededGenerator(seed: seed)
        return try new.make(by: "Ana", at: now, using: &generator)
    }

    @Test func theSecretIsOfItsKeyAndReadsBack() throws {
        let (key, secret) = try make(NewKey(name: "help desk", scopes: [.search]))
        let text = secret.revealed()
        #expect(text.hasPrefix("lacuna_\(key.id)_") && text.utf8.count == 70)
        let read = try #require(KeySecret(text: text))
        #expect(read.id == key.id && read.matches(key.secretHash))
        #expect(key.secretHash == Digest.sha256(text))
        #expect(key.createdAt == now && key.createdBy == "Ana")
    }

    @Test func twoKeysShareNothing() throws {
        let first = try make(NewKey(name: "a", scopes: [.search]), seed: 1)
        let second = try make(NewKey(name: "a", scopes: [.search]), seed: 2)
        #expect(first.key.id != second.key.id && !second.secret.matches(first.key.secretHash))
    }

    @Test func nothingThatIsPrintedHoldsTheSecret() throws {
        let (key, secret) = try make(NewKey(name: "help desk", scopes: [.search]))
        let digits = secret.revealed().suffix(52)
        var dumped = ""
        dump(secret, to: &dumped)
        dump(key, to: &dumped)
        let printed = "\(secret) \(String(reflecting: secret)) \(key) \(String(reflecting: key)) \([secret])" + dumped
        #expect(!printed.contains(digits) && printed.contains(key.id))
        #expect("\(secret)" == "lacuna_\(key.id)_…")
        #expect(!dumped.contains("\(key.secretHash[0]), \(key.secretHash[1])") && !dumped.contains("secretHash"))
    }

    @Test(arguments: [
        "", "lacuna_", "lacuna__", "lacuna_0123456789", "Bearer x",
        "lacuna_0123456789_" + String(repeating: "0", count: 51),
        "lacuna_0123456789_" + String(repeating: "0", count: 53),
        "lacuna_0123456789_" + String(repeating: "U", count: 52),
        "lacuna_0123456789_" + String(repeating: "u", count: 52),
        "lacuna_01234_6789_" + String(repeating: "0", count: 52),
        "Lacuna_0123456789_" + String(repeating: "0", count: 52),
        "lacuna_0123456789_" + String(repeating: "é", count: 26),
    ])
    func otherTextIsNoKey(text: String) { #expect(KeySecret(text: text) == nil) }

    @Test func anyChangedCharacterIsAnotherSecret() throws {
        let (key, secret) = try make(NewKey(name: "a", scopes: [.search]))
        let bytes = Array(secret.revealed().utf8)
        for index in bytes.indices {
            var changed = bytes
            changed[index] = changed[index] == UInt8(ascii: "7") ? UInt8(ascii: "8") : UInt8(ascii: "7")
            let read = KeySecret(text: String(decoding: changed, as: UTF8.self))
            #expect(read.map { $0.id == key.id && $0.matches(key.secretHash) } != true, "character \(index)")
        }
    }

    @Test(arguments: [
        (NewKey(name: " ", scopes: [.search]), KeyError.badName),
        (NewKey(name: "a\nb", scopes: [.search]), .badName),
        (NewKey(name: String(repeating: "a", count: 65), scopes: [.search]), .badName),
        (NewKey(name: "a", scopes: []), .noScopes),
        (NewKey(name: "a", scopes: [.search], expiresAt: Timestamp(milliseconds: 1000)), .alreadyExpired),
        (NewKey(name: "a", scopes: [.search], requestsPerMinute: 0), .badRate(0)),
    ])
    func faultsAreNamed(new: NewKey, expected: KeyError) {
        #expect(throws: expected) { try make(new) }
    }

    @Test func messages() {
        #expect("\(KeyError.badName)" == "a key needs a name of 1 to 64 printable characters, such as \"help desk\"")
        #expect(
            "\(KeyError.noScopes)"
                == "a key needs at least one scope: search, feedback, verify, owner, admin, metrics")
        #expect("\(KeyError.alreadyExpired)" == "the key would have expired already; give a later time")
        #expect(
            "\(KeyError.badRate(0))" == "0 requests a minute is no limit for a key; give 1 or more, or leave it out")
    }

    @Test func stateFollowsTheClockAndRevocationComesFirst() throws {
        var (key, _) = try make(NewKey(name: "a", scopes: [.search], expiresAt: Timestamp(milliseconds: 2000)))
        #expect(key.state(at: Timestamp(milliseconds: 1999)) == .active)
        #expect(key.state(at: Timestamp(milliseconds: 2000)) == .expired)
        key.revokedAt = now
        #expect(key.state(at: now) == .revoked && key.state(at: Timestamp(milliseconds: 9000)) == .revoked)
    }

    @Test func comparisonLooksAtLengthAndEveryByte() {
        #expect(ConstantTime.areEqual([1, 2, 3], [1, 2, 3]) && ConstantTime.areEqual([], []))
        for wrong: [UInt8] in [[0, 2, 3], [1, 0, 3], [1, 2, 0], [1, 2], [1, 2, 3, 4]] {
            #expect(!ConstantTime.areEqual([1, 2, 3], wrong))
        }
    }
}
