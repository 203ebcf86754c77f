internal import KnowledgeModel

/// A key as its holder sends it: `lacuna_<id>_<secret>`, the id in 10 and the secret in 52 digits of base 32.
///
/// Shown once, when the key is made, and kept nowhere. Printing, interpolating or dumping one shows its id alone.
package struct KeySecret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package let id: String
    private let text: String

    package static let prefix = "lacuna_"
    private static let idDigits = 10
    /// 32 bytes, which is 256 bits.
    private static let secretBytes = 32
    private static let secretDigits = 52

    /// Makes one.
    package init(using generator: inout some RandomNumberGenerator) {
        func digits(ofBytes count: Int) -> String {
            Digest.base32((0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
        }
        id = String(digits(ofBytes: 7).prefix(Self.idDigits))
        text = Self.prefix + id + "_" + digits(ofBytes: Self.secretBytes)
    }

    /// Nil unless the text has the form of a key, to the letter.
    package init?(text: String) {
        guard text.utf8.count == Self.prefix.utf8.count + Self.idDigits + 1 + Self.secretDigits,
            text.hasPrefix(Self.prefix)
        else { return nil }
        let pieces = text.dropFirst(Self.prefix.count).split(separator: "_", omittingEmptySubsequences: false)
        guard pieces.count == 2, pieces[0].utf8.count == Self.idDigits, pieces.joined().utf8.allSatisfy(Self.isDigit)
        else { return nil }
        id = String(pieces[0])
        self.text = text
    }

    /// The whole text, for the one time it is shown.
    package func revealed() -> String { text }

    /// What is kept: SHA-256 of the text.
    package var hash: [UInt8] { Digest.sha256(text) }

    /// Whether `hash` is of this secret. Takes the same time whatever differs.
    package func matches(_ hash: [UInt8]) -> Bool { ConstantTime.areEqual(self.hash, hash) }

    package var description: String { Self.prefix + id + "_…" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: ["id": id]) }

    private static func isDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "i"), UInt8(ascii: "l"), UInt8(ascii: "o"), UInt8(ascii: "u"): false
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
        default: false
        }
    }
}
