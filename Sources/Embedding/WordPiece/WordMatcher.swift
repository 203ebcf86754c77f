/// Collects the bytes of one word after the other and finds its tokens, in memory on the stack.
struct WordMatcher {
    private let lookup: Vocabulary.Lookup
    private let unknown: Int32
    private let word: UnsafeMutableBufferPointer<UInt8>
    private let hashes: UnsafeMutableBufferPointer<Vocabulary.Hash>
    private let tokens: UnsafeMutableBufferPointer<Int32>
    private var byteCount = 0
    private var characterCount = 0

    private static let wordBytesMaximum = WordPieceTokenizer.wordCharactersMaximum * 4

    /// Runs `body` with a matcher whose memory ends with the call.
    static func with(_ lookup: Vocabulary.Lookup, unknown: Int32, _ body: (inout WordMatcher) -> Void) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: wordBytesMaximum) { word in
            withUnsafeTemporaryAllocation(of: Vocabulary.Hash.self, capacity: wordBytesMaximum + 1) { hashes in
                withUnsafeTemporaryAllocation(of: Int32.self, capacity: WordPieceTokenizer.wordCharactersMaximum) {
                    var matcher = WordMatcher(
                        lookup: lookup, unknown: unknown, word: word, hashes: hashes, tokens: $0)
                    body(&matcher)
                }
            }
        }
    }

    private init(
        lookup: Vocabulary.Lookup, unknown: Int32, word: UnsafeMutableBufferPointer<UInt8>,
        hashes: UnsafeMutableBufferPointer<Vocabulary.Hash>, tokens: UnsafeMutableBufferPointer<Int32>
    ) {
        self.lookup = lookup
        self.unknown = unknown
        self.word = word
        self.hashes = hashes
        self.tokens = tokens
    }

    /// Adds an ASCII character to the word.
    @inline(__always)
    mutating func append(_ byte: UInt8) {
        // Of an over-long word only the length matters.
        if characterCount < WordPieceTokenizer.wordCharactersMaximum {
            word[byteCount] = byte
            byteCount += 1
        }
        characterCount += 1
    }

    /// Adds one character of UTF-8 to the word.
    mutating func append(_ character: UnsafeBufferPointer<UInt8>) {
        if characterCount < WordPieceTokenizer.wordCharactersMaximum {
            for byte in character {
                word[byteCount] = byte
                byteCount += 1
            }
        }
        characterCount += 1
    }

    /// Ends the word, if there is one, and calls `body` with its tokens.
    ///
    /// - Returns: what `body` returned; true if there was no word.
    @inline(__always)
    mutating func endWord(_ body: (UnsafeBufferPointer<Int32>) -> Bool) -> Bool {
        guard characterCount > 0 else { return true }
        let count = match()
        byteCount = 0
        characterCount = 0
        return body(UnsafeBufferPointer(rebasing: tokens[..<count]))
    }

    /// Longest match first; a word with a stretch that no token fits is one unknown token as a whole.
    ///
    /// - Returns: how many tokens were written.
    /// - Complexity: O(bytes × longest token).
    private func match() -> Int {
        var count = 0
        var start = 0
        tokens[0] = unknown
        guard characterCount <= WordPieceTokenizer.wordCharactersMaximum else { return 1 }
        while start < byteCount {
            let continues = start > 0
            var end = min(byteCount, start + lookup.longest)
            var hash = Vocabulary.Hash(continues: continues)
            for i in start..<end {
                hash.append(word[i])
                hashes[i + 1] = hash
            }
            var found: Int32?
            while end > start {
                // Only between characters: a byte 10xxxxxx continues one.
                if end == byteCount || word[end] & 0xC0 != 0x80 {
                    let text = UnsafeBufferPointer(rebasing: word[start..<end])
                    found = lookup.id(text, hash: hashes[end], continues: continues)
                    if found != nil { break }
                }
                end -= 1
            }
            guard let found else {
                tokens[0] = unknown
                return 1
            }
            tokens[count] = found
            count += 1
            start = end
        }
        return count
    }
}
