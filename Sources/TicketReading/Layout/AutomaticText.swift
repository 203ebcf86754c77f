/// Sets aside what programs wrote: form fields, ticket numbers, reply markers, unsubscribe lines.
enum AutomaticText {
    private static let maximumFieldWords = 12

    static func setAside(in message: inout MessageText) {
        let known = message.lines.indices.filter { isField($0, message) }
        let isForm = known.count >= 2
        let fields = isForm ? known + unknownFields(beside: known, message) : []
        let isFieldLine = Set(fields)
        // a line alone in its message is what the customer typed, be it about unsubscribing
        let isPlain = message.lines.count { $0.counts } == 1 && message.setAside.isEmpty
        if isPlain && !message.lines.contains(where: { isAutomaticStart($0, message) }) { return }
        for index in message.lines.indices where message.lines[index].counts {
            if isAutomatic(index, message) {
                message.setAsideLine(index, .automatic)
                takeRule(above: index, &message)
            } else if isFieldLine.contains(index) {
                message.setAsideLine(index, .automatic)
            } else {
                readLabel(index, isForm: isForm, &message)
            }
        }
    }

    private static func isAutomatic(_ index: Int, _ message: MessageText) -> Bool {
        let line = message.lines[index]
        let words = message.words(of: line)
        if words.isEmpty || message.hasQuestionMark(in: line.range) { return false }
        if isAutomaticStart(line, message) { return true }
        let isFurniture = words.count <= 40 && MailFurniture.automaticLines.occurs(in: words)
        if isFurniture, !CustomerWords.areOwn(words) { return true }
        return isUnsubscribing(index, message) || isTicketNumber(index, message)
    }

    /// `Unsubscribe | Privacy`, or `Unsubscribe` alone at the end; but not `Please unsubscribe me`.
    private static func isUnsubscribing(_ index: Int, _ message: MessageText) -> Bool {
        let words = message.words(of: message.lines[index])
        guard words.count <= 40, MailFurniture.unsubscribing.occurs(in: words) else { return false }
        if MailFurniture.footerLinks.occurs(in: words) { return !CustomerWords.areOwn(words) }
        guard MailFurniture.unsubscribing.covers(words) else { return false }
        // backwards, so that many such lines are read in linear time
        return message.lines[..<index].lazy.reversed().filter { !$0.isBlank }.prefix(2).count == 2
    }

    private static func isAutomaticStart(_ line: TicketLine, _ message: MessageText) -> Bool {
        let words = message.words(of: line)
        return words.count <= 12 && message.lines.count > 1 && MailFurniture.automaticStarts.begins(words)
    }

    /// `[Ticket #90-1123]`, `Ticket ID: 552-8813`: few words, a ticket's label and a number.
    private static func isTicketNumber(_ index: Int, _ message: MessageText) -> Bool {
        let line = message.lines[index]
        let words = message.words(of: line)
        guard words.count <= 6, let first = words.first, words.count > 1, message.lines.count > 1 else { return false }
        guard ["ticket", "case", "ref", "reference", "vorgang", "dossier", "caso"].contains(first.folded) else {
            return false
        }
        let range = line.range
        let hasDigit = message.reading[range].contains { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        let isMarked = message.reading[range].contains { "[#:".utf8.contains($0) }
        return hasDigit && isMarked
    }

    /// A rule right above a footer belongs to it.
    private static func takeRule(above index: Int, _ message: inout MessageText) {
        var above = index - 1
        while above >= 0, message.lines[above].isBlank { above -= 1 }
        if above >= 0, message.lines[above].counts, QuotedReplies.isRule(above, message) {
            message.setAsideLine(above, .automatic)
        }
    }

    private static func isField(_ index: Int, _ message: MessageText) -> Bool {
        guard message.lines[index].counts, let label = Labels.label(of: index, in: message) else { return false }
        guard message.lines[index].words.count <= maximumFieldWords else { return false }
        guard !message.hasQuestionMark(in: message.lines[index].range) else { return false }
        return MailFurniture.fieldLabels.covers(withoutPossessive(label))
    }

    /// `Your name` is `name`.
    private static func withoutPossessive(_ label: ArraySlice<Word>) -> ArraySlice<Word> {
        let possessives: Set<String> = [
            "your", "ihr", "ihre", "votre", "vos", "su", "tu", "suo", "sua", "seu", "uw", "je",
        ]
        guard label.count > 1, let first = label.first, possessives.contains(first.folded) else { return label }
        return label.dropFirst()
    }

    /// Lines with labels that the lexicon does not have and short values, in a row with known ones.
    private static func unknownFields(beside known: [Int], _ message: MessageText) -> [Int] {
        let isKnown = Set(known)
        var unknown: [Int] = []
        var isBesideKnown = false
        for index in message.lines.indices where message.lines[index].counts {
            if isKnown.contains(index) {
                isBesideKnown = true
            } else if isBesideKnown, isShortField(index, message) {
                unknown.append(index)
            } else {
                isBesideKnown = false
            }
        }
        return unknown
    }

    private static func isShortField(_ index: Int, _ message: MessageText) -> Bool {
        let line = message.lines[index]
        guard let label = Labels.label(of: index, in: message), label.count <= 4 else { return false }
        if MailFurniture.contentLabels.covers(label) || MailFurniture.subject.covers(label) { return false }
        let value = message.words(of: line).dropFirst(label.count)
        return (1...5).contains(value.count) && !message.hasQuestionMark(in: line.range)
            && !Problems.cues.occurs(in: value)
    }

    /// `Subject: …` is context; `Message: …` is a label before the customer's words.
    private static func readLabel(_ index: Int, isForm: Bool, _ message: inout MessageText) {
        if isForm, let end = leadingPrompt(index, message) {
            message.setAsideStart(ofLine: index, upTo: end, .automatic)
            return
        }
        guard let label = Labels.label(of: index, in: message) else { return }
        guard let colon = Labels.colon(in: message.lines[index].range, message) else { return }
        let value = ReadingBytes.trimming(
            colon.upperBound..<message.lines[index].range.upperBound, in: message.reading, of: message.bytes)
        if MailFurniture.subject.covers(label), message.subject == nil, message.lines.count > 1 {
            message.subject = value
            message.lines[index].isSetAside = true
        } else if isForm, MailFurniture.contentLabels.covers(withoutPossessive(label)) {
            message.setAsideStart(ofLine: index, upTo: colon.upperBound, .automatic)
        }
    }

    /// The end of `How can we help you?` at the start of a form's line.
    private static func leadingPrompt(_ index: Int, _ message: MessageText) -> Int? {
        let words = message.words(of: message.lines[index])
        guard !words.isEmpty else { return nil }
        let length = MailFurniture.contentLabels.length(at: words.startIndex, in: words)
        guard length >= 4 else { return nil }
        var end = words[words.startIndex + length - 1].range.upperBound
        while end < message.lines[index].range.upperBound, "?: ".utf8.contains(message.reading[end]) { end += 1 }
        return end
    }
}
