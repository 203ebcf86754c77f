/// A question as a row of tokens, with what its spelling says of how they belong together.
///
/// Pure: the tokens come from `LexicalTokenizer`; this looks at what stands between them.
struct QuestionText: Sendable {
    /// What stands between a token and the next one.
    enum Gap: Sendable, Hashable {
        /// White space only.
        case space
        /// A sign that makes one word of two: the hyphen of `wi-fi`, the dots of `2.3.1`.
        case joint
        /// Anything else, or nothing.
        case other
    }

    let tokens: [LexicalToken]
    /// After each token but the last.
    let gaps: [Gap]
    /// Tokens that are written as one word, two or more, at most `phraseTokensMaximum` of each.
    let compounds: [Range<Int>]
    /// Tokens between a pair of double quotes, likewise.
    let quotes: [Range<Int>]
    private let bytes: [UInt8]

    /// A longer phrase is cut: what is the same for so long is the same.
    static let phraseTokensMaximum = 12

    /// - Parameter tokens: those of the text.
    /// - Complexity: O(n)
    init(_ text: String, tokens: [LexicalToken]) {
        let bytes = Array(text.utf8)
        let gaps = zip(tokens, tokens.dropFirst()).map { left, right in
            Self.gap(bytes, left.range, right.range)
        }
        self.bytes = bytes
        self.tokens = tokens
        self.gaps = gaps
        var compounds: [Range<Int>] = []
        var start = 0
        for index in tokens.indices where index == gaps.count || gaps[index] != .joint {
            if index > start { compounds.append(start..<min(index + 1, start + Self.phraseTokensMaximum)) }
            start = index + 1
        }
        self.compounds = compounds
        quotes = Self.quoted(bytes).compactMap { quoted in
            let first = tokens.firstIndex(notBelow: quoted.lowerBound)
            let end = tokens.firstIndex(notBelow: quoted.upperBound)
            return end - first > 1 ? first..<min(end, first + Self.phraseTokensMaximum) : nil
        }
    }

    /// What a person wrote for a token.
    func spelling(of index: Int) -> String { spelling(of: index..<index + 1) }

    /// What a person wrote for tokens, from the first to the last of them.
    func spelling(of tokens: Range<Int>) -> String {
        guard let first = self.tokens[tokens].first, let last = self.tokens[tokens].last,
            last.range.upperBound <= bytes.count, first.range.lowerBound <= last.range.upperBound
        else { return "" }
        return String(decoding: bytes[first.range.lowerBound..<last.range.upperBound], as: UTF8.self)
    }

    /// Where a token stands, in Unicode scalars of the text. O(n).
    func scalarRange(of index: Int) -> Range<Int> {
        func count(_ bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }
        let range = tokens[index].range.clamped(to: 0..<bytes.count)
        let start = count(bytes[..<range.lowerBound])
        return start..<start + count(bytes[range])
    }

    /// What a person wrote for tokens, without what stands between them: `wifi` of `wi-fi`.
    func joined(_ tokens: Range<Int>) -> String { tokens.map(spelling).joined() }

    /// Whether tokens that are written as one are a name for machines: they have digits, or signs other than hyphens.
    func isIdentifier(_ tokens: Range<Int>) -> Bool {
        tokens.dropLast().allSatisfy { gaps[$0] == .joint }
            && (spelling(of: tokens).utf8.contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
                || tokens.dropLast().contains { !Self.hyphens.contains(between($0)) })
    }

    // MARK: - Signs

    private static let hyphens: Set<String> = ["-", "\u{2010}", "\u{2011}"]
    private static let joints: Set<String> = hyphens.union([
        "_", ".", "/", "\\", ":", "@", "+", "#", "&", "=", "~", "%", "$", "*", "\u{2013}", "://", "::", "//", ":\\",
        "\\\\",
        "/.", "/~", "->", ".*",
    ])
    /// In digits, a comma groups.
    private static let digitJoints = joints.union([","])

    private func between(_ index: Int) -> String {
        String(decoding: bytes[tokens[index].range.upperBound..<tokens[index + 1].range.lowerBound], as: UTF8.self)
    }

    private static func gap(_ bytes: [UInt8], _ left: Range<Int>, _ right: Range<Int>) -> Gap {
        guard left.upperBound < right.lowerBound, left.lowerBound < left.upperBound, right.upperBound <= bytes.count
        else { return .other }
        let gap = String(decoding: bytes[left.upperBound..<right.lowerBound], as: UTF8.self)
        if gap.unicodeScalars.allSatisfy(\.properties.isWhitespace) { return .space }
        func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
        let areDigits = isDigit(bytes[left.upperBound - 1]) && isDigit(bytes[right.lowerBound])
        return (areDigits ? digitJoints : joints).contains(gap) ? .joint : .other
    }

    /// What stands between pairs of double quotes, of any kind, as ranges of bytes; a quote without its other is ignored.
    private static func quoted(_ bytes: [UInt8]) -> [Range<Int>] {
        let signs: [[UInt8]] = ["\"", "\u{201C}", "\u{201D}", "\u{201E}", "\u{AB}", "\u{BB}"].map { Array($0.utf8) }
        var ranges: [Range<Int>] = []
        var opened: Int?
        var index = 0
        while index < bytes.count {
            guard let sign = signs.first(where: { bytes[index...].starts(with: $0) }) else {
                index += 1
                continue
            }
            if let start = opened { ranges.append(start..<index) }
            opened = opened == nil ? index + sign.count : nil
            index += sign.count
        }
        return ranges
    }
}

extension [LexicalToken] {
    /// The first token that begins at an offset or after it; `count` if none does. O(log n).
    fileprivate func firstIndex(notBelow offset: Int) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].range.lowerBound < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
