/// Cuts a text into the tokens of a WordPiece vocabulary.
///
/// Normalises, splits at blanks and around punctuation, then takes from each word the longest token that fits, again
/// and again (Wu et al. 2016, https://arxiv.org/abs/1609.08144, in the greedy form of Devlin et al. 2018). Equal to
/// `BertTokenizer` of Hugging Face, with one exception on purpose: `[CLS]` and its like in a user's text stay text.
struct WordPieceTokenizer: Sendable {
    /// `[CLS]` before and `[SEP]` after.
    static let specialTokenCount = 2
    /// A longer word becomes one `[UNK]`, as in the reference.
    static let wordCharactersMaximum = 100

    private let vocabulary: Vocabulary
    private let normalizer: BertNormalizer
    private let unknown: Int32
    private let classify: Int32
    private let separate: Int32
    /// What becomes of each ASCII character: `dropped`, `blank`, `punctuation`, or itself in the case wanted.
    private let ascii: [UInt8]

    private static let dropped: UInt8 = 0
    private static let blank: UInt8 = 1
    private static let punctuation: UInt8 = 2

    /// - Throws: `unsupportedModel` if the vocabulary lacks `[UNK]`, `[CLS]` or `[SEP]`; `path` is named in it.
    init(vocabulary: Vocabulary, path: String, normalizer: BertNormalizer) throws(EmbeddingError) {
        func special(_ token: String) throws(EmbeddingError) -> Int32 {
            guard let id = vocabulary.id(of: token) else {
                throw .unsupported(path, "the vocabulary has no token \(token)")
            }
            return id
        }
        unknown = try special("[UNK]")
        classify = try special("[CLS]")
        separate = try special("[SEP]")
        self.vocabulary = vocabulary
        self.normalizer = normalizer
        ascii = (0..<128).map { (byte: UInt8) in
            switch byte {
            case 0x09, 0x0A, 0x0D, 0x20: Self.blank
            case 0..<0x20, 0x7F: Self.dropped
            case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: Self.punctuation
            case 0x41...0x5A: normalizer.lowercases ? byte + 32 : byte
            default: byte
            }
        }
    }

    /// `[CLS]`, the text's tokens, `[SEP]`: `limit` ids at most, of which the special ones are part.
    ///
    /// - Returns: the ids, and whether they are of the whole text; else of its beginning.
    /// - Precondition: `limit` is 2 at least.
    /// - Complexity: O(n), and no more than the limit asks for if the text is ASCII.
    func tokenIDs(of text: String, limit: Int) -> (ids: [Int32], isWhole: Bool) {
        precondition(limit >= Self.specialTokenCount)
        var ids = [classify]
        // Four bytes a token is usual for English.
        ids.reserveCapacity(min(limit, text.utf8.count / 4 + 8))
        var isWhole = true
        forEachWord(in: text) { tokens in
            let room = limit - 1 - ids.count
            ids.append(contentsOf: tokens.prefix(room))
            isWhole = tokens.count <= room
            return isWhole
        }
        ids.append(separate)
        return (ids, isWhole)
    }

    /// Tokens of the text without special ones. O(n); for ASCII text, memory that does not grow with it.
    func tokenCount(of text: String) -> Int {
        var count = 0
        forEachWord(in: text) { tokens in
            count += tokens.count
            return true
        }
        return count
    }

    /// Calls `body` with the tokens of each word until it returns false.
    private func forEachWord(in text: String, _ body: (UnsafeBufferPointer<Int32>) -> Bool) {
        var text = text
        let wasASCII = text.withUTF8 { bytes in
            guard bytes.allSatisfy({ $0 < 0x80 }) else { return false }
            split(bytes, body)
            return true
        }
        if !wasASCII { normalizer.normalize(text).withUnsafeBufferPointer { split($0, body) } }
    }

    /// Splits ASCII or normalised UTF-8 into words.
    private func split(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<Int32>) -> Bool) {
        vocabulary.withLookup { lookup in
            WordMatcher.with(lookup, unknown: unknown) { matcher in
                var index = 0
                while index < bytes.count {
                    let byte = bytes[index]
                    var length = 1
                    var kind = byte
                    if byte < 0x80 {
                        kind = ascii[Int(byte)]
                    } else {
                        // What comes here is valid UTF-8: it was a String.
                        length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
                        if Self.isPunctuation(bytes, at: index, length: length) { kind = Self.punctuation }
                    }
                    let character = UnsafeBufferPointer(rebasing: bytes[index..<index + length])
                    index += length
                    switch kind {
                    case Self.dropped: break
                    case Self.blank:
                        guard matcher.endWord(body) else { return }
                    case Self.punctuation:
                        // A word of its own.
                        guard matcher.endWord(body) else { return }
                        matcher.append(character)
                        guard matcher.endWord(body) else { return }
                    default:
                        if length == 1 { matcher.append(kind) } else { matcher.append(character) }
                    }
                }
                _ = matcher.endWord(body)
            }
        }
    }

    /// Whether the character of two bytes or more is of one of Unicode's punctuation categories.
    private static func isPunctuation(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, length: Int) -> Bool {
        var value = UInt32(bytes[index]) & (0x7F >> UInt32(length))
        for i in 1..<length { value = value << 6 | UInt32(bytes[index + i] & 0x3F) }
        switch Unicode.Scalar(value)?.properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            return true
        default: return false
        }
    }
}
