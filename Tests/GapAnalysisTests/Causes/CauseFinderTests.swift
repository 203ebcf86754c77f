import GapAnalysis
import Storage
import Testing

struct CauseFinderTests {
    private static func finding(
        _ asked: [Asked], list: GapList = .notAnswered, reasons: [GapReason: Int] = [:],
        elsewhere: ThemeEvidence.Elsewhere? = nil
    ) -> CauseFinder.Finding {
        CauseFinder.finding(
            ThemeEvidence(list: list, questions: asked.judged, reasons: reasons, elsewhere: elsewhere))
    }

    private static func asked(
        _ count: Int, cosine: Double? = 0.55, wordShare: Double? = nil, missing: [String] = [], text: String = "How?"
    ) -> [Asked] {
        (0..<count).map { number in
            Asked("q\(number)").with {
                $0.text = text
                $0.missing = missing
                $0.nearest = [passage("p", "a", cosine: cosine)]
                // The fourth feature is the share of words.
                if let wordShare { $0.features = [0, 0, 0, wordShare, 0, 0, 0, 0] }
            }
        }
    }

    @Test(
        arguments: [
            (
                asked(10), .notAnswered, [.feedbackWrong: 1, .feedbackUnsafe: 1], nil, .ratedWrong,
                "People rated what was cited wrong or unsafe 2 times."
            ),
            (
                asked(3), .stillAsked, [.feedbackWrong: 1], nil, .ratedWrong,
                "People rated what was cited wrong or unsafe once."
            ),
            (
                asked(4), .notAnswered, [:], .otherAudience(article: "Goodwill", audience: "agent"), .blockedByAudience,
                "The article Goodwill answers it, and is for agent only."
            ),
            (
                asked(4), .notAnswered, [:], .otherLocale(article: "Zahlen", locale: "de"), .otherLocale,
                "The article Zahlen answers it, in the language de."
            ),
            (
                asked(10), .notAnswered, [.conflict: 3], nil, .contradictory,
                "The passages found for 3 of 10 questions contradict each other."
            ),
            (
                asked(10), .notAnswered, [.staleOnly: 4], nil, .stale,
                "All that was found for 4 of 10 questions is past its review date."
            ),
            (
                asked(4, cosine: 0.2), .notAnswered, [:], nil, .nothingNear,
                "No passage has to do with these questions (likeness 0.20 on average)."
            ),
            (
                asked(4, cosine: -0.55), .notAnswered, [:], nil, .nothingNear,
                "No passage has to do with these questions (likeness -0.55 on average)."
            ),
            (
                asked(4, cosine: nil), .notAnswered, [:], nil, .nothingNear,
                "No passage has to do with these questions."
            ),
            (
                asked(4, cosine: 0.9), .notAnswered, [.noCandidate: 2], nil, .nothingNear,
                "No passage has to do with these questions (likeness 0.90 on average)."
            ),
            (
                asked(4, cosine: 0.7, wordShare: 0.25), .notAnswered, [:], nil, .wordingDiffers,
                "The nearest passages mean much the same (likeness 0.70) and share 25 % of the questions' words, weighed."
            ),
            (
                asked(4, cosine: 0.7, wordShare: 0.5), .notAnswered, [:], nil, .nearNotAnswering,
                "The nearest passages are on the subject (likeness 0.70) and do not answer."
            ),
            (
                asked(4, cosine: 0.5, missing: ["Dock", "usb"]), .notAnswered, [:], nil, .nearNotAnswering,
                "The nearest passages are on the subject (likeness 0.50) and say nothing of “dock”, “usb”."
            ),
            (
                asked(4), .stillAsked, [.reasked: 4], nil, .notFound,
                "An article answers these questions; 4 were asked all the same."
            ),
            (
                asked(4), .stillAsked, [.feedbackIncomplete: 2], nil, .nearNotAnswering,
                "People called what was cited incomplete 2 times."
            ),
            (
                asked(4, text: "Where is order [order_number]?"), .stillAsked, [.reasked: 4], nil, .formOrProcess,
                "100 % of the questions are about the asker's own case, and an article answers them."
            ),
        ] as [([Asked], GapList, [GapReason: Int], ThemeEvidence.Elsewhere?, GapCause, String)])
    func oneCauseAndItsSentence(
        asked: [Asked], list: GapList, reasons: [GapReason: Int], elsewhere: ThemeEvidence.Elsewhere?, cause: GapCause,
        sentence: String
    ) {
        let finding = Self.finding(asked, list: list, reasons: reasons, elsewhere: elsewhere)
        #expect(finding.cause == cause)
        #expect(finding.evidence == sentence)
    }

    /// Two ratings of a thousand are two people; two contradictions of a thousand are chance.
    @Test func rareSignalsDoNotCount() {
        let asked = Self.asked(10)
        #expect(Self.finding(asked, reasons: [.feedbackWrong: 1]).cause == .nearNotAnswering)
        #expect(Self.finding(asked, reasons: [.conflict: 2]).cause == .nearNotAnswering)
        #expect(Self.finding(asked, reasons: [.staleOnly: 2]).cause == .nearNotAnswering)
    }

    @Test func everyCauseHasItsWayOut() {
        #expect(Set(GapCause.allCases.map(\.action)).count == GapCause.allCases.count)
        #expect(Set(ImprovementPath.allCases.map(\.advice)).count == ImprovementPath.allCases.count)
        #expect(Set(GapCause.allCases.map(\.title)).count == GapCause.allCases.count)
    }
}
