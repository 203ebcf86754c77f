/// Phrases of one or more words, to be found in a row of words.
///
/// Written one a line or apart by semicolons; accents and capitals are folded away. A phrase that ends in `*` also
/// matches longer last words: `crash*`.
struct PhraseTable: Sendable {
    private struct Phrase {
        let words: [String]
        let isOpen: Bool
    }

    /// By first word.
    private let whole: [String: [Phrase]]
    /// Open phrases of one word, by their first three letters.
    private let open: [Substring: [String]]

    init(_ list: String) {
        var whole: [String: [Phrase]] = [:]
        var open: [Substring: [String]] = [:]
        for entry in list.split(whereSeparator: { $0 == "\n" || $0 == ";" }) {
            let words = Words.folded(String(entry))
            guard let first = words.first else { continue }
            let isOpen = entry.last == "*"
            if isOpen, words.count == 1 {
                open[first.prefix(3), default: []].append(first)
            } else {
                whole[first, default: []].append(Phrase(words: words, isOpen: isOpen))
            }
        }
        self.whole = whole
        self.open = open
    }

    /// How many words the longest phrase that begins at `index` has; 0 if there is none. O(phrases of that first word).
    func length(at index: Int, in words: ArraySlice<Word>) -> Int {
        var longest = 0
        let first = words[index].folded
        for phrase in whole[first] ?? [] where phrase.words.count > longest {
            if Self.matches(phrase, at: index, in: words) { longest = phrase.words.count }
        }
        if longest == 0, !open.isEmpty, let stems = open[first.prefix(3)], stems.contains(where: first.hasPrefix) {
            return 1
        }
        return longest
    }

    private static func matches(_ phrase: Phrase, at index: Int, in words: ArraySlice<Word>) -> Bool {
        guard index + phrase.words.count <= words.endIndex else { return false }
        let last = phrase.words.count - 1
        for (offset, word) in phrase.words.enumerated() {
            let candidate = words[index + offset].folded
            if candidate == word { continue }
            guard offset == last, phrase.isOpen, candidate.hasPrefix(word) else { return false }
        }
        return true
    }

    /// Whether a phrase is anywhere in `words`. O(words).
    func occurs(in words: ArraySlice<Word>) -> Bool { firstIndex(in: words) != nil }

    func firstIndex(in words: ArraySlice<Word>) -> Int? { words.indices.first { length(at: $0, in: words) > 0 } }

    /// Whether `words` begin with a phrase.
    func begins(_ words: ArraySlice<Word>) -> Bool { !words.isEmpty && length(at: words.startIndex, in: words) > 0 }

    /// How many of `words`, from the start, are phrases in a row.
    func prefixCount(of words: ArraySlice<Word>) -> Int {
        var index = words.startIndex
        while index < words.endIndex {
            let length = length(at: index, in: words)
            if length == 0 { break }
            index += length
        }
        return index - words.startIndex
    }

    /// Whether `words` are phrases in a row and nothing else.
    func covers(_ words: ArraySlice<Word>) -> Bool { !words.isEmpty && prefixCount(of: words) == words.count }
}

/// Strings looked for as they are written, for scripts that put no space between words.
struct SubstringTable: Sendable {
    private let byFirst: [[[UInt8]]]

    init(_ list: String) {
        var byFirst = [[[UInt8]]](repeating: [], count: 256)
        for entry in list.split(whereSeparator: \.isWhitespace) {
            let bytes = Array(entry.utf8)
            byFirst[Int(bytes[0])].append(bytes)
        }
        self.byFirst = byFirst
    }

    /// O(n).
    func occurs(in bytes: [UInt8], _ range: Range<Int>) -> Bool {
        for index in range where bytes[index] >= 0x80 {
            for entry in byFirst[Int(bytes[index])] where index + entry.count <= range.upperBound {
                if bytes[index..<index + entry.count].elementsEqual(entry) { return true }
            }
        }
        return false
    }
}
