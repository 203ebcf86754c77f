import Spelling
import Testing

struct SpellingTests {
    @Test(arguments: [
        ("tpo", "top"), ("hybird", "hybrid"), ("base-url", "base_url"), ("TEXT", "text"), ("lable", "labels"),
    ])
    func slipsAreUnderstood(written: String, meant: String) {
        let names = ["text", "top", "hybrid", "labels", "base_url"]
        #expect(Spelling.nearest(to: written, among: names) == meant)
    }

    @Test func whatIsFarOffIsNotGuessed() {
        #expect(Spelling.nearest(to: "zzzzzz", among: ["text", "top"]) == nil)
        #expect(Spelling.nearest(to: "text", among: []) == nil)
    }

    @Test func theFirstOfEqualsIsTaken() {
        #expect(Spelling.nearest(to: "cat", among: ["bat", "hat"]) == "bat")
    }

    /// A megabyte of letters is compared by its beginning.
    @Test func longNamesCostLittle() {
        let long = String(repeating: "a", count: 1_000_000)
        #expect(Spelling.nearest(to: long, among: ["aaa"]) == nil)
        #expect(Spelling.nearest(to: "abc", among: [long, "abd"]) == "abd")
    }
}
