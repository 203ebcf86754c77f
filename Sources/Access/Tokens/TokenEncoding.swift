internal import KnowledgeModel
internal import Storage

/// The bytes that are signed. One token has one encoding: sets are sorted by their bytes.
///
/// ```
/// 1 byte   version, 1
/// then in this order, every string as 2 bytes of length (little-endian) and UTF-8, every list as 2 bytes of count and
/// its strings, what may be absent after a byte 0 or 1:
///   key id, scopes, roles, locales?, products?, versions?, labels?, asker?, issued at, expires at (8 bytes each, ms)
/// ```
enum TokenEncoding {
    private static let version: UInt8 = 1

    static func encode(_ token: AccessToken) -> [UInt8] {
        var writer = TokenWriter()
        writer.bytes.append(version)
        writer.put(token.keyID)
        writer.put(token.scopes.map(\.rawValue))
        writer.put(token.access.roles.map(\.name))
        for list in [token.access.locales, token.filter.products, token.filter.versions, token.filter.labels] {
            writer.putIfPresent(list) { $0.put(Array($1)) }
        }
        writer.putIfPresent(token.asker) { $0.put($1) }
        writer.put(token.issuedAt.milliseconds)
        writer.put(token.expiresAt.milliseconds)
        return writer.bytes
    }

    /// Nil for anything that `encode` does not give, another version included.
    static func decode(_ bytes: [UInt8]) -> AccessToken? {
        var reader = TokenReader(bytes: bytes[...])
        guard let token = try? read(from: &reader), reader.isAtEnd, encode(token) == bytes else { return nil }
        return token
    }

    private static func read(from reader: inout TokenReader) throws(TokenReader.Malformed) -> AccessToken {
        guard try reader.byte() == version else { throw TokenReader.Malformed() }
        let keyID = try reader.string()
        let scopes = try reader.list().map(Scope.init(rawValue:))
        let roles = try reader.list().map { Role($0) }
        guard !scopes.contains(nil), !roles.contains(nil) else { throw TokenReader.Malformed() }
        let locales = try reader.listIfPresent()
        let filter = PassageFilter(
            products: try reader.listIfPresent(), versions: try reader.listIfPresent(),
            labels: try reader.listIfPresent())
        return AccessToken(
            keyID: keyID, scopes: Set(scopes.compactMap(\.self)),
            access: AccessScope(roles: roles.compactMap(\.self), locales: locales), filter: filter,
            asker: try reader.isPresent() ? try reader.string() : nil,
            issuedAt: Timestamp(milliseconds: try reader.number()),
            expiresAt: Timestamp(milliseconds: try reader.number()))
    }
}

private struct TokenWriter {
    var bytes: [UInt8] = []

    /// - Precondition: shorter than 64 KiB, as `TokenRequest` makes sure.
    mutating func put(_ text: String) {
        put(count: text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    mutating func put(_ list: [String]) {
        put(count: list.count)
        for text in list.sorted(by: { $0.precedes($1) }) { put(text) }
    }

    mutating func put(_ number: Int64) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func putIfPresent<Value>(_ value: Value?, _ put: (inout TokenWriter, Value) -> Void) {
        bytes.append(value == nil ? 0 : 1)
        if let value { put(&self, value) }
    }

    private mutating func put(count: Int) {
        withUnsafeBytes(of: UInt16(count).littleEndian) { bytes.append(contentsOf: $0) }
    }
}

private struct TokenReader {
    struct Malformed: Error {}
    var bytes: ArraySlice<UInt8>

    var isAtEnd: Bool { bytes.isEmpty }

    mutating func byte() throws(Malformed) -> UInt8 {
        guard let byte = bytes.popFirst() else { throw Malformed() }
        return byte
    }

    mutating func isPresent() throws(Malformed) -> Bool {
        switch try byte() {
        case 0: return false
        case 1: return true
        default: throw Malformed()
        }
    }

    mutating func string() throws(Malformed) -> String {
        let count = try count()
        guard count <= bytes.count, let text = String(validating: bytes.prefix(count), as: UTF8.self) else {
            throw Malformed()
        }
        bytes.removeFirst(count)
        return text
    }

    mutating func list() throws(Malformed) -> [String] {
        var result: [String] = []
        for _ in 0..<(try count()) { result.append(try string()) }
        return result
    }

    mutating func listIfPresent() throws(Malformed) -> Set<String>? { try isPresent() ? Set(try list()) : nil }

    mutating func number() throws(Malformed) -> Int64 {
        var result: UInt64 = 0
        for shift in 0..<8 { result |= UInt64(try byte()) << (8 * shift) }
        return Int64(bitPattern: result)
    }

    private mutating func count() throws(Malformed) -> Int { Int(try byte()) | Int(try byte()) << 8 }
}
