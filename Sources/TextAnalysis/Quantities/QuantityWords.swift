/// Words around numbers that tell how to read them.
enum QuantityWords {
    /// Nouns before a number that it then names: `step 3`, `error 404`, `iOS 17`.
    static let labels = WordSet(
        words: """
            step steps section chapter page figure table example line row column item option form error code status \
            http port version release level tier phase stage part room gate platform terminal hall track lane channel \
            press number no nr question rule article clause appendix paragraph type class series model route zone bus \
            bay seat unit ios android windows macos ubuntu debian python java ruby php node article issue ticket bug \
            rfc iso din en us size slot line group scenario case test build
            """)

    /// Words with which a quantity may begin.
    static let starters: WordSet = {
        var keys = Array(NumberWords.units.keys)
        keys += NumberWords.ordinals.keys
        keys += NumberWords.times.keys
        keys += Unit.months.keys
        keys += ["a", "an", "half", "noon", "midday", "midnight"].map { WordKey($0) }
        return WordSet(keys)
    }()

    static let abbreviatedLabels = WordSet(words: "no nr fig p pp sec ch art para")

    static let versionLabels = WordSet(
        words: "version versions v ver release ios android macos python java ruby php")

    static let rangeWords = WordSet(words: "to and until till through thru")
    static let perWords = WordSet(words: "per a an every each")

    static let working = WordSet(words: "working business")
    static let points = WordSet(words: "point points")

    /// After these a bare four-digit number is a year.
    static let beforeYears = WordSet(words: "in since by until till before after from during year of")

    /// After these `a week` is a duration, not a rate.
    static let beforeDurations = WordSet(
        words: """
            within in for after than about approximately roughly around least most to over under takes take took \
            lasts last or nearly almost another half and every wait waits
            """)

    /// Before `one`, it is no number.
    static let beforePronouns = WordSet(
        words: "no this that the any every each which another some new old other right wrong first last")
    /// After `one`, it is no number.
    static let afterPronouns = WordSet(
        words: "of another or more is are was has can may will you that who which by on in at to for with and")

    /// The words that a count's noun cannot be.
    static let notCounted = WordSet(
        words: """
            a an the and or of to in on at for from by with as is are was were be been has have had can may will must \
            should if when then than that this these those it its you your we our they their not no but so per each \
            every until after before between within without more less fewer older over under above below up down out \
            only also just
            """)
}

/// Finds what binds the number that begins at a token: `up to`, `at least`, `about`.
struct BoundReader {
    let tokens: [TextToken]

    /// Tokens looked back at for `the maximum size is`; the same number of them at most for every number.
    private static let reach = 8

    private static let atMost = WordSet(words: "within under below max maximum most fewer less")
    private static let atLeast = WordSet(words: "over above min minimum least exceeding")
    private static let about = WordSet(
        words: "about around approximately approx roughly usually typically normally nearly almost")
    private static let farAtMost = WordSet(words: "maximum max limit limited limits")
    private static let farAtLeast = WordSet(words: "minimum min")
    private static let upperTails = WordSet(words: "less fewer younger below under shorter smaller")
    private static let lowerTails = WordSet(words: "more older above over longer larger bigger later")
    private static let up = WordKey("up")
    private static let to = WordKey("to")
    private static let than = WordKey("than")
    private static let of = WordKey("of")
    private static let or = WordKey("or")
    private static let and = WordKey("and")
    private static let plus = WordKey("+")
    private static let tilde = WordKey("~")
    private static let comparatives = WordSet(words: "more longer larger older greater higher later bigger")
    private static let downwards = WordSet(words: "less fewer shorter smaller younger lower sooner earlier")
    private static let denials = WordSet(words: "no not never cannot can't don't mustn't isn't doesn't")

    /// - Parameters:
    ///   - start: the number's first token.
    ///   - end: the token after its unit.
    func bound(from start: Int, to end: Int) -> Amount.Bound {
        tail(at: end) ?? head(before: start) ?? far(before: start) ?? .exactly
    }

    private func tail(at end: Int) -> Amount.Bound? {
        guard end < tokens.count else { return nil }
        if tokens[end].key == Self.plus || (end > 1 && tokens[end - 2].key == Self.plus) { return .atLeast }
        guard end + 1 < tokens.count, tokens[end].key == Self.or || tokens[end].key == Self.and else { return nil }
        if Self.upperTails.contains(tokens[end + 1].key) { return .atMost }
        return Self.lowerTails.contains(tokens[end + 1].key) ? .atLeast : nil
    }

    private func head(before start: Int) -> Amount.Bound? {
        guard start > 0 else { return nil }
        var place = start - 1
        if tokens[place].key == Self.tilde { return .about }
        if tokens[place].key == Self.of, place > 0 { place -= 1 }
        let key = tokens[place].key
        if key == Self.to, place > 0, tokens[place - 1].key == Self.up { return .atMost }
        if key == Self.than, place > 0 {
            let isDenied = place > 1 && Self.denials.contains(tokens[place - 2].key)
            if Self.comparatives.contains(tokens[place - 1].key) { return isDenied ? .atMost : .atLeast }
            if Self.downwards.contains(tokens[place - 1].key) { return isDenied ? .atLeast : .atMost }
            return nil
        }
        if Self.atMost.contains(key) { return .atMost }
        if Self.atLeast.contains(key) { return .atLeast }
        return Self.about.contains(key) ? .about : nil
    }

    /// `The maximum size of a file is 25 MB`, within the clause and with no other number between.
    private func far(before start: Int) -> Amount.Bound? {
        for place in stride(from: start - 1, through: max(0, start - Self.reach), by: -1) {
            let token = tokens[place]
            if token.kind != .word { return nil }
            if Self.farAtMost.contains(token.key) { return .atMost }
            if Self.farAtLeast.contains(token.key) { return .atLeast }
        }
        return nil
    }
}
