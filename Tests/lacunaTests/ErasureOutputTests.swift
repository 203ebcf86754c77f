import KnowledgeModel
import LocalStorage
import Privacy
import Storage
import Testing
import lacuna

@Suite struct ErasureOutputTests {
    @Test func whatAnAskerLeft() {
        let logs = [
            ErasedRecords(scan: nil, questions: 1200, feedback: 2, outcomes: 0),
            ErasedRecords(scan: "june", questions: 0, feedback: 0, outcomes: 0),
            ErasedRecords(scan: "may", questions: 3, feedback: 0, outcomes: 0),
        ]
        #expect(
            ErasureOutput.text(logs, folder: "INDEX")
                == """
                erased from       questions  feedback  outcomes
                the activity log      1,200         2         0
                the scan may              3         0         0
                With them went their vectors, their places in themes, and wordings taken from them.

                """)
        #expect(
            ErasureOutput.text([logs[1]], folder: "INDEX") == "Nothing in INDEX is of this asker any more.\n")
        #expect(ErasureOutput.text([], folder: "INDEX") == "Nothing in INDEX is of this asker.\n")
    }

    @Test func whereAnArticleWas() {
        let erased = ErasedArticle(
            generations: ErasedGenerations(generations: [GenerationID(3), GenerationID(4)], parts: 1), scans: ["may"])
        let kept =
            "It stays suppressed. Delete it from its source as well: the next `lacuna index` would read it again.\n"
        #expect(
            ErasureOutput.text(erased, of: "a", folder: "INDEX")
                == "Erased from 2 generations (3, 4); 1 part written anew or dropped.\n"
                + "Erased from the records of the service and of may: hits, feedback, its review, links and quotes.\n"
                + kept)
        let again = ErasedArticle(generations: .none, scans: [])
        #expect(
            ErasureOutput.text(again, of: "a\u{1B}", folder: "INDEX")
                == "No generation in INDEX holds the article a any more.\n"
                + "Erased from the records of the service: hits, feedback, its review, links and quotes.\n" + kept)
    }

    /// The whole document, byte for byte: a contract.
    @Test func theExportIsAsAgreed() {
        let me = AskerPseudonym(stored: "me")
        let at = Timestamp("2026-06-01")!
        let question = QueryRecord(
            id: "q", queryID: "q", askedAt: at, text: Redactor.standard.redact("where is a@b.example"),
            vector: QuantizedVector(codes: [127, -3], scale: 0.5),
            verdict: RecordedVerdict(
                label: "no", reason: "no_candidate", probability: 0.25, features: [1, -0.5], missing: ["where"]),
            nearest: [RecordedPassage(passageID: "p", articleID: "a", score: 2, cosine: nil)],
            generation: GenerationID(4), settings: 1,
            context: AskerContext(
                scope: AccessScope(roles: [Role("agent")!], locales: ["en"]), asker: me, channel: "web", ticket: "T-1"),
            product: "Desk")
        func said(_ id: String, by asker: AskerPseudonym?) -> FeedbackRecord {
            FeedbackRecord(
                id: id, questionID: "q", passageID: "p", articleID: "a", rating: .wrong,
                comment: Redactor.standard.redact("no"), position: 1, at: at, asker: asker)
        }
        let theme = ThemeRecord(
            id: "T1", audience: ThemeAudience(question.context), list: .notAnswered, members: ["q", "other"],
            createdAt: at)
        let log = AskerExport.Log(
            scan: nil,
            activity: AskerActivity(
                queries: [question], feedback: [said("f", by: me), said("g", by: AskerPseudonym(stored: "you"))],
                outcomes: [OutcomeRecord(queryID: "q", kind: .edited, at: at, editShare: 0.5)]),
            draftChecks: [
                DraftCheckRecord(id: "d", queryID: "q", result: .review, findings: ["citation_missing"], at: at)
            ], themes: [theme])
        let export = AskerExport(at: at, pseudonym: me, logs: [log])
        let feedback =
            #""question_id":"q","passage_id":"p","article_id":"a","rating":"wrong","comment":"no","position":1,"#
            + #""at":"2026-06-01T00:00:00Z","by_asker":"#
        let expected =
            #"{"version":1,"at":"2026-06-01T00:00:00Z","asker":"me","logs":[{"scan":null,"questions":[{"id":"q","#
            + #""query_id":"q","asked_at":"2026-06-01T00:00:00Z","text":"where is [email]","verdict":{"label":"no","#
            + #""reason":"no_candidate","probability":0.25,"missing":["where"],"features":[1.0,-0.5]},"#
            + #""nearest":[{"passage_id":"p","article_id":"a","score":2.0,"cosine":null}],"generation":4,"#
            + #""settings":1,"roles":["agent","public"],"locales":["en"],"channel":"web","cohort":null,"#
            + #""ticket":"T-1","product":"Desk","themes":["T1"],"vector":{"scale":0.5,"codes":[127,-3]}}],"#
            + #""feedback":[{"id":"f","# + feedback + #"true},{"id":"g","# + feedback + #"false}],"#
            + #""outcomes":[{"query_id":"q","outcome":"edited","at":"2026-06-01T00:00:00Z","edit_share":0.5,"#
            + #""seconds_to_send":null}],"draft_checks":[{"query_id":"q","result":"review","#
            + #""findings":["citation_missing"],"at":"2026-06-01T00:00:00Z"}]}]}"# + "\n"
        #expect(String(decoding: AskerExportJSON.bytes(export), as: UTF8.self) == expected)
    }
}
