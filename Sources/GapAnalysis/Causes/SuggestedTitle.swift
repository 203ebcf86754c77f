/// Makes the title of an article that is to be written of the question that stands for its theme.
enum SuggestedTitle {
    private static let lengthMaximum = 90

    /// "how do i change my address?" becomes "How to change your address"; other questions stay questions.
    static func make(of question: String) -> String {
        var words = question.split(whereSeparator: \.isWhitespace).map(String.init)
        while words.count > 1, let first = words.first, openings.contains(first.lowercased().filter(\.isLetter)) {
            words.removeFirst()
        }
        let lowered = words.prefix(3).map { $0.lowercased() }
        if let match = howForms.first(where: { lowered.starts(with: $0) }) {
            words = ["How", "to"] + words.dropFirst(match.count).map(addressed)
            while let last = words.last, let mark = last.last, "?!.".contains(mark) {
                words[words.count - 1] = String(last.dropLast())
                if words[words.count - 1].isEmpty { words.removeLast() }
            }
        }
        var title = words.joined(separator: " ")
        if title.count > lengthMaximum {
            title = String(title.prefix(lengthMaximum))
            if let space = title.lastIndex(of: " ") { title = String(title[..<space]) }
            title += "…"
        }
        return title.prefix(1).uppercased() + title.dropFirst()
    }

    private static let openings: Set<String> = ["hi", "hello", "hey", "please", "so", "and", "ok", "okay", "but"]
    private static let howForms: [[String]] = [
        ["how", "do", "i"], ["how", "can", "i"], ["how", "could", "i"], ["how", "should", "i"], ["how", "do", "we"],
        ["how", "can", "we"], ["how", "to"],
    ]

    /// What a customer calls mine is the reader's.
    private static func addressed(_ word: String) -> String {
        switch word.lowercased() {
        case "my", "our": "your"
        case "me", "us": "you"
        case "i", "we": "you"
        case "am": "are"
        default: word
        }
    }
}
