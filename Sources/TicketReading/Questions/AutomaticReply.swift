/// Tells answers of programs and notes of absence from letters.
enum AutomaticReply {
    private static let maximumWords = 150

    static func isAutomatic(_ units: [Unit], _ message: MessageText) -> Bool {
        let startsSo = message.setAside.contains {
            $0.kind == .automatic
                && MailFurniture.automaticStarts.begins(message.words[message.wordIndices(in: $0.range)])
        }
        if startsSo { return true }
        // one sentence is a search: `set up out of office`
        guard units.count >= 2, !units.contains(where: { message.hasQuestionMark(in: $0.range) }) else { return false }
        guard units.reduce(0, { $0 + $1.words.count }) <= maximumWords else { return false }
        var perhaps = 0
        for unit in units {
            let words = message.words[unit.words]
            if Outcomes.automaticReplies.occurs(in: words) { return true }
            var index = words.startIndex
            while index < words.endIndex {
                let length = Outcomes.perhapsAutomatic.length(at: index, in: words)
                perhaps += length > 0 ? 1 : 0
                index += max(length, 1)
            }
        }
        return perhaps >= 2
    }
}
