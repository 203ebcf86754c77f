internal import TextAnalysis

/// What a sentence promises the reader, or says to have been done for them.
struct Commitment: Hashable {
    /// What may only be given by who has the right to.
    enum Matter: String, Hashable, CaseIterable {
        case refund, credit, discount, waiver, compensation, `extension`, exception, replacement, guarantee, deadline
    }

    /// Each once, in the order of `Matter`.
    let matters: [Matter]

    /// Nil if it promises nothing of these.
    init?(tokens: [TextToken], bytes: [UInt8]) {
        guard Self.commits(tokens) else { return nil }
        let cues = Negation.cues(in: bytes, tokens: tokens)
        let found = Set(
            tokens.indices.compactMap { place -> Matter? in
                Negation.isDenied(at: tokens[place].range.lowerBound, by: cues)
                    ? nil : Self.matter(at: place, tokens, bytes)
            })
        var matters = Matter.allCases.filter(found.contains)
        if matters.isEmpty, Self.isOwnAct(tokens), Self.hasDeadline(tokens, bytes) { matters = [.deadline] }
        if matters.isEmpty { return nil }
        self.matters = matters
    }

    // MARK: matters

    /// Of one word, with a look at the next ones.
    static func matter(at place: Int, _ tokens: [TextToken], _ bytes: [UInt8]) -> Matter? {
        guard tokens[place].kind == .word else { return nil }
        let stem = WordStem.key(of: bytes[tokens[place].range])
        if let matter = byStem[stem] { return matter }
        let next = place + 1 < tokens.count ? tokens[place + 1].key : nil
        switch tokens[place].key {
        case WordKey("money"), WordKey("paid"), WordKey("payment"):
            return tokens[place...].prefix(4).contains { $0.key == WordKey("back") } ? .refund : nil
        case WordKey("free"):
            return next == WordKey("of") || next == WordKey("month") || next == WordKey("shipping") ? .waiver : nil
        case WordKey("half"):
            return next == WordKey("price") || next == WordKey("off") ? .discount : nil
        case WordKey("no"):
            return next == WordKey("charge") || next == WordKey("cost") ? .waiver : nil
        case WordKey("off"):
            let before = tokens[max(0, place - 2)..<place]
            return before.contains { $0.key == WordKey("%") || $0.key == WordKey("percent") } ? .discount : nil
        default: return nil
        }
    }

    private static let byStem: [WordKey: Matter] = {
        var table: [WordKey: Matter] = [:]
        for (matter, words) in [
            (Matter.refund, "refund reimburse reimbursement repay"),
            (.credit, "credit voucher goodwill"),
            (.discount, "discount rebate"),
            (.waiver, "waive waiver"),
            (.compensation, "compensate compensation"),
            (.extension, "extend extension prolong"),
            (.exception, "exception override"),
            (.replacement, "replace replacement"),
            (.guarantee, "guarantee promise assure"),
        ] {
            for word in words.split(separator: " ") { table[WordStem.key(of: String(word))] = matter }
        }
        return table
    }()

    /// Whether a sentence of an article speaks of the matter, and does not deny it.
    static func allows(_ matter: Matter, _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        let tokens = TextToken.tokens(in: bytes, range: range)
        let cues = Negation.cues(in: bytes, tokens: tokens)
        return tokens.indices.contains { place in
            self.matter(at: place, tokens, bytes).map { related(matter).contains($0) } ?? false
                && !Negation.isDenied(at: tokens[place].range.lowerBound, by: cues)
        }
    }

    private static func related(_ matter: Matter) -> Set<Matter> {
        switch matter {
        case .compensation: [.compensation, .credit, .refund]
        default: [matter]
        }
    }

    /// Whether the article leaves the decision open: `we may refund`, `at our discretion`.
    static func isHedged(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        let words = TextToken.tokens(in: bytes, range: range).map(\.key)
        return words.contains(where: hedges.contains) || words.containsRun([WordKey("case"), WordKey("by")])
    }

    private static let hedges = WordSet(
        words: "may might discretion sometimes possibly discretionary goodwill consider")

    // MARK: who commits

    private static let firstPerson = WordSet(words: "we i")
    private static let contracted = WordSet(words: "we'll i'll we've i've we're i'm we'd i'd")
    private static let commitVerbs = WordSet(words: "will shall can have has are am would could")
    private static let pledges = WordSet(words: "promise guarantee assure")
    private static let adverbs = WordSet(words: "also now then gladly happily therefore just already of course")
    private static let readerForms = WordSet(words: "you'll you're you've")
    private static let passiveObject = WordSet(
        words: "refunded reimbursed credited waived compensated extended replaced discounted repaid returned")

    /// `we will …`, `I have …`, `you'll receive …`, `… will be refunded`.
    private static func commits(_ tokens: [TextToken]) -> Bool {
        let words = tokens.filter { $0.kind == .word }.map(\.key)
        for (place, word) in words.enumerated() {
            let next = place + 1 < words.count ? words[place + 1] : nil
            let following = place + 2 < words.count ? words[place + 2] : nil
            if contracted.contains(word) { return true }
            if firstPerson.contains(word), let next {
                if commitVerbs.contains(next) || pledges.contains(next) { return true }
                if adverbs.contains(next), let following, commitVerbs.contains(following) { return true }
            }
            if word == WordKey("you"), let next, next == WordKey("will") || next == WordKey("shall") { return true }
            if word == WordKey("you"), next == WordKey("are"), let following,
                following == WordKey("entitled") || following == WordKey("eligible")
            {
                return true
            }
            if readerForms.contains(word) { return true }
            if passiveObject.contains(word), place > 0,
                words[max(0, place - 4)..<place].contains(where: { $0 == WordKey("will") || $0 == WordKey("been") })
            {
                return true
            }
            if word == WordKey("your") || word == WordKey("the") || word == WordKey("a"), let following, let next,
                byStemKeys.contains(next), following == WordKey("will") || following == WordKey("has")
            {
                return true
            }
            if word == WordKey("our"), words[place...].prefix(4).contains(WordKey("will")) { return true }
        }
        return false
    }

    private static let byStemKeys = WordSet(
        words: "refund credit discount replacement compensation voucher extension")

    // MARK: deadlines

    /// What we do ourselves, not what the product does.
    private static func isOwnAct(_ tokens: [TextToken]) -> Bool {
        let words = tokens.filter { $0.kind == .word }.map(\.key)
        return zip(words, words.dropFirst()).contains { word, next in
            word == WordKey("we'll") || word == WordKey("i'll") || firstPerson.contains(word) && next == WordKey("will")
                || word == WordKey("team") && next == WordKey("will")
        }
    }

    private static func hasDeadline(_ tokens: [TextToken], _ bytes: [UInt8]) -> Bool {
        if tokens.contains(where: { days.contains($0.key) }) { return true }
        return Quantities.all(in: bytes, tokens: tokens).contains { quantity in
            switch quantity.kind {
            case .date, .time: true
            case .amount(let amount):
                amount.dimension == .duration || amount.dimension == .workingDays || amount.dimension == .months
            default: false
            }
        }
    }

    private static let days = WordSet(
        words: "today tonight tomorrow monday tuesday wednesday thursday friday saturday sunday weekend")
}
