/// A text with a place in it, and what is masked so far.
struct DialectScan {
    /// The line that is being looked at: its bytes in the text, without the line end, and its index.
    struct Line {
        var start: Int
        var end: Int
        var index: Int
    }

    /// Stands where something was taken out; a control character, which no text has once it is in a `SourceText`.
    static let mark: UInt8 = 0x01
    /// A tag longer than this was never meant as one.
    static let tagBytesMaximum = 4_096
    /// After so many backticks without a partner, backticks are looked at no more: each costs a search.
    private static let looseBackticksMaximum = 500
    private static let looseOpeningsMaximum = 1_000
    /// More blocks than this are not open at once in any article.
    private static let openBlockCountMaximum = 200

    /// What ends the things that are masked.
    enum Closing: Int, CaseIterable {
        case tag, output, comment, endComment, endShortcodeComment, endRaw, brace, bracket, angle, shortcode,
            markdownShortcode, htmlComment
        case kramdownComment, kramdownEnd, inserted, deleted, substituted, highlighted, remark, colons

        var text: StaticString {
            switch self {
            case .tag: "%}"
            case .output: "}}"
            case .comment: "*/}"
            case .endComment: "endcomment"
            case .endShortcodeComment: "/comment"
            case .endRaw: "endraw"
            case .brace: "}"
            case .bracket: "]"
            case .angle: ">"
            case .shortcode: ">}}"
            case .markdownShortcode: "%}}"
            case .htmlComment: "-->"
            case .kramdownComment: "{:/comment}"
            case .kramdownEnd: "{:/}"
            case .inserted: "++}"
            case .deleted: "--}"
            case .substituted: "~~}"
            case .highlighted: "==}"
            case .remark: "<<}"
            case .colons: ":::"
            }
        }
    }

    private(set) var text: [UInt8]
    var position = 0
    /// Where the next line of code begins: no mark but a comment reaches into code.
    var codeStart = Int.max
    private var looseBackticks = 0
    /// Openings whose end was searched for in vain: each costs up to `tagBytesMaximum`, so after many none is searched.
    private var looseOpenings = 0
    /// For each closing: where it stands next, and from where that was looked up. So that a text of openings without a
    /// closing is searched once and not once for each.
    private var found = [(from: Int, place: Int)?](repeating: nil, count: Closing.allCases.count)
    /// Blocks between tags that have begun and not ended.
    private var openBlocks: [(name: String, line: Int, type: String)] = []

    init(text: [UInt8]) { self.text = text }

    /// Where the closing stands next behind the position, if it does before `end`.
    mutating func next(_ closing: Closing, to end: Int) -> Int? {
        if let (from, place) = found[closing.rawValue], from <= position, place > position {
            return place < end ? place : nil
        }
        let place = text.firstIndex(of: closing.text, from: position + 1) ?? text.count
        found[closing.rawValue] = (position, place)
        return place < end ? place : nil
    }

    func isHere(_ opening: StaticString) -> Bool { text[position...].starts(withASCII: opening) }

    mutating func mask(_ range: Range<Int>) { mask(range, keeping: []) }

    /// - Parameter kept: ranges within `range`, in order, that stay as text.
    mutating func mask(_ range: Range<Int>, keeping kept: [Range<Int>]) {
        var index = range.lowerBound
        for part in kept + [range.upperBound..<range.upperBound] {
            while index < part.lowerBound {
                if text[index] != 0x0A { text[index] = Self.mark }
                index += 1
            }
            index = max(index, part.upperBound)
        }
        position = max(position, range.upperBound)
    }

    /// The range from here to behind the next `closing`; nil if there is none nearby.
    mutating func range(through closing: Closing) -> Range<Int>? {
        guard let end = next(closing, to: min(text.count, codeStart, position + Self.tagBytesMaximum)) else {
            return nil
        }
        return position..<(end + closing.text.utf8CodeUnitCount)
    }

    /// Masks from here to behind the next `closing`; false if there is none nearby.
    mutating func mask(through closing: Closing) -> Bool {
        guard let range = range(through: closing) else { return false }
        mask(range)
        return true
    }

    /// Masks a comment, however long and whatever is in it: from here to behind the `closing` that ends it, and behind
    /// the `tail` of that.
    mutating func maskComment(through closing: Closing, _ tail: StaticString? = nil) -> Bool {
        guard let place = next(closing, to: text.count) else { return false }
        var end = place + closing.text.utf8CodeUnitCount
        if let tail {
            guard let place = text.firstIndex(of: tail, from: end, to: min(text.count, end + 64)) else { return false }
            end = place + tail.utf8CodeUnitCount
        }
        mask(position..<end)
        return true
    }

    /// Puts other text where something was masked; what has no room is left out.
    mutating func write(_ bytes: some Collection<UInt8>, at range: Range<Int>) {
        for (place, byte) in zip(range, bytes) where byte >= 0x20 { text[place] = byte }
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

    /// The end that `find` sees for what begins here, in the text up to the next code; nil after too many vain searches.
    mutating func end(_ find: (_ text: [UInt8], _ start: Int, _ end: Int) -> Int?) -> Int? {
        guard looseOpenings < Self.looseOpeningsMaximum else { return nil }
        if let end = find(text, position, min(text.count, codeStart, position + Self.tagBytesMaximum)) { return end }
        looseOpenings += 1
        return nil
    }

    /// Says that what stays of a tag is a title, if it has its lines to itself.
    func noteTitle(_ kept: [Range<Int>], of tag: Range<Int>, in line: Line, noting document: inout MarkdownLines) {
        guard let first = kept.first, !first.isEmpty,
            text[line.start..<tag.lowerBound].allSatisfy({ $0.isBlank || $0 == Self.mark })
        else { return }
        let lineEnd = text[tag.upperBound...].firstIndex(of: 0x0A) ?? text.count
        guard text[tag.upperBound..<lineEnd].allSatisfy(\.isASCIIWhitespace) else { return }
        document.markTitles.insert(line.index + text[tag.lowerBound..<first.lowerBound].count { $0 == 0x0A })
    }

    // MARK: Blocks between tags

    mutating func open(_ name: String, line: Int, type: String) {
        if openBlocks.count < Self.openBlockCountMaximum { openBlocks.append((name, line, type)) }
    }

    /// Ends the innermost open block of this name, and with it those within it that were never ended.
    mutating func close(_ name: String, line: Int, noting document: inout MarkdownLines) {
        guard let match = openBlocks.lastIndex(where: { $0.name == name }) else { return }
        document.admonitions.append(
            (openBlocks[match].line...max(line, openBlocks[match].line), openBlocks[match].type))
        openBlocks.removeSubrange(match...)
    }
}
