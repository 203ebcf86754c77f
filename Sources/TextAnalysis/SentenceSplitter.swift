/// Finds the sentences of a text: the units in which evidence is quoted, questions are found and long blocks are cut.
///
/// Rule-based and the same for every text. A line break ends a sentence always (in an article text it separates blocks,
/// rows and lines). A full stop ends one unless what stands around it says otherwise: an abbreviation, an initial, a
/// number, a file name, a step's number. Stops of scripts written without spaces end one at once.
///
/// Works on UTF-8 bytes; all ranges are in them, lie on scalar boundaries, and carry no white space at their ends.
/// Between them stands white space only. Quotes and brackets that close after a stop belong to the sentence.
package enum SentenceSplitter {
    /// - Complexity: O(n).
    package static func sentences(in text: String) -> [Range<Int>] {
        let bytes = Array(text.utf8)
        return sentences(in: bytes, range: 0..<bytes.count)
    }

    /// The sentences of `range` of a longer text; the results are offsets in `bytes`.
    package static func sentences(in bytes: [UInt8], range: Range<Int>) -> [Range<Int>] {
        var scanner = SentenceScanner(bytes: bytes, range: range)
        return scanner.scan()
    }
}

/// One pass over the bytes. `position` only grows, but for looks at the word before a stop (16 bytes at most).
private struct SentenceScanner {
    let bytes: [UInt8]
    let end: Int
    /// Where the sentence being read begins.
    var start: Int
    var position: Int
    var sentences: [Range<Int>] = []

    init(bytes: [UInt8], range: Range<Int>) {
        self.bytes = bytes
        end = range.upperBound
        start = range.lowerBound
        position = range.lowerBound
        skipWhiteSpace()
    }

    mutating func scan() -> [Range<Int>] {
        while position < end {
            let byte = bytes[position]
            guard ByteClass.isInteresting(byte) else {
                position += 1
                continue
            }
            if byte == UInt8(ascii: "\n") {
                position += 1
                endSentence()
            } else if let stop = Stop(at: position, in: bytes, end: end) {
                readStop(stop)
            } else {
                position += 1
            }
        }
        endSentence()
        return sentences
    }

    private mutating func endSentence() {
        let sentence = WhiteSpace.trimming(start..<position, in: bytes)
        if !sentence.isEmpty { sentences.append(sentence) }
        skipWhiteSpace()
    }

    /// Begins a sentence at the next byte that is not white.
    private mutating func skipWhiteSpace() {
        while position < end {
            let length = WhiteSpace.length(at: position, in: bytes, end: end)
            if length == 0 { break }
            position += length
        }
        start = position
    }

    /// Reads a run of stops and what closes after it, and decides whether the sentence ends there.
    private mutating func readStop(_ first: Stop) {
        let stopStart = position
        var isHard = first.kind == .hard
        var isSingleFullStop = first.kind == .fullStop
        position += first.length
        if first.kind == .lineEnd { return endSentence() }
        while position < end, let next = Stop(at: position, in: bytes, end: end), next.kind != .lineEnd {
            isHard = isHard || next.kind == .hard
            isSingleFullStop = false
            position += next.length
        }
        let closersStart = position
        skipClosers()
        if isHard { return endSentence() }
        let hasClosers = position > closersStart
        if !hasClosers { skipFootnoteMark() }

        // white space must follow, else the stop stands inside a number, a name or an address
        if position < end, WhiteSpace.length(at: position, in: bytes, end: end) == 0 { return }
        var following = position
        while following < end {
            if bytes[following] == UInt8(ascii: "\n") { return endSentence() }
            let space = WhiteSpace.length(at: following, in: bytes, end: end)
            if space == 0 { break }
            following += space
        }
        guard following < end else { return endSentence() }
        let next = FollowingWord(at: following, in: bytes, end: end)
        if next.continues { return }
        let isEllipsis = !isSingleFullStop && first.kind != .question
        if next.isLowercase, hasClosers || isEllipsis || wordRange(before: stopStart).isEmpty { return }
        if isSingleFullStop, !fullStopEnds(stopStart, next) { return }
        endSentence()
    }

    /// Whether the full stop at `stop` ends its sentence, with white space and `next` after it.
    private func fullStopEnds(_ stop: Int, _ next: FollowingWord) -> Bool {
        let word = wordRange(before: stop)
        if word.isEmpty { return true }
        let isFirstWord = WhiteSpace.trimming(start..<word.lowerBound, in: bytes).isEmpty
        let shape = WordShape(bytes[word])
        switch shape {
        case .number where isFirstWord: return false  // 1. Open the lid
        case .romanNumeral where isFirstWord: return false  // IV. Results
        case .letter(let isCapital):
            if isFirstWord { return false }  // a. Open the lid
            if isCapital { return next.isStarter }  // J. Smith, but: than I. The
        default: break
        }
        switch PackedWord(lowercasing: bytes[word]).flatMap(Abbreviation.init) {
        case .leading: return false
        case .numbering: return !next.isNumber
        case .trailing: return Self.isEtCetera(bytes[word]) ? !next.isLowercase && !next.isNumber : next.isStarter
        case nil: return shape == .acronym ? next.isStarter : true  // U.S. law, but: in the U.S. The
        }
    }

    private static func isEtCetera(_ word: ArraySlice<UInt8>) -> Bool { word.elementsEqual("etc".utf8) }

    /// The word that ends at `offset`, without opening quotes and brackets and what stands before a hyphen or slash;
    /// only its last 16 bytes if it is longer, which no abbreviation is.
    private func wordRange(before offset: Int) -> Range<Int> {
        let limit = max(start, offset - 16)
        var place = offset
        while place > limit {
            let byte = bytes[place - 1]
            if WhiteSpace.length(before: place, in: bytes, start: limit) > 0 { break }
            if ByteClass.opensWord(byte) { break }
            // the last byte of a typographic quote or dash, E2 80 xx
            if byte >= 0x80, place - 3 >= limit, bytes[place - 3] == 0xE2, bytes[place - 2] == 0x80 { break }
            place -= 1
        }
        return place..<offset
    }

    private mutating func skipClosers() {
        while position < end {
            let length = ByteClass.closerLength(at: position, in: bytes, end: end)
            if length == 0 { return }
            position += length
        }
    }

    /// `[12]` right after the stop.
    private mutating func skipFootnoteMark() {
        guard position + 2 < end, bytes[position] == UInt8(ascii: "[") else { return }
        var place = position + 1
        while place < min(end, position + 5), ByteClass.isDigit(bytes[place]) { place += 1 }
        if place > position + 1, place < end, bytes[place] == UInt8(ascii: "]") { position = place + 1 }
    }
}
