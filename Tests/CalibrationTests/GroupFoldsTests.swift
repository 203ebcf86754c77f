import Calibration
import Testing

@Suite struct GroupFoldsTests {
    @Test func aGroupKeepsItsFoldWhateverElseThereIs() {
        #expect(GroupFolds.folds(of: ["a", "b", "a"], count: 5)[0] == GroupFolds.folds(of: ["a"], count: 5)[0])
        #expect(GroupFolds.folds(of: ["a", "b", "a"], count: 5)[0] == GroupFolds.folds(of: ["c", "a"], count: 5)[1])
    }

    @Test func foldsAreOfAboutTheSameSize() {
        let folds = GroupFolds.folds(of: (0..<5_000).map { "article-\($0).md" }, count: 5)
        for fold in 0..<5 { #expect((900...1_100).contains(folds.count { $0 == fold })) }
    }

    @Test func anotherSeedIsAnotherDivision() {
        let names = (0..<100).map { "\($0)" }
        #expect(GroupFolds.folds(of: names, count: 5, seed: 1) != GroupFolds.folds(of: names, count: 5, seed: 2))
    }
}
