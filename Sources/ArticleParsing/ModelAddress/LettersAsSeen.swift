/// The words of a text as a reader sees them: in lower case, without what is invisible, and with letters of other
/// alphabets taken for the Latin ones that they look like where a word mixes both (Unicode Technical Standard 39 calls
/// such letters confusable; the table here has those that stand for letters of English words).
struct LettersAsSeen {
    let words: [String]

    /// All words without a space.
    var squeezed: String { words.joined() }

    init(_ text: [UInt8]) {
        var words: [String] = []
        var word: [Unicode.Scalar] = []
        func endWord() {
            if !word.isEmpty { words.append(Self.read(word)) }
            word.removeAll(keepingCapacity: true)
        }
        for scalar in text.asString.lowercased().unicodeScalars {
            if scalar.isASCII {
                if scalar.value >= 0x61, scalar.value <= 0x7A { word.append(scalar) } else { endWord() }
                continue
            }
            if Self.isInvisible(scalar) { continue }
            let plain = Self.plain(scalar)
            if plain.properties.isAlphabetic || plain.properties.generalCategory == .nonspacingMark {
                word.append(plain)
            } else {
                endWord()
            }
        }
        endWord()
        self.words = words
    }

    private static func read(_ word: [Unicode.Scalar]) -> String {
        var word = word
        if word.contains(where: { $0.value < 0x80 }), word.contains(where: { lookalikes[$0] != nil }) {
            word = word.map { lookalikes[$0] ?? $0 }
        }
        return String(String.UnicodeScalarView(word))
    }

    /// Zero-width letters, joiners, soft hyphens, marks of direction, tags, variation selectors, and accents set on
    /// letters one by one.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.generalCategory == .format
            || (0x300...0x36F).contains(scalar.value)
    }

    /// The letter of a styled one: full width, circled, squared, or of the mathematical alphabets.
    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        let value = scalar.value
        let letter: UInt32? =
            switch value {
            case 0xFF21...0xFF3A: value - 0xFF21
            case 0xFF41...0xFF5A: value - 0xFF41
            case 0x24B6...0x24CF: value - 0x24B6
            case 0x24D0...0x24E9: value - 0x24D0
            case 0x1F130...0x1F149: value - 0x1F130
            case 0x1F150...0x1F169: value - 0x1F150
            case 0x1F170...0x1F189: value - 0x1F170
            case 0x1D400...0x1D6A3: (value - 0x1D400) % 26
            default: nil
            }
        guard let letter, let plain = Unicode.Scalar(0x61 + letter) else { return scalar }
        return plain
    }

    private static let lookalikes: [Unicode.Scalar: Unicode.Scalar] = [
        // Cyrillic
        "а": "a", "в": "b", "с": "c", "ԁ": "d", "е": "e", "ё": "e", "һ": "h", "і": "i", "ї": "i", "ј": "j", "к": "k",
        "ӏ": "l", "м": "m", "п": "n", "о": "o", "р": "p", "ԛ": "q", "г": "r", "ѕ": "s", "т": "t", "ц": "u", "ѵ": "v",
        "ԝ": "w", "х": "x", "у": "y",
        // Greek
        "α": "a", "β": "b", "ε": "e", "η": "n", "ι": "i", "κ": "k", "ν": "v", "ο": "o", "ρ": "p", "σ": "o", "τ": "t",
        "υ": "u", "χ": "x", "γ": "y", "ω": "w",
        // Latin beyond ASCII
        "ı": "i", "ɩ": "i", "ɡ": "g", "ɢ": "g", "ꜱ": "s", "ᴏ": "o", "ɴ": "n", "ᴇ": "e", "ʀ": "r", "ᴜ": "u", "ᴛ": "t",
        "ᴘ": "p", "ᴠ": "v", "ᴍ": "m", "ᴀ": "a", "ᴄ": "c", "ɪ": "i", "ʟ": "l", "ᴅ": "d", "ʏ": "y",
    ]
}
