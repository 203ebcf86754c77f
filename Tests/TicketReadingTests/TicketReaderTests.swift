internal import Testing
internal import TextAnalysis
internal import TicketReading

@Suite struct TicketReaderTests {
    @Test(arguments: [
        "reset password",
        "how do I get a refund after 30 days",
        "vpn disconnects after sleep",
        "My parcel was marked as delivered but never came. Who should I contact?",
        "unsubscribe newsletter",
        "thank you page not loading",
        "out of office message setup",
        "hi fi speaker warranty",
        "Best Western late checkout",
        "  Where is my order?\n",
        "E-402",
    ])
    func searchesComeBackWhole(_ text: String) {
        let read = TicketReader.read(text)
        #expect(read.questions.map(\.text) == [text.trimmingWhiteSpace()])
        #expect(read.questions.map(\.searchText) == [text.trimmingWhiteSpace()])
        #expect(read.setAside.isEmpty)
    }

    @Test(arguments: [
        ("", NoQuestion.empty), (" \n\t", .empty), ("Hello,\n\nBest regards\nKim", .empty),
        ("That worked, thank you!", .thanks), ("Any news on this?", .nudge), ("Never mind, I found it.", .resolved),
        ("Automatic reply: Your order\n\nI am away until Monday.", .automaticReply),
    ])
    func nothingIsAsked(_ text: String, _ reason: NoQuestion) {
        let read = TicketReader.read(text)
        #expect(read.questions.isEmpty)
        #expect(read.noQuestion == reason)
    }

    @Test func aSentenceIsPartedWhereBothHalvesStand() {
        #expect(texts("How do I export, and can I schedule it?") == ["How do I export", "can I schedule it?"])
        #expect(texts("How do I download and install the update?").count == 1)
        #expect(texts("Can I pay with two cards and a gift voucher?").count == 1)
    }

    @Test func anEmptyAskTakesTheProblemBeforeIt() {
        let read = TicketReader.read("Hello,\n\nThe lamp flickers and then goes dead. How can I fix this?\n\nThanks")
        #expect(read.questions.map(\.text) == ["The lamp flickers and then goes dead. How can I fix this?"])
        let subject = TicketReader.read(
            "Subject: Invoice 77 has the wrong address\n\nHello,\n\nhow can I fix this?\n\nThanks")
        #expect(subject.questions.map(\.text) == ["how can I fix this?"])
        #expect(subject.questions.map(\.searchText) == ["Invoice 77 has the wrong address how can I fix this?"])
    }

    @Test func markupIsNotSearched() {
        let read = TicketReader.read("<p>Hi,</p><p>my code isn&#39;t&nbsp;accepted<br>at the till. Why?</p>")
        #expect(read.questions.count == 1)
        #expect(read.questions.first?.searchText.contains("isn't accepted") == true)
        #expect(read.questions.first?.searchText.contains("<") == false)
    }

    @Test func moreThanTheMaximumIsCounted() {
        let lines = (1...11).map { "\($0). How do I replace part number \($0) of the kit?" }
        let read = TicketReader.read(lines.joined(separator: "\n"))
        #expect(read.questions.count == TicketReader.maximumQuestionCount)
        #expect(read.omittedCount == 3)
    }

    @Test func aTextOfManyLinesIsReadOnce() {
        let read = TicketReader.read(String(repeating: "It is slow today and we do not know why.\n", count: 4000))
        #expect(read.questions.count == 1)
    }

    private func texts(_ text: String) -> [String] { TicketReader.read(text).questions.map(\.text) }
}

@Suite struct ThreadTests {
    @Test func theNewestMessageCounts() {
        let read = TicketReader.read([
            TicketMessage(role: .customer, text: "How do I pair the headset?"),
            TicketMessage(role: .agent, text: "Hold the button. Did that work?"),
            TicketMessage(role: .customer, text: "Yes. Can it hold two phones at once?"),
        ])
        #expect(read.questions.map(\.text) == ["Can it hold two phones at once?"])
        #expect(read.questions.map(\.messageIndex) == [2])
    }

    @Test func openQuestionsOfEarlierMessagesCount() {
        let read = TicketReader.read([
            TicketMessage(role: .customer, text: "Does the plan include phone support?"),
            TicketMessage(role: .system, text: "What should happen to this ticket?"),
            TicketMessage(role: .customer, text: "Any news?"),
        ])
        #expect(read.questions.map(\.text) == ["Does the plan include phone support?"])
        #expect(read.noQuestion == nil)
    }

    @Test func aThinQuestionTakesTheEarlierOne() {
        let read = TicketReader.read([
            TicketMessage(role: .customer, text: "What does the oak shelf cost?"),
            TicketMessage(role: .agent, text: "240 euros."),
            TicketMessage(role: .customer, text: "And what about walnut?"),
        ])
        #expect(read.questions.map(\.text) == ["And what about walnut?"])
        #expect(read.questions.map(\.searchText) == ["What does the oak shelf cost? And what about walnut?"])
    }

    @Test func agentsAndNobodyAskNothing() {
        #expect(TicketReader.read([TicketMessage(role: .agent, text: "Is it on?")]).noQuestion == .empty)
        #expect(TicketReader.read([]).noQuestion == .empty)
    }
}
