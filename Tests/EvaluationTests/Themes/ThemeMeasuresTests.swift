import Evaluation
import Testing

struct ThemeMeasuresTests {
    struct Case: Sendable {
        let gold: String
        let found: [Int]
        let ari: Double
        let nmi: Double
        let homogeneity: Double
        let completeness: Double
    }

    /// The values of scikit-learn 1.9.
    static let cases = [
        Case(
            gold: "aaabbc", found: [0, 0, 1, 1, 1, 2], ari: 0.3181818181818182, nmi: 0.6853314789615866,
            homogeneity: 0.6853314789615866, completeness: 0.6853314789615866),
        Case(
            gold: "aaaabbbbccccddde", found: [0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 3, 3, 4, 5, 5, 6],
            ari: 0.5859872611464968, nmi: 0.8229768860475105, homogeneity: 0.8975846516404685,
            completeness: 0.7598201842318526),
        Case(gold: "aabb", found: [0, 0, 0, 0], ari: 0, nmi: 0, homogeneity: 0, completeness: 1),
        Case(gold: "aabb", found: [0, 1, 0, 1], ari: -0.5, nmi: 0, homogeneity: 0, completeness: 0),
        Case(gold: "abcd", found: [3, 2, 1, 0], ari: 1, nmi: 1, homogeneity: 1, completeness: 1),
        Case(gold: "aaaa", found: [7, 7, 7, 7], ari: 1, nmi: 1, homogeneity: 1, completeness: 1),
        Case(gold: "aaaa", found: [0, 1, 2, 3], ari: 0, nmi: 0, homogeneity: 1, completeness: 0),
    ]

    @Test(arguments: cases)
    func agreesWithTheReference(_ example: Case) {
        let measures = ThemeMeasures(gold: example.gold.map(String.init), found: example.found)
        #expect(abs(measures.adjustedRandIndex - example.ari) < 1e-12)
        #expect(abs(measures.normalizedMutualInformation - example.nmi) < 1e-12)
        #expect(abs(measures.homogeneity - example.homogeneity) < 1e-12)
        #expect(abs(measures.completeness - example.completeness) < 1e-12)
    }

    /// Two of three a's lie in group 0, with no other; both b's and an a in group 1; c alone.
    @Test func countsByHand() {
        let measures = ThemeMeasures(gold: ["a", "a", "a", "b", "b", "c"], found: [0, 0, 1, 1, 1, 2])
        #expect(measures.questions == 6)
        #expect(measures.goldThemes == 3)
        #expect(measures.foundThemes == 3)
        #expect(abs(measures.purity - 5.0 / 6) < 1e-12)
        #expect(abs(measures.inversePurity - 5.0 / 6) < 1e-12)
        #expect(abs(measures.themesPerHundredQuestions - 50) < 1e-12)
        #expect(abs(measures.shareSingle - 1.0 / 6) < 1e-12)
    }

    @Test func purityIsNotItsInverse() {
        let measures = ThemeMeasures(gold: ["a", "a", "a", "a"], found: [0, 1, 2, 2])
        #expect(measures.purity == 1)
        #expect(measures.inversePurity == 0.5)
        #expect(measures.shareSingle == 0.5)
    }

    @Test func noQuestionsAgree() {
        let measures = ThemeMeasures(gold: [], found: [])
        #expect(measures.adjustedRandIndex == 1)
        #expect(measures.normalizedMutualInformation == 1)
        #expect(measures.purity == 1)
        #expect(measures.themesPerHundredQuestions == 0)
        #expect(measures.shareSingle == 0)
    }

    @Test func namesOfGroupsDoNotMatter() {
        let gold = ["a", "b", "a", "c", "b", "a", "c"]
        let found = [0, 1, 0, 2, 2, 1, 2]
        let renamed = found.map { [5, -3, 900][$0] }
        #expect(ThemeMeasures(gold: gold, found: found) == ThemeMeasures(gold: gold, found: renamed))
    }
}
