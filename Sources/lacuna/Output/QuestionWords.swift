/// The words of a question that are worth pointing out in a quote.
struct QuestionWords {
    private let stems: Set<String>

    init(_ question: String) {
        stems = Set(Self.words(in: question).map { Self.stem(question[$0]) }.filter { !Self.common.contains($0) })
    }

    /// Where words of the question stand in a text.
    func ranges(in text: String) -> [Range<String.Index>] {
        Self.words(in: text).filter { stems.contains(Self.stem(text[$0])) }
    }

    /// How many different words of the question stand in a text.
    func count(in text: some StringProtocol) -> Int {
        let text = String(text)
        return Set(ranges(in: text).map { Self.stem(text[$0]) }).count
    }

    private static func words(in text: String) -> [Range<String.Index>] {
        var words: [Range<String.Index>] = []
        var start: String.Index?
        for index in text.indices {
            if text[index].isLetter || text[index].isNumber {
                start = start ?? index
            } else if let begun = start {
                words.append(begun..<index)
                start = nil
            }
        }
        if let begun = start { words.append(begun..<text.endIndex) }
        return words
    }

    /// The word in lower case without the commonest English endings: good enough to point at, not to search by.
    private static func stem(_ word: Substring) -> String {
        let lowered = word.lowercased()
        for ending in ["ings", "ing", "ies", "ed", "es", "s", "e", "y"]
        where lowered.hasSuffix(ending) && lowered.count - ending.count >= 3 {
            return String(lowered.dropLast(ending.count))
        }
        return lowered
    }

    /// Words that stand in every question; as stems.
    private static let common = Set(
        """
        a about after am an and any are as at be been but by can could did do does don for from get had has have how i
        if in into is it its like me my no not of on or our out should so some than that the their them then there they
        this to up us was we what when where which who why will with would you your
        """.split(whereSeparator: \.isWhitespace).map(stem))
}
