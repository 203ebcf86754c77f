/// A word, a numeral or a mark of English text.
package struct TextToken: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// Letters, with digits, apostrophes, hyphens and underscores inside: `can't`, `check-in`, `mp3`, `C++`.
        case word
        /// Digits, with points, commas and apostrophes inside: `1,200.50`, `3.2.1`.
        case numeral
        /// One scalar that is neither, such as `%`, `€` or `-`.
        case mark
    }

    package let kind: Kind
    /// In UTF-8 bytes of the text.
    package let range: Range<Int>
    package let key: WordKey
    /// Whether white space or nothing stands before it.
    package let followsSpace: Bool
    /// Whether nothing but white space stands before it on its line.
    package let beginsLine: Bool
    package let isCapitalised: Bool

    /// The tokens of `range` in order, white space left out. O(n).
    ///
    /// - Precondition: `bytes` is well-formed UTF-8 and `range` is on scalar boundaries.
    package static func tokens(in bytes: [UInt8], range: Range<Int>) -> [TextToken] {
        TokenScanner(bytes: bytes, range: range).tokens()
    }
}

private struct TokenScanner {
    let bytes: [UInt8]
    let range: Range<Int>

    func tokens() -> [TextToken] {
        var tokens: [TextToken] = []
        tokens.reserveCapacity(range.count / 5 + 1)
        var place = range.lowerBound
        var followsSpace = true
        var beginsLine = true
        while place < range.upperBound {
            let space = WhiteSpace.length(at: place, in: bytes, end: range.upperBound)
            if space > 0 {
                if bytes[place] == UInt8(ascii: "\n") { beginsLine = true }
                followsSpace = true
                place += space
                continue
            }
            let (kind, end) = token(at: place)
            tokens.append(
                TextToken(
                    kind: kind, range: place..<end, key: WordKey(bytes[place..<end]), followsSpace: followsSpace,
                    beginsLine: beginsLine, isCapitalised: ByteClass.isCapital(bytes[place])))
            followsSpace = false
            beginsLine = false
            place = end
        }
        return tokens
    }

    private func token(at place: Int) -> (TextToken.Kind, end: Int) {
        if ByteClass.isDigit(bytes[place]) { return (.numeral, numeralEnd(from: place)) }
        let letter = WordLetters.length(at: place, in: bytes, end: range.upperBound)
        if letter > 0 { return (.word, signEnd(from: wordEnd(from: place + letter))) }
        return (.mark, min(range.upperBound, place + WordLetters.scalarLength(bytes[place])))
    }

    private func numeralEnd(from start: Int) -> Int {
        var place = start + 1
        while place < range.upperBound {
            if ByteClass.isDigit(bytes[place]) {
                place += 1
                continue
            }
            let isInner = bytes[place] == UInt8(ascii: ".") || bytes[place] == UInt8(ascii: ",") || isApostrophe(place)
            guard isInner, place + 1 < range.upperBound, ByteClass.isDigit(bytes[place + 1]) else { break }
            place += 2
        }
        return place
    }

    private func wordEnd(from start: Int) -> Int {
        var place = start
        while place < range.upperBound {
            let byte = bytes[place]
            if ByteClass.isDigit(byte) || byte == UInt8(ascii: "_") {
                place += 1
                continue
            }
            let letter = WordLetters.length(at: place, in: bytes, end: range.upperBound)
            if letter > 0 {
                place += letter
                continue
            }
            let joint = jointLength(at: place)
            guard joint > 0, place + joint < range.upperBound,
                WordLetters.length(at: place + joint, in: bytes, end: range.upperBound) > 0
            else { break }
            place += joint
        }
        return place
    }

    /// The end of `C++`, `C#`.
    private func signEnd(from place: Int) -> Int {
        guard place < range.upperBound else { return place }
        let isSharp = bytes[place] == UInt8(ascii: "#")
        let plus = UInt8(ascii: "+")
        let isDoublePlus = bytes[place] == plus && place + 1 < range.upperBound && bytes[place + 1] == plus
        return isSharp ? place + 1 : isDoublePlus ? place + 2 : place
    }

    /// Bytes of the hyphen or apostrophe at `place`; 0 if there is none.
    private func jointLength(at place: Int) -> Int {
        if bytes[place] == UInt8(ascii: "-") || isApostrophe(place) { return 1 }
        guard place + 2 < range.upperBound, bytes[place] == 0xE2, bytes[place + 1] == 0x80 else { return 0 }
        return bytes[place + 2] == 0x99 || bytes[place + 2] == 0x91 ? 3 : 0  // ’ and the no-break hyphen
    }

    private func isApostrophe(_ place: Int) -> Bool { bytes[place] == UInt8(ascii: "'") }
}

/// Which scalars make words, by their bytes.
enum WordLetters {
    /// Bytes of the letter at `offset`; 0 if there is none. Beyond ASCII everything counts as a letter that is not
    /// known as space, punctuation or sign. O(1).
    static func length(at offset: Int, in bytes: [UInt8], end: Int) -> Int {
        let first = bytes[offset]
        if first < 0x80 { return ByteClass.isLetter(first) ? 1 : 0 }
        let length = scalarLength(first)
        guard offset + length <= end else { return 0 }
        switch first {
        case 0x80..<0xC0:
            return 0
        case 0xC2:
            let isLetter = bytes[offset + 1] == 0xAA || bytes[offset + 1] == 0xB5 || bytes[offset + 1] == 0xBA
            return isLetter ? 2 : 0  // ª µ º
        case 0xC3:
            return bytes[offset + 1] == 0x97 || bytes[offset + 1] == 0xB7 ? 0 : 2  // × ÷
        case 0xE2:
            return bytes[offset + 1] < 0xB0 ? 0 : 3  // punctuation, currency, arrows, shapes
        case 0xE3:
            return bytes[offset + 1] == 0x80 ? 0 : 3  // ideographic punctuation
        case 0xEF:
            return bytes[offset + 1] >= 0xBC ? 0 : 3  // full-width forms
        case 0xF0:
            return bytes[offset + 1] == 0x9F ? 0 : 4  // emoji
        default:
            return length
        }
    }

    static func scalarLength(_ first: UInt8) -> Int {
        switch first {
        case 0xC0..<0xE0: 2
        case 0xE0..<0xF0: 3
        case 0xF0...: 4
        default: 1
        }
    }
}
