internal import TextAnalysis

/// Makes the lines of a draft fit for the splitter of sentences, without moving anything.
enum DraftLines {
    /// A line at least this long that is followed by a small letter was broken by a mail program, not by its writer.
    private static let wrappedLineMinimum = 40

    /// Puts spaces where the number or bullet of a list item or the mark of a heading or quotation stands, and for breaks
    /// inside a sentence. O(n).
    static func blank(_ bytes: inout [UInt8]) {
        var lineStart = 0
        while lineStart < bytes.count {
            let lineEnd = bytes[lineStart...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            blankLead(&bytes, lineStart..<lineEnd)
            if lineEnd < bytes.count, lineEnd - lineStart >= wrappedLineMinimum, lineEnd + 1 < bytes.count,
                (0x61...0x7A).contains(bytes[lineEnd + 1])
            {
                bytes[lineEnd] = UInt8(ascii: " ")
            }
            lineStart = lineEnd + 1
        }
    }

    private static func blankLead(_ bytes: inout [UInt8], _ line: Range<Int>) {
        var place = line.lowerBound
        while place < line.upperBound, bytes[place] == UInt8(ascii: " ") { place += 1 }
        let start = place
        while place < line.upperBound, place < start + 6, "-*+#>".utf8.contains(bytes[place]) { place += 1 }
        if place == start {
            while place < line.upperBound, place < start + 3, (0x30...0x39).contains(bytes[place]) { place += 1 }
            guard place > start, place < line.upperBound, bytes[place] == UInt8(ascii: ".") || bytes[place] == 0x29
            else { return }
            place += 1
        }
        guard place < line.upperBound, bytes[place] == UInt8(ascii: " ") else { return }
        for index in start..<place { bytes[index] = UInt8(ascii: " ") }
    }
}
