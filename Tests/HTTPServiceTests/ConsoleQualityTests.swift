import Access
import GapAnalysis
import HTTPService
import Hummingbird
import HummingbirdTesting
import KnowledgeModel
import Operations
import Privacy
import Retrieval
import Storage
import TestSupport
import Testing

/// The console's pages of quality.
struct ConsoleQualityTests {
    private let store = InMemoryActivityStore()
    private static let at = Timestamp(milliseconds: 1_000_000)

    private var quality: QualityService {
        let model = AnswerabilityModel(
            weights: AnswerabilityFeature.allCases.map { _ in 0 }, bias: 0,
            thresholds: AnswerabilityModel.Thresholds(yes: 0.9, no: 0.3))
        return QualityService(
            log: store, store: store,
            versions: { [CalibrationVersion(number: 0, model: model, isInForce: true, note: nil)] }, now: { Self.at })
    }

    private func ask(_ id: String, _ text: String, channel: String? = nil) throws {
        try store.record([
            QueryRecord(
                id: id, queryID: id, askedAt: Self.at, text: Redactor.standard.redact(text), vector: nil,
                verdict: RecordedVerdict(label: "yes", reason: "answered", probability: 0.9),
                nearest: [
                    RecordedPassage(passageID: "passage-18", articleID: "billing/refunds.md", score: 1, cosine: nil),
                    RecordedPassage(passageID: "passage-13", articleID: "internal.html", score: 1, cosine: nil),
                ], generation: GenerationID(7), settings: 0, context: AskerContext(channel: channel))
        ])
    }

    @Test func figuresOfEachChannel() async throws {
        try ask("a", "pay by card", channel: "web")
        try ask("b", "pay by post", channel: "<mail>")
        try store.record(
            FeedbackRecord(
                id: "f", questionID: "a", passageID: "passage-18", articleID: "billing/refunds.md", rating: .wrong,
                at: Self.at))
        try await service(quality: quality).test(.router) { client in
            let page = try await client.get("/quality").text
            #expect(
                page.contains(
                    "<dt>Answered, at least in part</dt><dd><strong>100 %</strong><span class=\"faint\">100 % surely, of 2"
                ))
            #expect(page.contains("<th scope=\"row\">web</th>"))
            #expect(page.contains("<th scope=\"row\">&lt;mail&gt;</th>"))
            #expect(page.contains("1 answer that somebody called wrong"))
            let review = try await client.get("/quality/review").text
            #expect(review.contains("<a href=\"/quality/labels?question=a\">pay by card</a>"))
            #expect(review.contains("called wrong"))
            #expect(!review.contains("pay by post"))
        }
    }

    @Test func aQuestionIsLabelledAndTheNextOneShown() async throws {
        try ask("a", "first <script>alert(1)</script>")
        try ask("b", "second & last")
        try await service(quality: quality).test(.router) { client in
            var seen: Set<String> = []
            for answer in ["answered", "not_answered"] {
                let page = try await client.get("/quality/labels").text
                #expect(!page.contains("<script>alert"))
                // What was cited, as this reader may see it: the second passage is agents' own.
                #expect(page.contains("<h3>Refunds &amp; &quot;returns&quot;</h3>"))
                #expect(page.contains("not for you") && !page.contains("Goodwill"))
                let token = try #require(page.firstMatch(of: /name="form_token" value="([^"]+)"/)?.1)
                let id = try #require(page.firstMatch(of: /name="question" value="([^"]+)"/)?.1)
                seen.insert(String(id))
                let response = try await client.executeRequest(
                    uri: "/quality/labels", method: .post, headers: [:],
                    body: ByteBuffer(string: "form_token=\(token)&question=\(id)&answer=\(answer)"))
                #expect(response.status == .seeOther)
                #expect(response.headers[.location] == "/quality/labels?done=\(answer)")
            }
            #expect(seen == ["a", "b"])
            #expect(Set(try store.labels().map(\.answer)) == [.answered, .notAnswered])
            let done = try await client.get("/quality/labels?done=answered").text
            #expect(done.contains("Every question of the last twelve weeks has a label"))
            #expect(done.contains("2 questions labelled: 1 answered, 1 not"))
            let mended = try await client.get("/quality/labels?question=a").text
            #expect(mended.contains("first &lt;script&gt;"))
            #expect(try await client.get("/quality/labels?question=none").status == .notFound)
        }
    }

    @Test func anAnswerThatIsNoneIsRefused() async throws {
        try ask("a", "first")
        try await service(quality: quality).test(.router) { client in
            let page = try await client.get("/quality/labels").text
            let token = try #require(page.firstMatch(of: /name="form_token" value="([^"]+)"/)?.1)
            let response = try await client.executeRequest(
                uri: "/quality/labels", method: .post, headers: [:],
                body: ByteBuffer(string: "form_token=\(token)&question=a&answer=perhaps"))
            #expect(response.status == .unprocessableContent)
            #expect(try store.labels() == [])
        }
    }

    @Test func withoutLabelsThereIsNothingToJudgeBy() async throws {
        try await service(quality: quality).test(.router) { client in
            let page = try await client.get("/quality/calibration").text
            #expect(page.contains("as installed <span class=\"badge good\">in force</span>"))
            #expect(page.contains("Too few labels to judge by"))
            let overview = try await client.get("/quality").text
            #expect(overview.contains("No question was recorded in this time"))
        }
    }

    @Test func withoutALogTheReasonIsSaid() async throws {
        try await service().test(.router) { client in
            let page = try await client.get("/quality")
            #expect(page.status == .notFound)
            #expect(page.text.contains("This service records nothing"))
            #expect(page.text.contains("aria-label=\"Main\""))
        }
    }
}
