/// A text with a place in it, and what is masked so far.
struct DialectScan {
    /// Stands where something was taken out; a control character, which no text has once it is in a `SourceText`.
    static let mark: UInt8 = 0x01
    /// A tag longer than this was never meant as one.
    static let tagBytesMaximum = 4_096
    /// After so many backticks without a partner, backticks are looked at no more: each costs a search.
    private static let looseBackticksMaximum = 500

    /// What ends the things that are masked.
    enum Closing: Int, CaseIterable {
        case tag, output, comment, commentTag, rawTag, brace, bracket

        var text: StaticString {
            switch self {
            case .tag: "%}"
            case .output: "}}"
            case .comment: "*/}"
            case .commentTag: "endcomment %}"
            case .rawTag: "{% endraw"
            case .brace: "}"
            case .bracket: "]"
            }
        }
    }

    var text: [UInt8]
    var position = 0
    private var looseBackticks = 0
    /// For each closing: where it stands next, and from where that was looked up. So that a text of openings without a
    /// closing is searched once and not once for each.
    private var found = [(from: Int, place: Int)?](repeating: nil, count: Closing.allCases.count)

    init(text: [UInt8]) { self.text = text }

    /// Where the closing stands next, if it does before `end`.
    mutating func next(_ closing: Closing, to end: Int) -> Int? {
        if let (from, place) = found[closing.rawValue], from <= position, place > position {
            return place < end ? place : nil
        }
        let place = text.firstIndex(of: closing.text, from: position + 1) ?? text.count
        found[closing.rawValue] = (position, place)
        return place < end ? place : nil
    }

    mutating func mask(_ range: Range<Int>) {
        for index in range where text[index] != 0x0A { text[index] = Self.mark }
        position = max(position, range.upperBound)
    }

    /// Masks from here to the end of the next `closing`; if there is none nearby, steps over one byte.
    @discardableResult
    mutating func mask(through closing: Closing) -> Bool {
        guard let end = next(closing, to: min(text.count, position + Self.tagBytesMaximum)) else {
            position += 1
            return false
        }
        mask(position..<(end + closing.text.utf8CodeUnitCount))
        return true
    }

    /// Goes behind the code span that begins here, or behind backticks that begin none.
    mutating func skipCodeSpan() {
        let length = text[position...].prefix { $0 == UInt8(ascii: "`") }.count
        if looseBackticks < Self.looseBackticksMaximum {
            if let end = CodeSpan.end(in: text[...], at: position) {
                position = end
                return
            }
            looseBackticks += 1
        }
        position += length
    }
}
