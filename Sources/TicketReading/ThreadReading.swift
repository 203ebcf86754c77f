internal import TextAnalysis

/// The messages of a ticket that count, read and put together.
struct ThreadReading {
    private let messages: [TicketMessage]
    /// Indices of the messages that count, in order.
    private let live: [Int]

    init(messages: [TicketMessage]) {
        self.messages = messages
        live = Self.live(messages)
    }

    /// The customer's newest message, and those right before it with no agent's between.
    private static func live(_ messages: [TicketMessage]) -> [Int] {
        guard let newest = messages.lastIndex(where: { $0.role == .customer }) else { return [] }
        let start = messages[..<newest].lastIndex { $0.role == .agent }.map { $0 + 1 } ?? 0
        return (start...newest).filter { messages[$0].role == .customer }
    }

    func result() -> ReadTicket {
        let mayBePlain = messages.count == 1
        let readings = live.map { (index: $0, reading: MessageReading(messages[$0].text, mayBePlain: mayBePlain)) }
        let language = language(of: readings.map(\.reading))
        if readings.last?.reading.noQuestion == .resolved { return settled(readings, language) }
        var questions: [TicketQuestion] = []
        var seen: Set<String> = []
        var omitted = 0
        var earlier = readings.contains { $0.reading.drafts.contains(where: \.needsContext) } ? earlierQuestion() : nil
        for (index, reading) in readings where !givesOnlyMore(reading, index, after: questions) {
            let scalars = ScalarOffsets(utf8: reading.message.bytes)
            for draft in reading.drafts {
                let question = question(draft, reading, index, scalars, earlier, language)
                guard seen.insert(question.searchText).inserted else { continue }
                if questions.count < TicketReader.maximumQuestionCount {
                    questions.append(question)
                } else {
                    omitted += 1
                }
            }
            earlier = reading.drafts.last.map { SearchText.context($0.range, in: reading.message) } ?? earlier
        }
        return ReadTicket(
            questions: questions, setAside: setAside(readings),
            noQuestion: questions.isEmpty ? readings.last?.reading.noQuestion ?? .empty : nil, omittedCount: omitted,
            language: language)
    }

    private func setAside(_ readings: [(index: Int, reading: MessageReading)]) -> [SetAside] {
        readings.flatMap { index, reading in
            SetAsideMerge.merged(
                reading.message, messageIndex: index, ScalarOffsets(messages[index].text))
        }
    }

    /// The newest message says that what the ones before it asked is settled.
    private func settled(
        _ readings: [(index: Int, reading: MessageReading)], _ language: LanguageGuess
    ) -> ReadTicket {
        ReadTicket(
            questions: [], setAside: setAside(readings), noQuestion: .resolved, omittedCount: 0, language: language)
    }

    /// A message that neither asks nor complains, after a question still open, adds to that: it is none of its own.
    private func givesOnlyMore(_ reading: MessageReading, _ index: Int, after questions: [TicketQuestion]) -> Bool {
        !questions.isEmpty && !reading.units.contains { $0.kind == .question || $0.kind == .problem }
    }

    /// Of what is left; if that does not tell, of the courtesies as well.
    private func language(of readings: [MessageReading]) -> LanguageGuess {
        let text = readings.map { spoken($0) }.joined(separator: "\n")
        let guess = readings.last?.language(of: text) ?? LanguageGuess(of: text)
        if guess.code != nil { return guess }
        let courtesies = readings.flatMap { reading in
            reading.message.setAside.filter { $0.kind == .greeting || $0.kind == .closing }
                .map { SearchText.whole($0.range, in: reading.message) }
        }
        return LanguageGuess(of: (courtesies + readings.map { spoken($0) }).joined(separator: "\n"))
    }

    private func spoken(_ reading: MessageReading) -> String {
        reading.units.filter { $0.kind != .noise }
            .map { SearchText.whole($0.range, in: reading.message) }.joined(separator: "\n")
    }

    /// The last question of the customer's before the messages that count.
    private func earlierQuestion() -> String? {
        guard let first = live.first else { return nil }
        for message in messages[..<first].reversed() where message.role == .customer {
            let reading = MessageReading(message.text, mayBePlain: false)
            if let draft = reading.drafts.last { return SearchText.context(draft.range, in: reading.message) }
        }
        return nil
    }

    private func question(
        _ draft: DraftQuestion, _ reading: MessageReading, _ index: Int, _ scalars: ScalarOffsets, _ earlier: String?,
        _ ticketLanguage: LanguageGuess
    ) -> TicketQuestion {
        let message = reading.message
        let text = String(decoding: message.bytes[draft.range], as: UTF8.self)
        var context = draft.context.map { SearchText.context($0, in: message) }
        if draft.needsContext, let earlier { context.insert(earlier, at: 0) }
        let ownLanguage = reading.language(of: text)
        let isSearch = draft.isPlain && !message.hasMarkup(in: draft.range)
        return TicketQuestion(
            text: text, searchText: isSearch ? text : SearchText.make(draft.range, context: context, in: message),
            messageIndex: index, utf8Range: draft.range, scalarRange: scalars.scalarRange(ofUTF8: draft.range),
            language: ownLanguage.code == nil ? ticketLanguage : ownLanguage)
    }
}

/// Puts what was set aside of one message in order.
enum SetAsideMerge {
    /// In reading order; neighbours of one kind with only white space between them are one. O(n log n) in the
    /// stretches.
    static func merged(_ message: MessageText, messageIndex: Int, _ scalars: ScalarOffsets) -> [SetAside] {
        func setAside(_ kind: SetAside.Kind, _ range: Range<Int>) -> SetAside {
            SetAside(
                kind: kind, messageIndex: messageIndex, utf8Range: range,
                scalarRange: scalars.scalarRange(ofUTF8: range))
        }
        let parts = message.setAside.sorted { $0.range.lowerBound < $1.range.lowerBound }
        var merged: [SetAside] = []
        for part in parts {
            if let last = merged.last, last.kind == part.kind,
                WhiteSpace.trimming(last.utf8Range.upperBound..<part.range.lowerBound, in: message.reading).isEmpty
            {
                merged[merged.count - 1] = setAside(
                    part.kind, last.utf8Range.lowerBound..<part.range.upperBound)
            } else {
                merged.append(setAside(part.kind, part.range))
            }
        }
        return merged
    }
}
