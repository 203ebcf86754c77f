import GapAnalysis
import KnowledgeModel
import Storage
import Testing

/// How questions were answered, by group, and which answers to look at.
struct AnswerRatesTests {
    /// Six questions: four of the web, one by mail, one that does not say.
    private let questions: [Asked] = {
        let web = Asked("").with { $0.channel = "web" }
        func answered(_ id: String, _ probability: Double, asker: String? = nil, text: String) -> Asked {
            web.with {
                $0.id = id
                $0.text = text
                $0.asker = asker
                $0.features = features(probability)
            }
        }
        return [
            answered("a", 0.95, asker: "ann", text: "pay by card"),
            answered("b", 0.95, asker: "ann", text: "pay by card"),
            answered("c", 0.5, asker: "bob", text: "pay by post"),
            answered("d", 0.1, text: "pay by goat"),
            answered("e", 0.95, text: "open on sunday").with { $0.channel = "email" },
            answered("f", 0.95, text: "close on sunday").with { $0.channel = nil },
        ]
    }()

    private func feedback(_ question: String, _ rating: FeedbackRecord.Rating) -> FeedbackRecord {
        FeedbackRecord(
            id: "f\(question)\(rating)", questionID: question, passageID: "p", articleID: "x", rating: rating,
            at: monday)
    }

    private func outcome(_ query: String, _ kind: OutcomeRecord.Kind, edit: Double? = nil) -> OutcomeRecord {
        OutcomeRecord(queryID: query, kind: kind, at: monday, editShare: edit)
    }

    @Test func eachGroupHasItsOwnFigures() {
        let table = AnswerRateTable(
            of: questions.events,
            feedback: [feedback("a", .useful), feedback("c", .wrong), feedback("gone", .wrong)],
            outcomes: [
                outcome("a", .edited, edit: 0.2), outcome("a", .sent), outcome("b", .edited, edit: 0.5),
                outcome("c", .escalated), outcome("gone", .rejected),
            ])
        #expect(table.all.asked == 6)
        #expect(table.all.verdicts["yes"] == 4)
        #expect(table.channels.map(\.name) == ["web", nil, "email"])
        let web = table.channels[0].rates
        #expect(web.answeredShare == 0.75)
        #expect(web.surelyAnsweredShare == 0.5)
        #expect(web.withAsker == 3)
        #expect(web.reaskedShare == 1.0 / 3)
        // The last word on each query counts: the draft of a was sent after all.
        #expect(web.outcomes == [.sent: 1, .edited: 1, .escalated: 1])
        #expect(web.editedShare == 0.5)
        #expect(web.meanEdit == 0.5)
        #expect(web.handedOverShare == 1.0 / 3)
        #expect(web.feedback == [.useful: 1, .wrong: 1])
        #expect(abs((web.meanProbability ?? 0) - 0.625) < 1e-9)
        #expect(table.cohorts.map(\.name) == [nil])
    }

    @Test func nothingAskedHasNoShares() {
        let table = AnswerRateTable(of: [Asked]().events, feedback: [], outcomes: [])
        #expect(table.all == AnswerRates())
        #expect(table.all.answeredShare == nil)
        #expect(table.all.editedShare == nil)
        #expect(table.channels.isEmpty)
    }

    @Test func theGravestComplaintComesFirstAndALabelEndsIt() {
        let events = GapEvents(
            records: questions.map(\.record),
            feedback: [
                feedback("a", .incomplete), feedback("b", .wrong), feedback("e", .unsafe), feedback("f", .wrong),
            ],
            outcomes: [outcome("c", .rejected)], model: plainModel)
        let queue = ReviewQueue.items(of: events, labels: [])
        #expect(queue.map(\.question.id) == ["e", "f", "b", "c", "a"])
        #expect(
            queue.map(\.reason) == [
                .feedbackUnsafe, .feedbackWrong, .feedbackWrong, .draftCorrected, .feedbackIncomplete,
            ])
        let label = QuestionLabel(questionID: "e", answer: .unclear, by: "user:ann", at: monday)
        #expect(ReviewQueue.items(of: events, labels: [label]).map(\.question.id) == ["f", "b", "c", "a"])
    }
}
