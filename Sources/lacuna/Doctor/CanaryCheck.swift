/// What became of one question whose answer is known: the heading of an indexed passage.
package struct Canary: Sendable, Hashable {
    package var articleID: String
    /// Where the article came, from 1; nil if it did not come.
    package var rank: Int?
    /// Whether every quote of it is, to the letter, what the article has at the citation's offsets.
    package var quotesAreExact: Bool

    package init(articleID: String, rank: Int?, quotesAreExact: Bool) {
        self.articleID = articleID
        self.rank = rank
        self.quotesAreExact = quotesAreExact
    }

    static let top = 10
}

enum CanaryCheck {
    /// - Parameter canary: nil inside if there is no article to ask for.
    static func check(_ canary: Fact<Canary?>) -> DoctorCheck {
        let remedy = "lacuna doctor --deep says whether bytes are damaged; then index anew"
        return canary.check("canary", orElse: remedy) { canary in
            guard let canary else { return .ok("canary", "there is no article to ask for") }
            guard let rank = canary.rank else {
                return .failed(
                    "canary", "asked by its own heading, \(canary.articleID) is not among the first \(Canary.top)",
                    remedy: remedy)
            }
            guard canary.quotesAreExact else {
                return .failed("canary", "a quote of \(canary.articleID) is not what the article says", remedy: remedy)
            }
            return .ok(
                "canary", "asked by its own heading, \(canary.articleID) comes as number \(rank), quoted exactly")
        }
    }
}
