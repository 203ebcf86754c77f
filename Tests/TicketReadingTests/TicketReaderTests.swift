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

    /// Words of footers, signatures and automatic answers that are the matter itself.
    @Test(arguments: [
        "Our registered office has moved to 5 Mill Lane in York.", "Please unsubscribe me from your newsletter.",
        "he pagado por error el pedido de mi vecina", "The fan is powered by USB and won't start.",
        "Since the app has been updated I cannot log in.", "sent with DHL on Monday but it never arrived",
        "my order never came\norder 12345678", "phone screen is cracked\nbought two weeks ago", "Refund", "refund",
        "at checkout the price (incl. VAT) is wrong", "Thanks for the quick reply, I also need an invoice.",
        "My parcel could not be delivered.", "My mailbox is full.", "How do I set a reminder?",
        "How do I delete my last message?", "is it possible to withdraw my application",
    ])
    func theMatterIsKept(_ matter: String) {
        #expect(texts(matter) == [matter])
        #expect(texts("Hello,\n\n\(matter)") == [matter])
        #expect(texts("Hello,\n\n\(matter)\n\nBest regards\nKim Vale") == [matter])
    }

    @Test(arguments: ["Hi-Fi amp hums when idle", "Morning delivery, is it available?"])
    func wordsThatGreetOnlyByThemselvesAreKept(_ text: String) { #expect(texts(text) == [text]) }

    @Test func aRequestBelowADelimiterIsKept() {
        let found = texts("Hi, my printer fails to start.\n--\nAlso please cancel my second order.")
        #expect(found == ["my printer fails to start.", "Also please cancel my second order."])
    }

    @Test func aJourneyIsNoHeaderOfAMail() {
        let found = texts("Hi,\n\nplease change my booking:\nFrom: Leeds\nTo: York\nDate: 3 May\n\nCan I add a bike?")
        #expect(found == ["please change my booking:", "Can I add a bike?"])
    }

    @Test func theSenderMayFollowTheVerb() {
        let read = TicketReader.read(
            "Geht es auch am Montag?\n\nAm 3. Mai 2025 um 09:20 schrieb Ida Lund <ida@lund.example>:\n\nPasst Dienstag?"
        )
        #expect(read.questions.map(\.text) == ["Geht es auch am Montag?"])
        #expect(read.setAside.map(\.kind) == [.quoted])
    }

    @Test func footersAreSetAside() {
        let footers = [
            "Unsubscribe | Privacy", "Unsubscribe",
            "Registered in England. Registered office: 5 Mill Lane, York. Company number 9.",
        ]
        for footer in footers {
            let read = TicketReader.read("Hi,\n\nThe shop mails too often.\n\n\(footer)")
            #expect(read.questions.map(\.text) == ["The shop mails too often."], "\(footer)")
            #expect(read.setAside.count == 2, "\(footer)")
        }
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

    @Test func markupOfASearchIsNotSearched() {
        let read = TicketReader.read("Can you <b>refund</b> me &amp; cancel")
        #expect(read.questions.map(\.text) == ["Can you <b>refund</b> me &amp; cancel"])
        #expect(read.questions.map(\.searchText) == ["Can you refund me & cancel"])
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

    @Test func manyEmptyAsksAreReadOnce() {
        let read = TicketReader.read(String(repeating: "any idea? ", count: 20_000))
        #expect(read.questions.map(\.text) == ["any idea?"])
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

    @Test func theNewestMessageMaySettleAll() {
        let read = TicketReader.read([
            TicketMessage(role: .customer, text: "Where is the switch?"),
            TicketMessage(role: .customer, text: "Hi, never mind, I found it."),
        ])
        #expect(read.questions.isEmpty && read.noQuestion == .resolved)
        #expect(read.setAside.map(\.kind) == [.greeting])
    }

    @Test func contextOfAnEarlierMessageIsOneLine() {
        let read = TicketReader.read([
            TicketMessage(role: .customer, text: "The lamp <b>flickers</b>\nand then goes dead at night"),
            TicketMessage(role: .customer, text: "And does it dim?"),
        ])
        #expect(read.questions.last?.searchText == "The lamp flickers and then goes dead at night And does it dim?")
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
