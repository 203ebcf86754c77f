/// Reads tickets as they come: what they ask, and what in them is courtesy, quotation or furniture.
///
/// By rules over words and layout, in the spirit of V. R. Carvalho and W. W. Cohen, "Learning to Extract Signature and
/// Reply Lines from Email", CEAS 2004, and L. Shrestha and K. McKeown, "Detection of Question-Answer Pairs in Email
/// Conversations", COLING 2004, with fixed lists in place of learned ones: the same ticket reads the same everywhere.
///
/// A short line without greeting or quotation is a search, and comes back whole as one question.
package enum TicketReader {
    /// Questions returned at most; what is found beyond is counted in `omittedCount`.
    package static let maximumQuestionCount = 8

    /// Reads one text of any length. O(n).
    package static func read(_ text: String) -> ReadTicket {
        ThreadReading(messages: [TicketMessage(role: .customer, text: text)]).result()
    }

    /// Reads a conversation, oldest message first. O(n).
    ///
    /// The customer's messages since the last one that an agent wrote before the customer's newest count. Earlier ones
    /// give context to a question that says too little alone. Messages of agents and systems are never questions.
    package static func read(_ messages: [TicketMessage]) -> ReadTicket {
        ThreadReading(messages: messages).result()
    }
}
