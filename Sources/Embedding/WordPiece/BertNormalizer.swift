/// Brings a text into the form that WordPiece vocabularies are made of: no control characters, one kind of blank, and
/// for an uncased model no accents and no capitals.
///
/// Follows `BertNormalizer` of Hugging Face tokenizers step by step: clean, separate ideographs, NFD and remove
/// nonspacing marks, lower-case. About 900 rare characters differ, because the reference's Unicode tables are older.
package struct BertNormalizer: Sendable, Hashable {
    package let lowercases: Bool
    package let stripsAccents: Bool
    /// Whether each CJK ideograph is a word of its own.
    package let separatesIdeographs: Bool

    package init(lowercases: Bool, stripsAccents: Bool, separatesIdeographs: Bool) {
        self.lowercases = lowercases
        self.stripsAccents = stripsAccents
        self.separatesIdeographs = separatesIdeographs
    }

    /// The text in UTF-8; words are then separated by blanks and punctuation only.
    ///
    /// ASCII text needs no such pass: `WordPieceTokenizer` does the same with a table.
    ///
    /// - Complexity: O(n).
    package func normalize(_ text: String) -> [UInt8] {
        var scalars = cleaned(text)
        if stripsAccents { scalars = BaseLetters.withoutAccents(scalars) }
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count + 16)
        for scalar in scalars { append(scalar, to: &output) }
        return output
    }

    /// Without control characters, with U+0020 for every blank, with blanks around ideographs.
    private func cleaned(_ text: String) -> [Unicode.Scalar] {
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x21...0x7E: scalars.append(scalar)
            case 0x09, 0x0A, 0x0D, 0x20: scalars.append(" ")
            case 0...0x1F, 0x7F, 0xFFFD: break
            case _ where Self.isIdeograph(scalar):
                if separatesIdeographs {
                    scalars += [" ", scalar, " "]
                } else {
                    scalars.append(scalar)
                }
            default:
                switch scalar.properties.generalCategory {
                case .control, .format, .privateUse, .surrogate: break
                default: scalars.append(scalar.properties.isWhitespace ? " " : scalar)
                }
            }
        }
        return scalars
    }

    /// Lower-cased if asked for, character by character: no rule looks at neighbours, so a final sigma stays a sigma.
    private func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
        switch scalar.value {
        case 0x41...0x5A where lowercases: output.append(UInt8(scalar.value) + 32)
        case 0..<0x80: output.append(UInt8(scalar.value))
        case _ where lowercases && scalar.properties.changesWhenLowercased:
            output.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
        default: output.append(contentsOf: UTF8.encode(scalar)!)
        }
    }

    /// The reference's ranges, which are BERT's: CJK unified ideographs with their extensions, and compatibility
    /// ideographs. Kana and Hangul are letters.
    private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x20000...0x2A6DF, 0x2A700...0x2CEAF,
            0x2F800...0x2FA1F:
            true
        default: false
        }
    }
}
