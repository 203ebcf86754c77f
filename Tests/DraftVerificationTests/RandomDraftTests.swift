import DraftVerification
import Storage
import TestSupport
import Testing

/// Mutilated drafts: whatever comes, ranges are right, and the same draft has the same findings.
struct RandomDraftTests {
    private static let odd =
        HostileTexts.all + [
            "[", "]", "[hb1", "[hb1, sr2; tk1]", "“", "”", "\"", "«", "»", "’", "\n", "\r\n", "\u{2028}", "\u{301}",
            "👩‍👩‍👧",
            "https://", "www.", "http://x.example/“”", "1. ", "- ", "> ", "only ", "unless ", "not ", "We will refund ",
            "€", "14 days ", "…", "[…]", "\0", "\u{10FFFF}", "no", ".",
        ]

    private static func mutate(_ text: String, _ random: inout SeededGenerator) -> String {
        var scalars = Array(text.unicodeScalars)
        for _ in 0..<Int.random(in: 1...8, using: &random) {
            let start = Int.random(in: 0...scalars.count, using: &random)
            let end = min(scalars.count, start + Int.random(in: 0...40, using: &random))
            switch Int.random(in: 0..<4, using: &random) {
            case 0: scalars.removeSubrange(start..<end)
            case 1:
                scalars.insert(contentsOf: scalars[start..<end], at: Int.random(in: 0...scalars.count, using: &random))
            default: scalars.insert(contentsOf: (odd.randomElement(using: &random) ?? "").unicodeScalars, at: start)
            }
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    @Test func rangesAreValidAndFindingsRepeat() throws {
        let set = try LabelledSet.fixture()
        let shelf = ArticleShelf(set.articles)
        let verifier = DraftVerifier()
        for seed in UInt64(0)..<400 {
            var random = SeededGenerator(seed: seed)
            let text = Self.mutate(set.drafts[Int(seed) % set.drafts.count].text, &random)
            let length = text.unicodeScalars.count
            var citations: [DraftCitation] = []
            if seed % 3 == 0, length > 0 {
                let start = Int.random(in: 0..<length, using: &random)
                citations = [
                    DraftCitation(passageID: "hb1", scalarRange: start..<Int.random(in: start...length, using: &random))
                ]
            }
            let draft = Draft(text: text, citations: citations)
            guard let report = try? verifier.verify(draft, in: shelf) else { continue }
            var end = 0
            for sentence in report.sentences {
                #expect(sentence.scalarRange.lowerBound >= end && !sentence.scalarRange.isEmpty, "seed \(seed)")
                end = sentence.scalarRange.upperBound
                if let support = sentence.support { check(support, shelf, seed) }
            }
            #expect(end <= length, "seed \(seed)")
            for finding in report.findings {
                #expect(finding.scalarRange.lowerBound >= 0 && finding.scalarRange.upperBound <= length, "seed \(seed)")
                if let evidence = finding.evidence { check(evidence, shelf, seed) }
            }
            #expect(try verifier.verify(draft, in: shelf) == report, "seed \(seed)")
        }
    }

    private func check(_ evidence: DraftEvidence, _ shelf: ArticleShelf, _ seed: UInt64) {
        let text = shelf.passage(id: evidence.passageID)?.articleText ?? ""
        var view = String.UnicodeScalarView()
        view.append(contentsOf: Array(text.unicodeScalars)[evidence.scalarRange])
        #expect(String(view) == evidence.quote, "seed \(seed)")
    }
}
