internal import TextAnalysis

/// One message of the customer, read.
struct MessageReading {
    let message: MessageText
    let units: [Unit]
    let drafts: [DraftQuestion]
    /// Nil if and only if there are drafts.
    let noQuestion: NoQuestion?
    /// A text whose language has been guessed: of a search it is asked for three times.
    private let guess: (text: String, language: LanguageGuess)

    /// - Parameter mayBePlain: whether the message is a whole ticket, so that a short one is a search and not a letter.
    /// - Complexity: O(n)
    init(_ text: String, mayBePlain: Bool) {
        self.init(text, mayBePlain: mayBePlain, readsForwarded: false)
        if message.forwardedBody != nil, asksNothingButPoints {
            self.init(text, mayBePlain: false, readsForwarded: true)
        }
    }

    private init(_ text: String, mayBePlain: Bool, readsForwarded: Bool) {
        var message = MessageText(text)
        QuotedReplies.setAside(in: &message, keepsForwarded: readsForwarded)
        LegalText.setAside(in: &message)
        AutomaticText.setAside(in: &message)
        Signatures.setAside(in: &message)
        Greetings.setAside(in: &message, from: 0)
        if readsForwarded, let body = message.forwardedBody { Greetings.setAside(in: &message, from: body) }

        var units = UnitSplitter.split(&message)
        let spoken = units.filter { $0.kind != .noise }.map { SearchText.whole($0.range, in: message) }
        let spokenText = spoken.joined(separator: "\n")
        guess = (spokenText, LanguageGuess(of: spokenText))
        let classifier = Classifier(message: message, language: guess.language.code)
        for index in units.indices { classifier.classify(&units[index]) }
        units = InlineCourtesies.setAside(units, in: &message)
        let isAutomatic = AutomaticReply.isAutomatic(units, message)
        units = units.flatMap { ClauseSplitter.split($0, with: classifier) }
        for index in units.indices { classifier.classify(&units[index]) }
        ListReading.read(&units, in: message)

        var drafts = isAutomatic ? [] : QuestionAssembly.questions(of: units, subject: message.subject)
        if drafts.isEmpty, !isAutomatic, let subject = message.subject, !subject.isEmpty,
            Self.mayBeAsked(subject, units, in: message, by: classifier)
        {
            drafts = [DraftQuestion(range: subject)]
        }
        if mayBePlain, let plain = PlainQuery.question(units, drafts, message) { drafts = [plain] }
        noQuestion = drafts.isEmpty ? Self.reason(units, message, isAutomatic: isAutomatic) : nil
        self.message = message
        self.units = units
        self.drafts = drafts
    }

    /// The language of a text, most likely one that has been guessed.
    func language(of text: String) -> LanguageGuess { text == guess.text ? guess.language : LanguageGuess(of: text) }

    /// Whether a subject line is the question when the body asks nothing: not if it says why, and below one that only gives
    /// thanks only if the subject itself asks for something or says what fails. It is that of the matter, which is over.
    private static func mayBeAsked(
        _ subject: Range<Int>, _ units: [Unit], in message: MessageText, by classifier: Classifier
    ) -> Bool {
        if units.contains(where: { $0.kind == .nudge || $0.kind == .resolved }) { return false }
        guard units.allSatisfy({ $0.kind == .noise }), saysThanks(message) else { return true }
        var unit = Unit(range: subject, words: message.wordIndices(in: subject), paragraph: 0, isListItem: false)
        classifier.classify(&unit)
        return unit.kind == .question || unit.kind == .problem
    }

    private static func reason(_ units: [Unit], _ message: MessageText, isAutomatic: Bool) -> NoQuestion {
        if isAutomatic { return .automaticReply }
        if units.contains(where: { $0.kind == .resolved }) { return .resolved }
        if units.contains(where: { $0.kind == .nudge }) { return .nudge }
        return saysThanks(message) ? .thanks : .empty
    }

    private static func saysThanks(_ message: MessageText) -> Bool {
        message.setAside.contains {
            $0.kind == .closing
                && Courtesies.saysThanks(message.words[message.wordIndices(in: $0.range)], in: message, $0.range)
        }
    }

    private static let pointers = PhraseTable(
        """
        below; fyi; forwarding; forward; forwarded; see attached; customer wrote; see mail; unten; anbei
        weitergeleitet; weiterleiten
        anfrage; ci dessous; ci joint; transfère; abajo; adjunto; reenvío; sotto; inoltro; abaixo; encaminho
        hieronder; zie onder
        """)

    /// Nothing above the message that is passed on asks anything of its own, and it says to read below.
    private var asksNothingButPoints: Bool {
        if let noQuestion { return noQuestion == .empty }
        if units.contains(where: { $0.kind == .question || $0.kind == .problem }) { return false }
        return units.contains { Self.pointers.occurs(in: message.words[$0.words]) }
    }
}
