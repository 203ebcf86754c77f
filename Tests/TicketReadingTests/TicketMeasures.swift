internal import TextAnalysis
internal import TicketReading

/// How well tickets are read, over many of them.
struct TicketMeasures {
    private var matched = 0
    private var found = 0
    private var labelled = 0
    private var exactCounts = 0
    private var tickets = 0
    private var asideTokens = 0
    private var asideTokensFound = 0
    private var questionBytes = 0
    private var questionBytesLost = 0
    private var noQuestionRight = 0
    private var reasonsRight = 0
    private var noQuestionTickets = 0
    private var falseSilence = 0
    private var languagesRight = 0
    private var languagesWrong = 0

    var precision: Double { share(matched, found) }
    var recall: Double { share(matched, labelled) }
    var f1: Double { 2 * precision * recall / max(precision + recall, .leastNonzeroMagnitude) }
    /// Tickets with exactly as many questions as labelled.
    var exactCount: Double { share(exactCounts, tickets) }
    /// Tokens between white space, of what should be set aside.
    var asideRecall: Double { share(asideTokensFound, asideTokens) }
    /// Bytes of labelled questions that were set aside.
    var questionLoss: Double { share(questionBytesLost, questionBytes) }
    /// Of tickets that ask nothing, how many came back so.
    var silenceRecall: Double { share(noQuestionRight, noQuestionTickets) }
    /// … and for the labelled reason.
    var reasonAccuracy: Double { share(reasonsRight, noQuestionTickets) }
    /// Of tickets that ask, how many came back without a question.
    var silenceError: Double { share(falseSilence, tickets - noQuestionTickets) }
    var languageAccuracy: Double { share(languagesRight, tickets) }
    /// A wrong language, which is worse than none.
    var languageError: Double { share(languagesWrong, tickets) }

    private func share(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }

    mutating func add(_ ticket: LabelledTicket, _ read: ReadTicket) {
        tickets += 1
        found += read.questions.count
        labelled += ticket.questions.count
        matched += Self.matches(ticket, read)
        exactCounts += read.questions.count == ticket.questions.count ? 1 : 0
        addAsides(ticket, read)
        if let reason = ticket.noQuestion {
            noQuestionTickets += 1
            noQuestionRight += read.questions.isEmpty ? 1 : 0
            reasonsRight += read.noQuestion?.rawValue == reason ? 1 : 0
        } else {
            falseSilence += read.questions.isEmpty ? 1 : 0
        }
        languagesRight += read.language.code == ticket.language ? 1 : 0
        languagesWrong += read.language.code != nil && read.language.code != ticket.language ? 1 : 0
    }

    /// Pairs of a labelled and a found question that overlap by half of the shorter, each used once, in order.
    static func matches(_ ticket: LabelledTicket, _ read: ReadTicket) -> Int {
        var free = Array(read.questions)
        var count = 0
        for question in ticket.questions {
            let index = free.firstIndex {
                guard $0.messageIndex == question.message else { return false }
                let overlap = $0.utf8Range.clamped(to: question.range).count
                return overlap * 2 >= min($0.utf8Range.count, question.range.count)
            }
            guard let index else { continue }
            free.remove(at: index)
            count += 1
        }
        return count
    }

    private mutating func addAsides(_ ticket: LabelledTicket, _ read: ReadTicket) {
        for aside in ticket.setAside {
            let found = read.setAside.filter { $0.messageIndex == aside.message }
            var offset = aside.start
            for token in aside.text.split(omittingEmptySubsequences: false, whereSeparator: \.isWhitespace) {
                let middle = offset + token.utf8.count / 2
                if token.contains(where: { $0.isLetter || $0.isNumber }) {
                    asideTokens += 1
                    asideTokensFound += found.contains { $0.utf8Range.contains(middle) } ? 1 : 0
                }
                let end = token.endIndex
                let separator = end < aside.text.endIndex ? aside.text[end].utf8.count : 0
                offset += token.utf8.count + separator
            }
        }
        for question in ticket.questions {
            questionBytes += question.text.utf8.count
            for aside in read.setAside where aside.messageIndex == question.message {
                let overlap = aside.utf8Range.clamped(to: question.range)
                questionBytesLost += overlap.count
            }
        }
    }

    var summary: String {
        func percent(_ value: Double) -> String { "\((value * 1000).rounded() / 10) %" }
        return """
            questions P \(percent(precision)) R \(percent(recall)) F1 \(percent(f1)), exact number \(percent(exactCount)); \
            set aside \(percent(asideRecall)) of tokens, \(percent(questionLoss)) of question text lost; nothing asked \
            \(percent(silenceRecall)), with reason \(percent(reasonAccuracy)), wrongly silent \(percent(silenceError)); \
            language \(percent(languageAccuracy)), wrong \(percent(languageError)); \(tickets) tickets
            """
    }
}
