import KnowledgeModel

/// An article's bytes made ready for the parsers: UTF-8 without a byte order mark and without NUL, and the way back.
///
/// In a UTF-8 file every byte keeps its distance from the start: the mark is cut off at the front, NUL and other
/// controls are overwritten with spaces, bytes that are no UTF-8 with `?`. Other encodings are transcoded, with an
/// `OffsetMap`.
struct SourceText: Sendable {
    /// Valid UTF-8.
    let bytes: [UInt8]
    /// Lines of `bytes`. Transcoding keeps lines, so their numbers are the file's.
    let lines: LineIndex
    private let map: OffsetMap

    /// Where the bytes of a range stand in the file.
    func span(of range: Range<Int>) -> SourceSpan {
        let last = max(range.lowerBound, range.upperBound - 1)
        return SourceSpan(
            bytes: map.sourceOffset(of: range.lowerBound)..<map.sourceOffset(of: range.upperBound),
            lines: lines.line(at: range.lowerBound)...lines.line(at: last))
    }

    /// Whole lines.
    func span(ofLines numbers: ClosedRange<Int>) -> SourceSpan {
        let range =
            lines.bytes(ofLine: numbers.lowerBound).lowerBound..<lines.bytes(ofLine: numbers.upperBound).upperBound
        return SourceSpan(
            bytes: map.sourceOffset(of: range.lowerBound)..<map.sourceOffset(of: range.upperBound), lines: numbers)
    }

    init(_ article: SourceArticle, limits: ParsingLimits, findings: inout Findings) {
        var body = article.body
        if body.count > limits.articleBytesMaximum {
            findings.add(.articleTooLarge(byteCount: body.count, maximum: limits.articleBytesMaximum))
            body.removeSubrange(Self.cut(body, near: limits.articleBytesMaximum)...)
        }
        var text = Self.decode(body, declarations: article.format == .html, findings: &findings)
        if Self.looksBinary(text.bytes) {
            findings.add(.notText)
            text = DecodedText(bytes: [], map: OffsetMap(), replacedByteCount: 0)
        }
        Self.blankControls(&text.bytes)
        bytes = text.bytes
        map = text.map
        lines = LineIndex(text.bytes)
    }

    private static func decode(
        _ body: [UInt8], declarations: Bool, findings: inout Findings
    ) -> DecodedText {
        if body.starts(with: [0xEF, 0xBB, 0xBF]) { return utf8(body, from: 3, findings: &findings) }
        let marked: CharacterEncoding? =
            body.starts(with: [0xFF, 0xFE])
            ? .utf16LittleEndian : body.starts(with: [0xFE, 0xFF]) ? .utf16BigEndian : nil
        if let marked, let text = marked.decode(body, from: 2) { return report(text, marked.name, &findings) }

        let label = declarations ? DeclaredEncoding.label(in: body) : nil
        let isUTF8 = UTF8Repair.isValid(body)
        guard let label, let declared = CharacterEncoding(label: label) else {
            if isUTF8 || UTF8Repair.isMostlyUTF8(body) {
                return utf8(body, from: 0, findings: &findings)
            }
            let guessed = EncodingGuess.encoding(of: body)
            findings.add(.encodingGuessed(guessed.name))
            return guessed.decode(body, from: 0) ?? utf8(body, from: 0, findings: &findings)
        }
        // A declaration of UTF-16 in ASCII letters refutes itself; non-ASCII text that is valid UTF-8 is UTF-8.
        if isUTF8, declared.name.hasPrefix("UTF-16") || !body.allSatisfy({ $0 < 0x80 }) {
            if !declared.isStateful {
                findings.add(.encodingContradicted(label))
                return utf8(body, from: 0, findings: &findings)
            }
        }
        if let text = declared.decode(body, from: 0) { return report(text, label, &findings) }
        findings.add(.encodingUnknown(label))
        if isUTF8 { return utf8(body, from: 0, findings: &findings) }
        return CharacterEncoding.windows1252.decode(body, from: 0) ?? utf8(body, from: 0, findings: &findings)
    }

    private static func report(_ text: DecodedText, _ label: String, _ findings: inout Findings) -> DecodedText {
        if text.replacedByteCount > 0 { findings.add(.bytesUnreadable(count: text.replacedByteCount, encoding: label)) }
        return text
    }

    private static func utf8(_ body: [UInt8], from start: Int, findings: inout Findings) -> DecodedText {
        var map = OffsetMap()
        map.note(decodedOffset: 0, sourceOffset: start)
        var bytes = start == 0 ? body : Array(body[start...])
        let replaced = UTF8Repair.overwriteInvalid(&bytes)
        return report(DecodedText(bytes: bytes, map: map, replacedByteCount: replaced), "UTF-8", &findings)
    }

    /// The last character boundary at or before `offset`, at a line break if there is one near.
    private static func cut(_ body: [UInt8], near offset: Int) -> Int {
        let floor = max(0, offset - 4_096)
        if let lineEnd = body[floor..<offset].lastIndex(of: 0x0A) { return lineEnd + 1 }
        var index = offset
        while index > floor, body[index] & 0xC0 == 0x80 { index -= 1 }
        return index
    }

    /// NUL and other controls in a tenth of the first kilobytes: a picture or an archive under a wrong name.
    private static func looksBinary(_ bytes: [UInt8]) -> Bool {
        let head = bytes.prefix(8_192)
        let controls = head.count { $0 < 0x20 && !$0.isASCIIWhitespace && $0 != 0x1B }
        return controls * 10 > head.count
    }

    /// cmark replaces NUL by three bytes and libxml2 drops other controls: with spaces all keep their places.
    private static func blankControls(_ bytes: inout [UInt8]) {
        let isControl = { (byte: UInt8) in
            byte < 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09 || byte == 0x7F
        }
        guard bytes.contains(where: isControl) else { return }
        for index in bytes.indices where isControl(bytes[index]) { bytes[index] = 0x20 }
    }
}
