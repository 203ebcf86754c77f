import DraftVerification
import Testing

struct DraftErrorTests {
    @Test(arguments: [
        (Draft(text: " \n\t"), "the draft has no text; give the words of the reply"),
        (
            Draft(text: String(repeating: "a", count: 65_537)),
            "the draft has 65537 bytes, and at most 65536 are checked; check it in parts"
        ),
        (
            Draft(text: "Yes.", citations: (0...128).map { DraftCitation(passageID: "p\($0)") }),
            "the draft cites 129 passages, and at most 128 are checked; check it in parts"
        ),
        (
            Draft(text: "Ja 👋", citations: [DraftCitation(passageID: "p1", scalarRange: 0..<5)]),
            "citation 1 is for characters 0 to 5, and the draft has 4; give offsets in Unicode scalars of the draft"
        ),
    ])
    func messages(_ draft: Draft, _ message: String) throws {
        let error = #expect(throws: DraftError.self) {
            try DraftVerifier().verify(draft, in: ArticleShelf("A rule."))
        }
        #expect(error?.message == message)
    }
}
