/// The words of a text, and the cues among them.
struct CueFinder {
    struct Word {
        let units: Range<Int>
        let hash: UInt64
    }

    struct Match {
        let cue: Cue
        let words: Range<Int>
        let units: Range<Int>
    }

    let words: [Word]
    /// In the order of their first words; the longest first of those that begin together.
    private(set) var matches: [Match] = []
    /// The cues that end with each word.
    private var ending: [Cue]
    private var beginning: [Cue]

    /// O(n).
    init(_ text: FoldedText) {
        let words = Self.words(of: text)
        self.words = words
        ending = [Cue](repeating: [], count: words.count)
        beginning = ending
        for index in words.indices {
            guard let phrases = CueTable.shared.phrases[words[index].hash] else { continue }
            for phrase in phrases {
                let end = index + phrase.hashes.count
                guard end <= words.count,
                    phrase.hashes.count == 1
                        || phrase.hashes.indices.dropFirst().allSatisfy({ phrase.hashes[$0] == words[index + $0].hash })
                            && Self.areTogether(words[index..<end], in: text)
                else { continue }
                let units = words[index].units.lowerBound..<words[end - 1].units.upperBound
                matches.append(Match(cue: phrase.cue, words: index..<end, units: units))
                ending[end - 1].formUnion(phrase.cue)
                beginning[index].formUnion(phrase.cue)
            }
        }
    }

    /// Whether one of the cues ends within so many words before `unit`.
    func has(_ cues: Cue, before unit: Int, within count: Int) -> Bool {
        let end = firstWord(from: unit)
        return ending[max(0, end - count)..<end].contains { !$0.isDisjoint(with: cues) }
    }

    /// Whether one of the cues begins within so many words after `unit`.
    func has(_ cues: Cue, after unit: Int, within count: Int) -> Bool {
        let start = firstWord(from: unit)
        return beginning[start..<min(words.count, start + count)].contains { !$0.isDisjoint(with: cues) }
    }

    /// The cues that the word at an index is by itself or ends.
    func cues(endingAt word: Int) -> Cue { ending.indices.contains(word) ? ending[word] : [] }

    /// The index of the first word that begins at `unit` or later. O(log n).
    func firstWord(from unit: Int) -> Int {
        var range = 0..<words.count
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            if words[middle].units.lowerBound < unit {
                range = middle + 1..<range.upperBound
            } else {
                range = range.lowerBound..<middle
            }
        }
        return range.lowerBound
    }

    private static func words(of text: FoldedText) -> [Word] {
        var words: [Word] = []
        words.reserveCapacity(text.units.count / 5 + 1)
        var index = 0
        while index < text.units.count {
            guard text.isWord(index) else {
                index += 1
                continue
            }
            let start = index
            var hash = WordHash()
            while text.isWord(index) {
                hash.add(text.lower(index))
                index += 1
            }
            words.append(Word(units: start..<index, hash: hash.value))
        }
        return words
    }

    /// Whether little stands between words.
    private static func areTogether(_ words: ArraySlice<Word>, in text: FoldedText) -> Bool {
        zip(words, words.dropFirst()).allSatisfy { left, right in
            let gap = left.units.upperBound..<right.units.lowerBound
            return gap.count <= 2
                && gap.allSatisfy { text.isSpace($0) || text.is($0, "'") || text.is($0, "-") || text.is($0, ".") }
        }
    }
}

/// FNV-1a over the units of a word in small letters, 64 bits; two words of one hash have not been met.
struct WordHash {
    private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    mutating func add(_ unit: UInt32) { value = (value ^ UInt64(unit)) &* 0x100_0000_01b3 }

    static func of(_ word: some StringProtocol) -> UInt64 {
        var hash = WordHash()
        for scalar in word.unicodeScalars { hash.add(scalar.value) }
        return hash.value
    }
}

/// Words to look up by their hash.
struct WordSet: Sendable {
    private let hashes: Set<UInt64>

    /// - Parameter words: in small letters, with spaces between.
    init(_ words: String) { hashes = Set(words.split(whereSeparator: \.isWhitespace).map { WordHash.of($0) }) }

    func contains(_ word: CueFinder.Word) -> Bool { hashes.contains(word.hash) }
}

/// The phrases by the hash of their first word.
private struct CueTable: Sendable {
    static let shared = CueTable()

    struct Phrase: Sendable {
        let hashes: [UInt64]
        let cue: Cue
    }

    private(set) var phrases: [UInt64: [Phrase]] = [:]

    private init() {
        for (cue, list) in CuePhrases.all {
            for phrase in list.split(separator: ",") {
                let hashes = phrase.split(whereSeparator: \.isWhitespace).map { WordHash.of($0) }
                phrases[hashes[0], default: []].append(Phrase(hashes: hashes, cue: cue))
            }
        }
        for key in phrases.keys { phrases[key]?.sort { $0.hashes.count > $1.hashes.count } }
    }
}
