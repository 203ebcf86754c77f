import Access
import Foundation
import KnowledgeModel
import Storage
import SystemIO

/// `keys.json`: all keys that were ever made, without their secrets.
///
/// A contract with files on disk: a change of meaning raises `currentFormat`, and readers refuse what they do not know.
struct KeyFile: Codable {
    static let currentFormat = 1

    var format = Self.currentFormat
    var keys: [Key]

    struct Key: Codable {
        var id: String
        var name: String
        /// Of the secret's text, hexadecimal.
        var sha256: String
        var scopes: [String]
        var roles: [String]
        var locales: [String]?
        var createdAt: String
        var createdBy: String
        var expiresAt: String?
        var revokedAt: String?
        var requestsPerMinute: Int?

        enum CodingKeys: String, CodingKey {
            case id, name, sha256, scopes, roles, locales
            case createdAt = "created_at"
            case createdBy = "created_by"
            case expiresAt = "expires_at"
            case revokedAt = "revoked_at"
            case requestsPerMinute = "requests_per_minute"
        }
    }

    /// None where there is no file.
    static func read(_ path: String) throws -> [APIKey] {
        guard FileSystem.exists(path) else { return [] }
        let bytes = Data(try FileSystem.readFile(path))
        struct Probe: Decodable { var format: Int }
        guard let probe = try? JSONDecoder().decode(Probe.self, from: bytes) else {
            throw LocalStorageMessages.damagedKeys(path)
        }
        guard probe.format == currentFormat else {
            throw LocalStorageMessages.wrongKeysFormat(path, found: probe.format, known: currentFormat)
        }
        guard let keys = try? JSONDecoder().decode(KeyFile.self, from: bytes).keys.map({ try $0.apiKey() }) else {
            throw LocalStorageMessages.damagedKeys(path)
        }
        return keys
    }

    static func write(_ keys: [APIKey], to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(KeyFile(keys: keys.map(Key.init))), as: UTF8.self)
        try DurableFile.replace(path, with: text + "\n", access: .owner)
    }
}

extension KeyFile.Key {
    init(_ key: APIKey) {
        id = key.id
        name = key.name
        sha256 = Digest.hex(key.secretHash)
        scopes = key.scopes.names
        roles = key.access.roles.sorted().map(\.name)
        locales = key.access.locales?.sorted()
        createdAt = key.createdAt.description
        createdBy = key.createdBy
        expiresAt = key.expiresAt?.description
        revokedAt = key.revokedAt?.description
        requestsPerMinute = key.requestsPerMinute
    }
}

extension KeyFile.Key {
    /// A value of it is of no meaning here. A key that is half understood could open too much.
    struct NotUnderstood: Error {}

    func apiKey() throws(NotUnderstood) -> APIKey {
        APIKey(
            id: id, name: name, secretHash: try Self.hash(sha256),
            scopes: Set(try scopes.map { text throws(NotUnderstood) in try Self.known(Access.Scope(rawValue: text)) }),
            access: AccessScope(
                roles: try roles.map { text throws(NotUnderstood) in try Self.known(Role(text)) },
                locales: locales.map(Set.init)),
            createdAt: try Self.known(Timestamp(createdAt)), createdBy: createdBy, expiresAt: try Self.time(expiresAt),
            revokedAt: try Self.time(revokedAt), requestsPerMinute: requestsPerMinute)
    }

    private static func known<Value>(_ value: Value?) throws(NotUnderstood) -> Value {
        guard let value else { throw NotUnderstood() }
        return value
    }

    private static func time(_ text: String?) throws(NotUnderstood) -> Timestamp? {
        guard let text else { return nil }
        return try known(Timestamp(text))
    }

    /// 64 digits to 32 bytes.
    private static func hash(_ text: String) throws(NotUnderstood) -> [UInt8] {
        let digits = text.compactMap(\.hexDigitValue)
        guard digits.count == 64, text.utf8.count == 64 else { throw NotUnderstood() }
        return stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
