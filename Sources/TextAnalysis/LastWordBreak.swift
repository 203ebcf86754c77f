/// Where a text that is too long is best cut: before the last word that does not fit.
package enum LastWordBreak {
    /// Bytes looked at on either side for the end of a character. Longer ones (a letter under a tower of accents) are
    /// cut between scalars.
    private static let characterWindow = 64

    /// The last place at or before `offset` where a word begins, in UTF-8.
    ///
    /// Words are separated by white space; each ideograph or kana counts as a word. If there is no such place after the
    /// start of the text, the last boundary between characters (extended grapheme clusters), else between scalars;
    /// never 0 unless `offset` is.
    package static func lastBreak(in text: String, before offset: Int) -> Int {
        let bytes = Array(text.utf8)
        return lastBreak(in: bytes, range: 0..<bytes.count, before: offset)
    }

    /// The same within `range` of a longer text: the result lies after the range's start, and at or before `offset`
    /// unless not even the first scalar ends there. O(distance to the break).
    package static func lastBreak(in bytes: [UInt8], range: Range<Int>, before offset: Int) -> Int {
        if offset >= range.upperBound { return range.upperBound }
        let limit = scalarStart(at: max(offset, range.lowerBound), in: bytes, from: range.lowerBound)
        var place = limit
        while place > range.lowerBound {
            if isWordBreak(place, in: bytes, range: range) { return place }
            place = scalarStart(at: place - 1, in: bytes, from: range.lowerBound)
        }
        return characterBreak(in: bytes, range: range, before: limit)
    }

    private static func isWordBreak(_ place: Int, in bytes: [UInt8], range: Range<Int>) -> Bool {
        if WhiteSpace.length(before: place, in: bytes, start: range.lowerBound) > 0 { return true }
        if isIdeographic(bytes, at: place, end: range.upperBound) {
            return true
        }
        let previous = scalarStart(at: place - 1, in: bytes, from: range.lowerBound)
        return isIdeographic(bytes, at: previous, end: range.upperBound)
    }

    /// Kana, ideographs and their punctuation, by lead bytes: U+3000-9FFF and planes 2 and 3.
    private static func isIdeographic(_ bytes: [UInt8], at offset: Int, end: Int) -> Bool {
        switch bytes[offset] {
        case 0xE3...0xE9: true
        case 0xF0: offset + 1 < end && bytes[offset + 1] >= 0xA0
        default: false
        }
    }

    private static func characterBreak(in bytes: [UInt8], range: Range<Int>, before limit: Int) -> Int {
        let start = scalarStart(at: max(range.lowerBound, limit - characterWindow), in: bytes, from: range.lowerBound)
        let end = scalarStart(at: limit + characterWindow, in: bytes, from: start, end: range.upperBound)
        var place = start
        var best = range.lowerBound
        for character in String(decoding: bytes[start..<end], as: UTF8.self) {
            place += character.utf8.count
            if place > limit { break }
            best = place
        }
        if best > range.lowerBound { return best }
        if limit > range.lowerBound { return limit }
        // not even one scalar fits: give the first one whole
        var next = range.lowerBound + 1
        while next < range.upperBound, bytes[next] & 0xC0 == 0x80 { next += 1 }
        return next
    }

    /// The start of the scalar that holds the byte at `offset`; `end` if that is at or past it.
    private static func scalarStart(at offset: Int, in bytes: [UInt8], from start: Int, end: Int = .max) -> Int {
        let end = min(end, bytes.count)
        if offset >= end { return end }
        var place = offset
        while place > start, bytes[place] & 0xC0 == 0x80 { place -= 1 }
        return place
    }
}
