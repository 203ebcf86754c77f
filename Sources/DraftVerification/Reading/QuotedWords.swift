internal import TextAnalysis

/// Words in quotation marks, and whether they stand in a source.
struct QuotedWords {
    /// Without the marks, in UTF-8 bytes of the draft.
    let range: Range<Int>

    /// Fewer words are a name or the label of a button.
    private static let wordsMinimum = 4

    /// In order, disjoint. A quotation ends on its line. O(n).
    static func all(in bytes: [UInt8]) -> [QuotedWords] {
        var found: [QuotedWords] = []
        var open: (start: Int, mark: Mark)?
        var place = 0
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "\n") { open = nil }
            guard let (mark, length) = Mark.at(place, bytes) else {
                place += 1
                continue
            }
            if let (start, opened) = open, mark.closes(opened) {
                let range = start..<place
                let words = TextToken.tokens(in: bytes, range: range).count { $0.kind != .mark }
                if words >= wordsMinimum { found.append(QuotedWords(range: range)) }
                open = nil
            } else if mark.opens {
                open = (place + length, mark)
            }
            place += length
        }
        return found
    }

    private enum Mark {
        case straight, open, close, guillemetOpen, guillemetClose

        var opens: Bool { self == .straight || self == .open || self == .guillemetOpen }

        func closes(_ mark: Mark) -> Bool {
            switch mark {
            case .straight: self == .straight
            case .open: self == .close
            default: self == .guillemetClose
            }
        }

        static func at(_ place: Int, _ bytes: [UInt8]) -> (Mark, Int)? {
            if bytes[place] == UInt8(ascii: "\"") { return (.straight, 1) }
            if bytes[place] == 0xC2, place + 1 < bytes.count {
                if bytes[place + 1] == 0xAB { return (.guillemetOpen, 2) }
                return bytes[place + 1] == 0xBB ? (.guillemetClose, 2) : nil
            }
            guard bytes[place] == 0xE2, place + 2 < bytes.count, bytes[place + 1] == 0x80 else { return nil }
            if bytes[place + 2] == 0x9C || bytes[place + 2] == 0x9E { return (.open, 3) }
            return bytes[place + 2] == 0x9D ? (.close, 3) : nil
        }
    }
}

/// Text made comparable word for word: one space for all white space, straight quotation marks.
struct PlainWords: Hashable {
    let bytes: [UInt8]

    init(_ text: String) {
        var plain = ""
        var isSpace = true
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace {
                if !isSpace { plain.append(" ") }
                isSpace = true
                continue
            }
            isSpace = false
            switch scalar {
            case "\u{2018}", "\u{2019}": plain.append("'")
            case "\u{201C}", "\u{201D}", "\u{201E}", "\u{AB}", "\u{BB}": plain.append("\"")
            case "\u{2010}", "\u{2011}": plain.append("-")
            case "\u{2026}": plain.append("...")
            default: plain.unicodeScalars.append(scalar)
            }
        }
        bytes = Array(plain.utf8)
    }

    /// The parts between marks of omission, without the stops at their ends.
    var quotedParts: [[UInt8]] {
        let text = String(decoding: bytes, as: UTF8.self).replacingOmissions
        return text.split(separator: "\u{0}").map { Array($0.utf8) }.map(Self.trimmed).filter { !$0.isEmpty }
    }

    private static func trimmed(_ part: [UInt8]) -> [UInt8] {
        let marks = " .,;:!?'\"".utf8
        var rest = part[...]
        while let last = rest.last, marks.contains(last) { rest.removeLast() }
        while let first = rest.first, marks.contains(first) { rest.removeFirst() }
        return Array(rest)
    }

    /// Whether the part stands here, its first letter in either case. O(n · m) at worst.
    func contains(_ part: [UInt8]) -> Bool {
        guard let first = part.first, part.count <= bytes.count else { return false }
        let isLetter = (0x41...0x5A).contains(first & 0xDF)
        return bytes.indices.dropLast(part.count - 1).contains { place in
            (bytes[place] == first || isLetter && bytes[place] ^ first == 0x20)
                && bytes[place + 1..<place + part.count].elementsEqual(part.dropFirst())
        }
    }
}

extension String {
    /// `[…]`, `(...)` and `...` as U+0000.
    fileprivate var replacingOmissions: String {
        var text = ""
        var rest = self[...]
        while let first = rest.first {
            if let mark = ["[...]", "(...)", "..."].first(where: { rest.hasPrefix($0) }) {
                text.append("\u{0}")
                rest = rest.dropFirst(mark.count)
            } else {
                text.append(first)
                rest = rest.dropFirst()
            }
        }
        return text
    }
}
