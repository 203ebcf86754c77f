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
        return units.contains { Outcomes.automaticReplies.occurs(in: message.words[$0.words]) }
    }
}
