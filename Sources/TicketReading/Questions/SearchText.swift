internal import TextAnalysis

/// Makes the text to search from ranges of a message.
enum SearchText {
    /// Words of context taken at most; the encoder reads little more.
    private static let maximumContextWords = 40

    static func make(_ question: Range<Int>, context: [String], in message: MessageText) -> String {
        (context + [plain(question, in: message)]).joined(separator: " ")
    }

    /// Context of a message: its first words.
    static func context(_ range: Range<Int>, in message: MessageText) -> String {
        let words = message.wordIndices(in: range)
        guard words.count > maximumContextWords else { return plain(range, in: message) }
        let end = message.words[words.lowerBound + maximumContextWords - 1].range.upperBound
        return plain(range.lowerBound..<end, in: message)
    }

    static func whole(_ range: Range<Int>, in message: MessageText) -> String { plain(range, in: message) }

    /// One line, without fillers, runs of white space, and marks that only decorate. O(range).
    private static func plain(_ range: Range<Int>, in message: MessageText) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(range.count)
        var index = range.lowerBound
        while index < range.upperBound {
            let space = WhiteSpace.length(at: index, in: message.reading, end: range.upperBound)
            if space > 0 {
                if result.last != UInt8(ascii: " ") { result.append(UInt8(ascii: " ")) }
                index += space
            } else {
                if message.reading[index] != ReadingBytes.filler { result.append(message.reading[index]) }
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
