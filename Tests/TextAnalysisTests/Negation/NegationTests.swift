import Testing
import TextAnalysis

@Suite struct NegationTests {
    /// `[cue]scope`, for every cue; an exception's in round brackets.
    private func marked(_ text: String) -> [String] {
        Negation.cues(in: text).map { cue in
            let word = text.utf8Slice(cue.range)
            return (cue.kind == .denial ? "[\(word)]" : "(\(word))") + text.utf8Slice(cue.scope)
        }
    }

    @Test func aScopeEndsWithItsClause() {
        #expect(marked("You cannot use it abroad, but at home.") == ["[cannot] use it abroad"])
        #expect(marked("Do not close the window until it is done") == ["[not] close the window"])
        #expect(marked("It isn't free if you leave.") == ["[isn't] free"])
        #expect(marked("No pets allowed\nPets are fun") == ["[No] pets allowed"])
        #expect(marked("It can’t be moved") == ["[can’t] be moved"])
        #expect(marked("Files can no longer be restored.") == ["[no longer] be restored"])
        #expect(marked("Leave without paying; then run") == ["[without] paying"])
        #expect(marked("It is not.") == ["[not]"])
    }

    @Test func exceptionsAreNoDenials() {
        #expect(marked("It works unless it rains") == ["(unless) it rains"])
        #expect(marked("Open except on Mondays") == ["(except) on Mondays"])
    }

    @Test(arguments: [
        "not only for phones", "no later than Monday", "no more than five", "not less than five", "not necessarily bad",
        "see No. 5", "no matter what", "a knot and a notion",
    ])
    func falseFriendsAreNoCues(_ text: String) { #expect(marked(text) == []) }

    @Test func twoDenialsCancel() {
        let text = "You cannot log in without a code"
        let cues = Negation.cues(in: text)
        #expect(!Negation.isDenied(at: text.utf8.count - 1, by: cues))
        #expect(Negation.isDenied(at: 12, by: cues))
        #expect(!Negation.isDenied(at: 0, by: cues))
    }
}

@Suite struct OppositesTests {
    @Test(arguments: [
        ("allowed", "forbidden"), ("enable", "disable"), ("included", "excluded"), ("free", "paid"),
        ("before", "after"),
        ("minimum", "maximum"), ("increase", "decrease"), ("always", "never"), ("required", "optional"), ("on", "off"),
        ("open", "closed"), ("can", "prohibited"),
    ])
    func pairsLieOnOneAxis(_ pair: (String, String)) throws {
        let one = try #require(Opposites(WordKey(pair.0)))
        let other = try #require(Opposites(WordKey(pair.1)))
        #expect(one.axis == other.axis)
        #expect(one.isPositive != other.isPositive)
    }

    @Test func otherWordsAreOnNone() { #expect(Opposites(WordKey("table")) == nil) }
}
