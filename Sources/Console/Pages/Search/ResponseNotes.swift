internal import Retrieval
internal import TicketReading

/// What is to be said of a whole response.
struct ResponseNotes {
    let degradation: String?
    let nothingAsked: String?
    let omitted: String?

    init(_ response: SearchResponse) {
        degradation = response.degraded.isEmpty ? nil : Self.degradation(response.degraded)
        nothingAsked = response.ticket.noQuestion.map { reason in
            switch reason {
            case .thanks: "This asks nothing: it says thanks."
            case .nudge: "This asks nothing but when an answer will come."
            case .automaticReply: "This asks nothing: a program wrote it, such as an out-of-office note."
            case .resolved: "This asks nothing: it says that the matter is settled."
            case .empty: "There is no question in this."
            }
        }
        omitted =
            response.ticket.omittedCount == 0
            ? nil
            : "\(response.ticket.omittedCount) more questions were found and are not answered here; send them by themselves."
    }

    private static func degradation(_ legs: [Ranking.Leg]) -> String {
        legs.contains(.vector)
            ? "Only words were searched, not meaning, since the encoder is not at hand: passages that say it in other words are missed."
            : "Only meaning was searched, not words."
    }
}
