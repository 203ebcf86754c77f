import Testing
import TextAnalysis

@Suite struct QuantityAgreementTests {
    struct Example: Sendable, CustomTestStringConvertible {
        var one: String
        var other: String
        var expected: Quantity.Agreement
        var testDescription: String { "\(one) and \(other)" }

        init(_ one: String, _ other: String, _ expected: Quantity.Agreement) {
            self.one = one
            self.other = other
            self.expected = expected
        }
    }

    @Test(arguments: [
        Example("two weeks", "14 days", .same),
        Example("24 hours", "one day", .same),
        Example("12 months", "a 1-year", .same),
        Example("15:00", "3 pm", .same),
        Example("£10,000", "10 000 GBP", .same),
        Example("3 March 2024", "2024-03-03", .same),
        Example("within 30 days", "for 30 days", .same),
        Example("1 month", "30 days", .mayAgree),
        Example("1 month", "4 weeks", .mayAgree),
        Example("3 to 5 days", "4 days", .mayAgree),
        Example("up to 20 people", "15 people", .mayAgree),
        Example("at least 8 letters", "at most 64 letters", .mayAgree),
        Example("over €50", "under €50", .mayAgree),
        Example("less than a week", "5 days", .mayAgree),
        Example("1 GB", "1024 MB", .mayAgree),
        Example("23 kg", "50 lb", .mayAgree),
        Example("about 4 hours", "4.5 hours", .mayAgree),
        Example("03/04/2024", "3 April 2024", .mayAgree),
        Example("3 April", "3 April 2024", .mayAgree),
        Example("5 working days", "7 days", .mayAgree),
        Example("9 am to 5 pm", "9 am", .mayAgree),
        Example("30 days", "14 days", .differ),
        Example("up to 10 files", "up to 15 files", .differ),
        Example("up to 5 files", "8 files", .differ),
        Example("3 to 5 days", "7 to 10 days", .differ),
        Example("1 month", "14 days", .differ),
        Example("2 months", "30 days", .differ),
        Example("up to two hours", "up to one working day", .differ),
        Example("1 April 2024", "1 March 2024", .differ),
        Example("9 am to 5 pm", "8 am to 8 pm", .differ),
        Example("the 1st", "the 15th", .differ),
        Example("version 3.2.1", "version 3.2.4", .differ),
        Example("5 users", "5 files", .incomparable),
        Example("$5", "€5", .incomparable),
        Example("100 rows per minute", "6000 rows per hour", .incomparable),
        Example("30 days", "30 files", .incomparable),
        Example("error 404", "error 500", .incomparable),
    ])
    func agreementIsOfValuesAndNotOfWords(_ example: Example) throws {
        let one = try #require(Quantities.all(in: example.one).first)
        let other = try #require(Quantities.all(in: example.other).first)
        #expect(one.agreement(with: other) == example.expected)
        #expect(other.agreement(with: one) == example.expected)
    }
}
