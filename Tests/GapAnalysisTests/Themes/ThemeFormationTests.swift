import GapAnalysis
import KnowledgeModel
import Storage
import TestSupport
import Testing

struct ThemeFormationTests {
    /// Questions of several subjects, so many of each, ids in order.
    static func asked(_ counts: [Int], _ change: (inout Asked, Int) -> Void = { _, _ in }) -> [Asked] {
        counts.enumerated().flatMap { subject, count in
            (0..<count).map { variant in
                var asked = Asked("s\(subject)-\(variant)")
                asked.vector = direction(subject, variant)
                change(&asked, subject)
                return asked
            }
        }
    }

    @Test func groupsWhatIsAlikeAndLeavesSinglesOut() {
        let formed = ThemeFormation().themes(of: Self.asked([3, 1, 4, 2]).events)
        #expect(
            formed.map(\.members) == [
                ["s0-0", "s0-1", "s0-2"], ["s2-0", "s2-1", "s2-2", "s2-3"], ["s3-0", "s3-1"],
            ])
        #expect(formed.allSatisfy { $0.list == .notAnswered && $0.audience == audience() })
    }

    @Test(arguments: 0..<10 as Range<UInt64>)
    func theOrderOfQuestionsDoesNotMatter(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let asked = Self.asked([5, 1, 3, 7, 2]) { $0.roles = $1 % 2 == 0 ? ["agent"] : [] }
        let expected = ThemeFormation().themes(of: asked.events)
        #expect(ThemeFormation().themes(of: asked.shuffled(using: &generator).events) == expected, "seed \(seed)")
    }

    /// Whatever is asked, those who can read other articles are apart.
    @Test func audiencesNeverMix() {
        let kinds: [([String], [String])] = [
            ([], []), (["agent"], []), ([], ["en"]), ([], ["de"]), (["agent"], ["en"]),
        ]
        let asked = kinds.enumerated().flatMap { number, kind in
            (0..<3).map { variant in
                Asked("k\(number)-\(variant)").with {
                    $0.vector = direction(1, variant + 10 * number)
                    ($0.roles, $0.locales) = kind
                }
            }
        }
        let formed = ThemeFormation().themes(of: asked.events)
        #expect(formed.count == kinds.count)
        for theme in formed {
            #expect(theme.members.count == 3)
            #expect(Set(theme.members.map { $0.prefix(2) }).count == 1)
        }
        #expect(Set(formed.map(\.audience)) == Set(kinds.map { audience($0.0, locales: $0.1) }))
    }

    @Test func questionsWithoutAVectorAreInNone() {
        let formed = ThemeFormation().themes(of: Self.asked([3]) { asked, _ in asked.vector = nil }.events)
        #expect(formed.isEmpty)
    }

    /// After a change of encoder the log holds vectors of both.
    @Test func vectorsOfTwoEncodersAreApart() {
        let asked = (0..<6).map { number in
            Asked("q\(number)").with { $0.vector = direction(2, number, dimensions: number < 3 ? 64 : 32) }
        }
        let formed = ThemeFormation().themes(of: asked.events)
        #expect(formed.map(\.members) == [["q0", "q1", "q2"], ["q3", "q4", "q5"]])
        let records = Dictionary(uniqueKeysWithValues: asked.map { ($0.id, $0.record) })
        let joining = ThemeJoining(themes: [theme("T1", asked.map(\.id))], questions: records)
        #expect(joining.theme(for: asked[0].record) == "T1")
        #expect(joining.theme(for: asked[5].record) == "T1")
        #expect(joining.theme(for: Asked("n").with { $0.vector = direction(2, 1, dimensions: 16) }.record) == nil)
    }

    /// Reasons and probabilities of a group's questions, and the list that it is on.
    @Test(
        arguments: [
            // Not answered by far.
            ([("no", "low_answerability", 0.05), ("no", "low_answerability", 0.1)], .notAnswered),
            // One doubtful verdict among sure answers outweighs nothing.
            ([("yes", "answered", 0.99), ("yes", "answered", 0.99), ("partial", "parts_missing", 0.6)], nil),
            // Answered, all together, and yet a person asked twice.
            ([("yes", "answered", 0.99), ("yes", "answered", 0.99)], nil),
        ] as [([(String, String, Double)], GapList?)])
    func theListFollowsAllQuestionsTogether(_ verdicts: [(String, String, Double)], _ expected: GapList?) {
        let asked = verdicts.enumerated().map { number, verdict in
            Asked("q\(number)").with {
                ($0.label, $0.reason, $0.probability) = verdict
                $0.vector = direction(1, number)
            }
        }
        #expect(ThemeFormation().themes(of: asked.events).map(\.list) == (expected.map { [$0] } ?? []))
    }

    @Test func whatIsAnsweredAndAskedAgainIsOnTheOtherList() {
        let asked = (0..<3).map { number in
            Asked("q\(number)").with {
                ($0.label, $0.reason, $0.probability, $0.asker) = ("yes", "answered", 0.99, "ann")
                $0.vector = direction(1, number)
            }
        }
        #expect(ThemeFormation().themes(of: asked.events).map(\.list) == [.stillAsked])
    }

    @Test func theProbabilityFallsAsTheQuestionsAreAnsweredBetter() {
        let values = [0.001, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98, 0.999].map { probability in
            GapProbability.standard(
                (0..<4).map { Asked("q\($0)").with { $0.probability = probability } }.judged)
        }
        #expect(values == values.sorted(by: >))
        #expect(values[1] > values[7] + 0.5)
        #expect(values.allSatisfy { (0...1).contains($0) })
        // Beyond a hundredth a verdict's odds say no more.
        #expect(
            values[0] > values[1] - 0.01
                && values[8]
                    == GapProbability.standard(
                        (0..<4).map { Asked("q\($0)").with { $0.probability = 0.99 } }.judged)
        )
        #expect(GapProbability.standard([]) == 0)
    }

    @Test func whereTheSameNeighbourComesFirstAnArticleIsMissing() {
        func value(_ passages: [String]) -> Double {
            GapProbability.standard(
                passages.map { name in
                    Asked("q").with { ($0.probability, $0.nearest) = (0.5, [passage(name, "a")]) }
                }.judged)
        }
        #expect(value(["p", "p", "p", "p"]) > value(["p", "p", "q", "r"]))
    }

    @Test func withoutAProbabilityTheLabelSpeaks() {
        func value(_ label: String) -> Double {
            GapProbability.standard(
                [Asked("q").with { ($0.label, $0.reason, $0.probability) = (label, "answered", nil) }].judged)
        }
        #expect(value("yes") < value("partial"))
        #expect(value("partial") == value("unknown"))
        #expect(value("unknown") < value("no"))
        #expect(value("no") == value("underspecified"))
    }
}
