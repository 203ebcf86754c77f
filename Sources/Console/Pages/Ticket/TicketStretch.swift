internal import TicketReading

/// A stretch of a ticket as it was read: a question, something set aside, or neither. Members are named by
/// `ticket.mustache`.
struct TicketStretch {
    let stretch: String
    /// From 1; nil: no question.
    let questionNumber: Int?
    /// Nil unless it was set aside.
    let asideName: String?

    /// All of a ticket of one message, in order. Ranges that do not fit the text are passed over. O(n).
    static func all(of text: String, _ ticket: ReadTicket) -> [TicketStretch] {
        let bytes = Array(text.utf8)
        let questions = ticket.questions.enumerated().map { ($1.utf8Range, Optional($0 + 1), String?.none) }
        let aside = ticket.setAside.map { ($0.utf8Range, Int?.none, Optional($0.kind.name)) }
        var stretches: [TicketStretch] = []
        var end = 0
        func add(_ range: Range<Int>, _ number: Int?, _ name: String?) {
            let words = String(decoding: bytes[range], as: UTF8.self)
            if !words.isEmpty {
                stretches.append(TicketStretch(stretch: words, questionNumber: number, asideName: name))
            }
        }
        for (range, number, name) in (questions + aside).sorted(by: { $0.0.lowerBound < $1.0.lowerBound })
        where range.lowerBound >= end && range.upperBound <= bytes.count {
            add(end..<range.lowerBound, nil, nil)
            add(range, number, name)
            end = range.upperBound
        }
        add(end..<bytes.count, nil, nil)
        return stretches
    }
}

extension SetAside.Kind {
    fileprivate var name: String {
        switch self {
        case .greeting: "greeting"
        case .closing: "closing"
        case .signature: "signature"
        case .quoted: "earlier message"
        case .legal: "legal notice"
        case .automatic: "written by a program"
        }
    }
}
