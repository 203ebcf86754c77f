internal import Testing
internal import TicketReading

/// Mutilated tickets: whatever comes, ranges are right.
@Suite struct RandomTicketTests {
    private static let odd = [
        "\u{200B}", "\u{FEFF}",
        "\u{A0}", "\r\n", "\r", "\n", "\u{2028}", "\t", "\u{AD}", "’", "?", "¿", "？", "😀", "👨‍👩‍👧",
        "\u{301}", "e\u{301}", "İ", "&nbsp;", "&#39;", "&quot;", "<br>", "<p>", "</div>", "<", "&", ">", "> ", "-- \n",
        "---",
        "On 1 Jan 2025 x wrote:\n", "From: a\nTo: b\nSubject: c\n", "Thanks", "\0", "\u{7F}", "\u{10FFFF}", "1. ", "- ",
        "'", "and how do I ",
        "Any idea?", "it fails. ", "PS: ", "Name: x\nEmail: y\n", "、", "。", "שלום", "ﷺ",
    ]

    private static func mutate(_ text: String, _ random: inout SeededRandom) -> String {
        var scalars = Array(text.unicodeScalars)
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let start = Int.random(in: 0...scalars.count, using: &random)
            let end = min(scalars.count, start + Int.random(in: 0...60, using: &random))
            switch Int.random(in: 0..<4, using: &random) {
            case 0: scalars.removeSubrange(start..<end)
            case 1:
                scalars.insert(contentsOf: scalars[start..<end], at: Int.random(in: 0...scalars.count, using: &random))
            default: scalars.insert(contentsOf: (odd.randomElement(using: &random) ?? "").unicodeScalars, at: start)
            }
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }

    @Test func rangesAreValidOrderedAndDisjoint() throws {
        let tickets = try LabelledTicket.fixture()
        for seed in UInt64(0)..<1500 {
            var random = SeededRandom(seed: seed)
            let ticket = tickets[Int.random(in: 0..<tickets.count, using: &random)]
            let messages = ticket.ticketMessages.map {
                TicketMessage(
                    role: Int.random(in: 0..<9, using: &random) == 0 ? .agent : $0.role,
                    text: Self.mutate($0.text, &random))
            }
            check(TicketReader.read(messages), of: messages, seed)
        }
    }

    private func check(_ read: ReadTicket, of messages: [TicketMessage], _ seed: UInt64) {
        #expect(read.questions.isEmpty == (read.noQuestion != nil), "seed \(seed)")
        #expect(read.questions.count <= TicketReader.maximumQuestionCount, "seed \(seed)")
        for question in read.questions {
            let message = messages[question.messageIndex]
            #expect(message.role == .customer, "seed \(seed)")
            #expect(question.text.utf8.elementsEqual(Array(message.text.utf8)[question.utf8Range]), "seed \(seed)")
            let scalars = Array(message.text.unicodeScalars)[question.scalarRange]
            #expect(scalars.elementsEqual(question.text.unicodeScalars), "seed \(seed)")
            #expect(!question.text.isEmpty && !question.searchText.isEmpty, "seed \(seed)")
        }
        for aside in read.setAside {
            let slice = Array(messages[aside.messageIndex].text.utf8)[aside.utf8Range]
            #expect(!slice.isEmpty && String(validating: slice, as: UTF8.self) != nil, "seed \(seed)")
        }
        #expect(isOrdered(read.questions.map { ($0.messageIndex, $0.utf8Range) }), "seed \(seed)")
        let all =
            read.questions.map { ($0.messageIndex, $0.utf8Range) }
            + read.setAside.map { ($0.messageIndex, $0.utf8Range) }
        #expect(isOrdered(all.sorted { ($0.0, $0.1.lowerBound) < ($1.0, $1.1.lowerBound) }), "seed \(seed)")
    }

    private func isOrdered(_ ranges: [(message: Int, range: Range<Int>)]) -> Bool {
        zip(ranges, ranges.dropFirst()).allSatisfy { first, second in
            (first.message, first.range.upperBound) <= (second.message, second.range.lowerBound)
        }
    }
}
