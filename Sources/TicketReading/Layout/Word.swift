/// A word of a text: letters and digits in a row, in small letters and without accents.
struct Word {
    /// Empty if longer than `Words.maximumBytes`, which no entry of a lexicon is.
    let folded: String
    /// In UTF-8.
    let range: Range<Int>
}

enum Words {
    static let maximumBytes = 48

    /// The words of `reading` in order. Apostrophes of English contractions are dropped (`can't` is `cant`), others
    /// part words (`l'eau`). O(n).
    static func split(_ reading: [UInt8]) -> [Word] {
        var splitter = WordSplitter(reading: reading)
        return splitter.run()
    }

    /// The folded words of an entry of a lexicon.
    static func folded(_ text: String) -> [String] { split(ReadingBytes.make(from: Array(text.utf8))).map(\.folded) }
}

private struct WordSplitter {
    let reading: [UInt8]
    private var words: [Word] = []
    private var folded = ""
    private var start = 0
    private var end = 0
    private var isInWord = false

    init(reading: [UInt8]) { self.reading = reading }

    mutating func run() -> [Word] {
        words.reserveCapacity(reading.count / 5)
        var index = 0
        while index < reading.count {
            let byte = reading[index]
            if byte < 0x80 {
                readASCII(byte, at: index)
                index += 1
            } else {
                let (scalar, length) = Self.decode(reading, at: index)
                readScalar(scalar, at: index, length: length)
                index += length
            }
        }
        endWord()
        return words
    }

    private mutating func readASCII(_ byte: UInt8, at index: Int) {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            append(Unicode.Scalar(byte), at: index, length: 1)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"):
            append(Unicode.Scalar(byte | 0x20), at: index, length: 1)
        case ReadingBytes.filler: break
        case UInt8(ascii: "'"): if !isContraction(after: index) { endWord() }
        default: endWord()
        }
    }

    /// Whether `t s d m ve` follows, and then no letter; `we're` and `we'll` would be other words.
    private func isContraction(after apostrophe: Int) -> Bool {
        guard isInWord else { return false }
        var letters: [UInt8] = []
        var index = apostrophe + 1
        while index < reading.count, letters.count < 3, index < apostrophe + 12 {
            let byte = reading[index]
            index += 1
            if byte == ReadingBytes.filler { continue }
            guard byte >= 0x80 || byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") else { break }
            letters.append(byte | 0x20)
        }
        switch String(decoding: letters, as: UTF8.self) {
        case "t", "s", "d", "m", "ve": return true
        default: return false
        }
    }

    private mutating func readScalar(_ scalar: Unicode.Scalar, at index: Int, length: Int) {
        if (0x300...0x36F).contains(scalar.value) { return }  // accents of decomposed letters
        if let plain = LatinFolding.plain[scalar.value] {
            for letter in plain.unicodeScalars { append(letter, at: index, length: length) }
        } else if Self.isWordScalar(scalar) {
            for letter in scalar.properties.lowercaseMapping.unicodeScalars where letter.value != 0x307 {
                append(letter, at: index, length: length)
            }
        } else {
            endWord()
        }
    }

    private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.properties.isAlphabetic { return true }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .decimalNumber: return true
        default: return false
        }
    }

    private mutating func append(_ letter: Unicode.Scalar, at index: Int, length: Int) {
        if !isInWord {
            isInWord = true
            start = index
            folded = ""
        }
        if folded.utf8.count <= Words.maximumBytes { folded.unicodeScalars.append(letter) }
        end = index + length
    }

    private mutating func endWord() {
        guard isInWord else { return }
        isInWord = false
        words.append(Word(folded: folded.utf8.count > Words.maximumBytes ? "" : folded, range: start..<end))
    }

    /// - Precondition: `bytes` is well-formed and `index` begins a scalar.
    private static func decode(_ bytes: [UInt8], at index: Int) -> (Unicode.Scalar, Int) {
        let first = UInt32(bytes[index])
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        var value = first & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F)
        for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }
}

/// Latin letters without their accents, so that `prêt` is found where `pret` is typed.
enum LatinFolding {
    static let plain: [UInt32: String] = {
        let groups = [
            "àáâãäåāăąÀÁÂÃÄÅĀĂĄ": "a", "çćčÇĆČ": "c", "ďđðĎĐÐ": "d", "èéêëēęěÈÉÊËĒĘĚ": "e", "ğĞ": "g",
            "ìíîïīıÌÍÎÏĪİ": "i", "łŁ": "l", "ñńňÑŃŇ": "n", "òóôõöøōőÒÓÔÕÖØŌŐ": "o", "řŘ": "r", "śşšșŚŞŠȘ": "s",
            "ťțŤȚ": "t", "ùúûüūůűÙÚÛÜŪŮŰ": "u", "ýÿÝŸ": "y", "źżžŹŻŽ": "z", "ß": "ss", "æÆ": "ae", "œŒ": "oe",
        ]
        var table: [UInt32: String] = [:]
        for (letters, plain) in groups {
            for letter in letters.unicodeScalars { table[letter.value] = plain }
        }
        return table
    }()
}
