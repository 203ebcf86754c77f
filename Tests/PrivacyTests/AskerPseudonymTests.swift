import Privacy
import Testing

struct AskerPseudonymTests {
    /// RFC 4231, test case 2, whose code begins 5bdcc146bf60754e6a042426089575c7…
    @Test func isTheBeginningOfAnHMAC() {
        let pseudonym = AskerPseudonym(asker: "what do ya want for nothing?", secret: Array("Jefe".utf8))
        #expect(pseudonym.value == "bfec2hnzc1tmwtg44gk0h5bnrx")
    }

    @Test func dependsOnAskerAndSecret() {
        let ann = AskerPseudonym(asker: "ann", secret: [1, 2, 3])
        #expect(ann == AskerPseudonym(asker: "ann", secret: [1, 2, 3]))
        #expect(ann != AskerPseudonym(asker: "Ann", secret: [1, 2, 3]))
        #expect(ann != AskerPseudonym(asker: "ann", secret: [1, 2, 4]))
        #expect(ann.value.count == 26)
        #expect(AskerPseudonym(stored: ann.value) == ann)
    }
}
