import Evaluation
import Foundation
import ReportPages
import Testing

@Suite struct EvaluationPageTests {
    /// Three questions: found first, found third, not found; the texts as hostile as a text can be.
    private static func page(comparison: Bool = false, labels: [Bool] = []) throws -> EvaluationPage {
        let qrels = try Qrels(parsing: "a 0 d 1\nb 0 d 1\nc 0 d 1\n")
        let run = try Run(parsing: "a Q0 d 1 9 t\nb Q0 x 1 9 t\nb Q0 y 2 8 t\nb Q0 d 3 7 t\nc Q0 x 1 9 t\n")
        let measures: [Measure] = [.nDCG(10), .recall(10), .reciprocalRank(nil), .precision(1), .judged(10)]
        let report = EvaluationReport(run: run, qrels: qrels, measures: measures)
        let older = EvaluationReport(
            run: try Run(parsing: "a Q0 x 1 9 t\na Q0 d 2 8 t\n"), qrels: qrels, measures: measures)
        let scores = labels.indices.map { Double($0) / Double(labels.count) }
        let abstention = AbstentionComparison(
            ["first", "second & last"].map {
                AbstentionReport(
                    name: $0, run: AnswerabilityRun(scores: scores, isAnswerable: labels), isProbability: $0 == "first")
            })
        return EvaluationPage(
            noun: "article", title: "Evaluation of <help>", facts: [("Index", "\"\u{301}><script>alert(1)</script>")],
            cautions: ["mind the </ul>"], report: report,
            questions: [
                "b": .init(text: "<img src=x onerror=alert(1)>", top: "Top </td><script> \"\u{301}"),
                "c": .init(text: "plain question", top: "Another article"),
            ],
            comparison: comparison
                ? .init(
                    baselineName: "generation 1 <b>", result: RunComparison(report: report, baseline: older)) : nil,
            abstention: labels.isEmpty ? nil : abstention)
    }

    @Test func aPageNeedsNothingElseAndRunsNothing() throws {
        let html = try Self.page(comparison: true, labels: [false, true, false, true, true]).html
        #expect(html.hasPrefix("<!doctype html>"))
        for forbidden in ["<script", "<img", "http://", "https://", "url(", "src=\"", "{{", "}}"] {
            #expect(!html.contains(forbidden), "\(forbidden)")
        }
        #expect(TagBalance.problems(in: html) == [])
        #expect(html.contains("default-src 'none'"))
        #expect(html.contains("<dd>&quot;\u{301}&gt;&lt;script&gt;"))
        #expect(html.contains("<title>Evaluation of &lt;help&gt;</title>"))
        #expect(html.contains("Top &lt;/td&gt;&lt;script&gt; &quot;\u{301}</td>"))
    }

    @Test func theWorstQuestionComesFirstWithWhatStoodInItsPlace() throws {
        let html = try Self.page().html
        let cells = html.matches(of: /data-label="Question">([^<]*)/).map { String($0.output.1) }
        #expect(cells == ["plain question", "&lt;img src=x onerror=alert(1)&gt;", "a"])
        #expect(html.contains(#"data-label="In first place">Another article</td>"#))
        #expect(html.contains(#"data-label="First relevant" class="number">none</td>"#))
        #expect(html.contains("Of 3 questions, 1 (33 %) have a relevant article in first place and 2 (67 %)"))
        #expect(html.contains("<li>mind the &lt;/ul&gt;</li>"))
    }

    @Test func sectionsAppearWithWhatTheyNeed() throws {
        let plain = try Self.page().html
        #expect(!plain.contains("id=\"comparison\"") && !plain.contains("id=\"abstention\""))
        let compared = try Self.page(comparison: true).html
        #expect(compared.contains("Compared with generation 1 &lt;b&gt;"))
        #expect(compared.contains("nDCG@10 went from 0.210 to 0.500 (+0.290), which chance alone may explain."))
        let both = try Self.page(labels: [false, true, false, true, true]).html
        #expect(both.contains("Of 5 labelled questions, 3 can be answered from the articles and 2 cannot."))
        #expect(both.contains("second &amp; last over first"))
        #expect(both.contains("What the probabilities of “first” are worth"))
        #expect(!both.contains("What the probabilities of “second"))
    }

    @Test func labelsOfOneKindDrawNoROC() throws {
        let html = try Self.page(labels: [true, true]).html
        #expect(html.contains("2 can be answered from the articles and 0 cannot."))
        #expect(!html.contains("(ROC)"))
        #expect(TagBalance.problems(in: html) == [])
    }

    /// Every drawing has a title, a description and its numbers as a table.
    @Test func drawingsHaveAlternatives() throws {
        let html = try Self.page(comparison: true, labels: [false, true, false, true, true]).html
        let labels = html.matches(of: /role="img" aria-labelledby="([^ "]+) ([^ "]+)"/)
        #expect(labels.count == 6)
        #expect(html.matches(of: /<figure>/).count == labels.count)
        #expect(html.matches(of: /<details>/).count == labels.count)
        for label in labels {
            for id in [label.output.1, label.output.2] {
                #expect(html.components(separatedBy: "id=\"\(id)\"").count == 2, "\(id)")
            }
        }
        #expect(html.contains("1: 1; 2: 0; 3: 1; 4–5: 0; 6–10: 0; 11+: 0; none: 1."))
    }

    /// Thousands of questions make neither a slow page nor a huge one.
    @Test func aLargeEvaluationStaysReadable() throws {
        var qrels = Qrels()
        var run = Run()
        for number in 0..<3000 {
            qrels.set(1, document: "d", topic: "t\(number)")
            let rank = number % 40 + 1
            run.append(
                (1...rank).map { .init(document: $0 == rank ? "d" : "x\($0)", score: -Double($0)) }, topic: "t\(number)"
            )
        }
        let labels = (0..<3000).map { $0 % 3 != 0 }
        let scores = (0..<3000).map { Double($0 * 7919 % 3001) / 3001 }
        let page = EvaluationPage(
            noun: "article", title: "Large", facts: [], cautions: [],
            report: EvaluationReport(run: run, qrels: qrels), questions: [:],
            abstention: AbstentionComparison([
                AbstentionReport(
                    name: "one", run: AnswerabilityRun(scores: scores, isAnswerable: labels), isProbability: true)
            ]))
        let html = page.html
        #expect(html.contains("The 200 worst of 3,000"))
        #expect(html.utf8.count < 300_000)
        for path in html.matches(of: /class="curve s1" d="([^"]*)"/) {
            #expect(path.output.1.count { $0 == "L" } < 1500)
        }
    }
}
