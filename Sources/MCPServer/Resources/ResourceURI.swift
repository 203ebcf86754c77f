import Retrieval

/// `lacuna://article/{id}` or `lacuna://passage/{id}`, the id percent-encoded.
struct ResourceURI: Equatable {
    enum Kind: String, CaseIterable { case article, passage }

    let kind: Kind
    let id: String

    private static let scheme = "lacuna://"

    init(_ kind: Kind, id: String) {
        self.kind = kind
        self.id = id
    }

    /// Nil for any other text.
    init?(_ text: String) {
        guard text.hasPrefix(Self.scheme) else { return nil }
        let parts = text.dropFirst(Self.scheme.count).split(
            separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])), let id = Self.decoded(parts[1]),
            !id.isEmpty
        else { return nil }
        self.init(kind, id: id)
    }

    var text: String { Self.scheme + kind.rawValue + "/" + Self.encoded(id) }

    static func passage(citation: Citation) -> String { ResourceURI(.passage, id: citation.passageID).text }

    /// RFC 3986, section 2: all but the unreserved characters, as the templates' simple expansion has it.
    private static func encoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if isUnreserved(byte) {
                bytes.append(byte)
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                bytes.append(contentsOf: ("%" + (digits.count == 1 ? "0" : "") + digits).utf8)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }

    /// Nil where a percent sign is not followed by two digits, or the bytes are not UTF-8.
    private static func decoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = digit(rest.popFirst()), let low = digit(rest.popFirst()) else { return nil }
            bytes.append(high << 4 | low)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8?) -> UInt8? {
        byte.flatMap { Character(Unicode.Scalar($0)).hexDigitValue }.map { UInt8($0) }
    }
}
