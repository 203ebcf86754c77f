/// A mark that may end a sentence.
struct Stop {
    enum Kind {
        case fullStop
        /// `…`, which is taken for three full stops.
        case ellipsis
        /// `?` and `!`
        case question
        /// A stop of a script that needs no space after it: 。！？ and their like. Always ends.
        case hard
        /// U+2028 or U+2029. Always ends.
        case lineEnd
    }

    let kind: Kind
    /// In bytes.
    let length: Int

    /// Nil if no stop begins at `offset`. O(1).
    init?(at offset: Int, in bytes: [UInt8], end: Int) {
        let first = bytes[offset]
        switch first {
        case UInt8(ascii: "."):
            self.init(.fullStop, 1)
        case UInt8(ascii: "!"), UInt8(ascii: "?"):
            self.init(.question, 1)
        case 0xD8 where offset + 1 < end && bytes[offset + 1] == 0x9F:  // ؟
            self.init(.hard, 2)
        case 0xDB where offset + 1 < end && bytes[offset + 1] == 0x94:  // ۔
            self.init(.hard, 2)
        case 0xE0, 0xE2, 0xE3, 0xEF:
            guard offset + 2 < end, let kind = Self.kind(first, bytes[offset + 1], bytes[offset + 2]) else {
                return nil
            }
            self.init(kind, 3)
        default:
            return nil
        }
    }

    private init(_ kind: Kind, _ length: Int) {
        self.kind = kind
        self.length = length
    }

    private static func kind(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Kind? {
        switch (first, second, third) {
        case (0xE2, 0x80, 0xA6): .ellipsis  // …
        case (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9): .lineEnd
        case (0xE0, 0xA5, 0xA4), (0xE0, 0xA5, 0xA5): .hard  // । ॥
        case (0xE3, 0x80, 0x82): .hard  // 。
        case (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F), (0xEF, 0xBD, 0xA1): .hard  // ！ ？ ｡
        default: nil
        }
    }
}

/// What the scanner asks of single bytes.
enum ByteClass {
    /// Bytes that begin a stop or a line end; all others are passed over.
    @inline(__always)
    static func isInteresting(_ byte: UInt8) -> Bool {
        if byte < 0x80 {
            return byte < 0x40 && interestingASCII >> UInt64(byte) & 1 == 1
        }
        return byte == 0xE3 || byte == 0xE2 || byte == 0xEF || byte == 0xE0 || byte == 0xD8 || byte == 0xDB
    }

    /// Bit `b` is set for the bytes `\n`, `!`, `.`, `?`.
    private static let interestingASCII: UInt64 = 1 << 0x0A | 1 << 0x21 | 1 << 0x2E | 1 << 0x3F

    static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    static func isCapital(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") }

    static func isLetter(_ byte: UInt8) -> Bool { isCapital(byte & 0xDF) }

    /// Bytes after which a word may begin without white space.
    static func opensWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
        case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "*"), UInt8(ascii: "_"): true
        default: false
        }
    }

    /// Bytes of the closing quote or bracket at `offset`; 0 if none is there.
    static func closerLength(at offset: Int, in bytes: [UInt8], end: Int) -> Int {
        switch bytes[offset] {
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "\""), UInt8(ascii: "'"):
            return 1
        case 0xC2:
            return offset + 1 < end && bytes[offset + 1] == 0xBB ? 2 : 0  // »
        case 0xE2, 0xE3, 0xEF:
            guard offset + 2 < end else { return 0 }
            switch (bytes[offset], bytes[offset + 1], bytes[offset + 2]) {
            case (0xE2, 0x80, 0x99), (0xE2, 0x80, 0x9D), (0xE2, 0x80, 0xBA): return 3  // ’ ” ›
            case (0xE3, 0x80, 0x8D), (0xE3, 0x80, 0x8F), (0xE3, 0x80, 0x91): return 3  // 」 』 】
            case (0xE3, 0x80, 0x89), (0xE3, 0x80, 0x8B), (0xE3, 0x80, 0x95): return 3  // 〉 》 〕
            case (0xEF, 0xBC, 0x89): return 3  // ）
            default: return 0
            }
        default:
            return 0
        }
    }
}

/// What a word looks like, its final stop taken away.
enum WordShape: Equatable {
    /// `12`, `1.2`, `1.2.3`: up to nine bytes of digits and inner stops.
    case number
    /// `iv`, `IX`: two to four of the letters i, v and x.
    case romanNumeral
    case letter(isCapital: Bool)
    /// `U.S`, `a.k.a`: single letters with stops between them.
    case acronym
    case other

    init(_ word: ArraySlice<UInt8>) {
        guard let first = word.first else {
            self = .other
            return
        }
        if word.count == 1, ByteClass.isLetter(first) {
            self = .letter(isCapital: ByteClass.isCapital(first))
        } else if word.count <= 9, ByteClass.isDigit(first), word.allSatisfy({ ByteClass.isDigit($0) || $0 == 0x2E }) {
            self = .number
        } else if word.count <= 4, word.allSatisfy({ [0x69, 0x76, 0x78].contains($0 | 0x20) }) {
            self = .romanNumeral
        } else if word.count >= 3, Self.isAcronym(word) {
            self = .acronym
        } else {
            self = .other
        }
    }

    private static func isAcronym(_ word: ArraySlice<UInt8>) -> Bool {
        guard word.count % 2 == 1 else { return false }
        for (place, byte) in word.enumerated() {
            guard place % 2 == 0 ? ByteClass.isLetter(byte) : byte == UInt8(ascii: ".") else { return false }
        }
        return true
    }
}

/// What the word after a stop and white space tells.
struct FollowingWord {
    /// A comma, a closing bracket or another stop: nothing begins here.
    let continues: Bool
    let isLowercase: Bool
    let isNumber: Bool
    /// A capital, and a word that often begins sentences.
    let isStarter: Bool

    /// - Precondition: no white space at `offset`.
    init(at offset: Int, in bytes: [UInt8], end: Int) {
        var place = offset
        switch bytes[place] {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: ")"), UInt8(ascii: "]"),
            UInt8(ascii: "}"), UInt8(ascii: "."):
            // a stop before letters is a name: `.gitignore`
            continues = bytes[place] != 0x2E || place + 1 >= end || !ByteClass.isLetter(bytes[place + 1])
        case 0xC2:
            // » after a space, as French closes its quotes
            continues =
                place + 2 < end && bytes[place + 1] == 0xBB
                && WhiteSpace.length(at: place + 2, in: bytes, end: end) > 0
        default:
            continues = false
        }
        // past opening quotes and brackets
        while place < min(end, offset + 4), ByteClass.opensWord(bytes[place]) { place += 1 }
        guard place < end else {
            (isLowercase, isNumber, isStarter) = (false, false, false)
            return
        }
        let first = bytes[place]
        isNumber = ByteClass.isDigit(first) || first == UInt8(ascii: "#")
        isLowercase =
            first < 0x80
            ? ByteClass.isLetter(first) && !ByteClass.isCapital(first)
            : Self.scalar(at: place, in: bytes)?.properties.isLowercase ?? false
        if ByteClass.isCapital(first) {
            var wordEnd = place + 1
            while wordEnd < min(end, place + 9), ByteClass.isLetter(bytes[wordEnd]) { wordEnd += 1 }
            isStarter = PackedWord(lowercasing: bytes[place..<wordEnd]).map(SentenceStarter.contains) ?? false
        } else {
            isStarter = false
        }
    }

    private static func scalar(at offset: Int, in bytes: [UInt8]) -> Unicode.Scalar? {
        String(decoding: bytes[offset..<min(bytes.count, offset + 4)], as: UTF8.self).unicodeScalars.first
    }
}
