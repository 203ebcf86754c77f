import ReviewPolicies
import Testing

struct PatternTests {
    @Test func patternsAreSearchedInEachSentence() throws {
        let policy = try policy(#"    match:\#n      patterns: ['[$€£] ?\d+([.,]\d\d)?', '^where']"#)
        #expect(try policy.words("They gave you € 12,50. Where") == ["€ 12,50", "Where"])
        #expect(try policy.triggers("so where").isEmpty)
    }

    @Test func aBadPatternIsNamedWithItsLine() {
        #expect {
            try policy("    match:\n      patterns:\n        - '(a'")
        } throws: { error in
            let error = error as? PolicyError
            return error?.code == .badPattern && error?.line == 15
                && error?.description.hasSuffix("cannot be used: a \"(\" has no \")\" after it") == true
        }
    }
}
