/// Mail addresses around an `@`, with white space beside it or not.
///
/// The local part may have whatever RFC 5322 allows without quotes, and letters of any script; the domain needs a last label
/// of letters, which keeps `react@18.2.0` and `icon@2x.png` out. Of `git@host:path` nothing is personal.
enum EmailDetector: Detector {
    static func detect(in context: DetectionContext, _ claims: inout Claims) {
        let text = context.text
        for index in text.units.indices where text.is(index, "@") {
            guard let end = domainEnd(after: index, in: text) else { continue }
            let start = localStart(before: index, in: text)
            guard start < index, !isServiceUser(start..<index, text), !isUserInformation(start, text) else { continue }
            claims.add(.email, start..<end, .certain)
        }
    }

    static func isLocalPart(_ index: Int, _ text: FoldedText) -> Bool {
        if text.isWord(index) { return true }
        switch UInt8(exactly: text.unit(index)) {
        case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "%"), UInt8(ascii: "+"), UInt8(ascii: "-"),
            UInt8(ascii: "'"), UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "&"),
            UInt8(ascii: "*"), UInt8(ascii: "^"), UInt8(ascii: "~"), UInt8(ascii: "|"):
            return true
        default: return false
        }
    }

    private static func localStart(before at: Int, in text: FoldedText) -> Int {
        var end = at
        if text.isSpace(at - 1), text.isSpace(at + 1) { end -= 1 }
        var start = end
        // An address has at most 64 units here (RFC 5321); the limit also bounds the work for each sign.
        while end - start < 128, isLocalPart(start - 1, text) { start -= 1 }
        while start < end, !text.isWord(start), !text.is(start, "_") { start += 1 }
        return start < end ? start : at
    }

    /// Where the domain after the sign ends; nil if there is none.
    private static func domainEnd(after at: Int, in text: FoldedText) -> Int? {
        var start = at + 1
        if text.isSpace(at - 1), text.isSpace(start) { start += 1 }
        var end = start
        var lastDot: Int?
        while end - start < 255 {
            if text.isWord(end) || (text.is(end, "-") && text.isWord(end + 1)) {
                end += 1
            } else if end > start, text.is(end, "."), text.isWord(end + 1) {
                lastDot = end
                end += 1
            } else {
                break
            }
        }
        guard let lastDot, end - lastDot > 2, (lastDot + 1..<end).allSatisfy({ text.isLetter($0) || text.is($0, "-") })
        else { return nil }
        return FileEndings.contains(text, lastDot + 1..<end) ? nil : end
    }

    /// `//user:password@host`, which is the URL's.
    private static func isUserInformation(_ start: Int, _ text: FoldedText) -> Bool {
        var index = start
        while start - index < 64, text.is(index - 1, ":") || isLocalPart(index - 1, text) { index -= 1 }
        return text.is(index - 1, "/") && text.is(index - 2, "/")
    }

    private static func isServiceUser(_ range: Range<Int>, _ text: FoldedText) -> Bool {
        range.count == 3 && text.lower(range.lowerBound) == 0x67 && text.lower(range.lowerBound + 1) == 0x69
            && text.lower(range.lowerBound + 2) == 0x74
    }
}

/// What ends the names of files, not of hosts.
enum FileEndings {
    private static let endings = WordSet(
        "png jpg jpeg gif svg webp js css json yaml yml txt pdf zip exe dll swift py html htm php aspx jsp xml csv")

    static func contains(_ text: FoldedText, _ range: Range<Int>) -> Bool {
        var hash = WordHash()
        for index in range { hash.add(text.lower(index)) }
        return endings.contains(CueFinder.Word(units: range, hash: hash.value))
    }
}
