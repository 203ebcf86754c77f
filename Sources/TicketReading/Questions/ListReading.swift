/// Reads lists: items under `I have three questions:` or `Please do the following:` are questions each, and the line
/// above them is their context.
enum ListReading {
    private static let accounts = PhraseTable(
        """
        tried; already; steps; have done; i did; log; versucht; probiert; getan; essayé; déjà; intenté; probé
        provato; tentei
        geprobeerd; försökt
        """)
    private static let announcements = PhraseTable(
        """
        question; questions; following; points; things; requests; fragen; punkte; folgende*; questions suivantes
        preguntas; domande
        perguntas; vragen; dudas; frågor; spørgsmål
        """)

    static func read(_ units: inout [Unit], in message: MessageText) {
        var index = 0
        while index < units.count {
            guard units[index].isListItem else {
                index += 1
                continue
            }
            var end = index
            while end < units.count, units[end].isListItem { end += 1 }
            readItems(index..<end, &units, message)
            index = end
        }
    }

    private static func readItems(_ items: Range<Int>, _ units: inout [Unit], _ message: MessageText) {
        guard items.lowerBound > 0 else { return }
        let intro = items.lowerBound - 1
        let words = message.words[units[intro].words]
        if accounts.occurs(in: words) {
            for index in items where units[index].kind != .question { units[index].kind = .statement }
            return
        }
        let announces = announcements.occurs(in: words)
        let asks = units[intro].kind == .question || units[intro].kind == .ask
        let hasMark = message.hasQuestionMark(in: units[intro].range)
        if announces || asks && !hasMark && message.reading[units[intro].range].last == UInt8(ascii: ":") {
            for index in items where units[index].kind == .statement { units[index].kind = .question }
            if !hasMark { units[intro].kind = .statement }
        }
    }
}
