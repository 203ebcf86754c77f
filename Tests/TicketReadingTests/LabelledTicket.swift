internal import Foundation
internal import TicketReading

/// A ticket with what a person found in it. Offsets are in UTF-8, in the message's text.
struct LabelledTicket: Decodable {
    struct Message: Decodable {
        let role: String
        let text: String
    }
    struct Question: Decodable {
        let message: Int
        let start: Int
        let text: String

        var range: Range<Int> { start..<start + text.utf8.count }
    }
    struct Aside: Decodable {
        let message: Int
        let kind: String
        let start: Int
        let text: String

        var range: Range<Int> { start..<start + text.utf8.count }
    }

    let id: String
    let split: String
    let tags: [String]
    let language: String
    let text: String?
    let messages: [Message]?
    let questions: [Question]
    let setAside: [Aside]
    let noQuestion: String?

    var ticketMessages: [TicketMessage] {
        if let text { return [TicketMessage(role: .customer, text: text)] }
        return (messages ?? []).map {
            TicketMessage(role: TicketMessage.Role(rawValue: $0.role) ?? .customer, text: $0.text)
        }
    }

    func read() -> ReadTicket {
        if let text { return TicketReader.read(text) }
        return TicketReader.read(ticketMessages)
    }

    /// One object a line.
    static func load(_ file: URL) throws -> [LabelledTicket] {
        try Data(contentsOf: file).split(separator: UInt8(ascii: "\n"))
            .map { try JSONDecoder().decode(LabelledTicket.self, from: Data($0)) }
    }

    /// The tickets beside these tests.
    static func fixture() throws -> [LabelledTicket] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
        return try load(folder.appending(path: "tickets.jsonl"))
    }
}
