internal import TextAnalysis

/// What a sentence of a draft does.
package enum SentenceKind: String, Sendable, Hashable, CaseIterable {
    /// Says something about the product or its rules, which an article should say too.
    case claim
    /// Tells the reader what to do; needs support as a claim does.
    case instruction
    /// Says what we will do, or have done, for the reader.
    case commitment
    case question
    /// Greeting, thanks, regret, a farewell, or what the reader has said: nothing that articles could support.
    case courtesy

    var needsSupport: Bool { self == .claim || self == .instruction }
}

/// Tells what a sentence does, by its words. Lists of our own.
struct SentenceClassifier {
    let bytes: [UInt8]
    let tokens: [TextToken]
    private let words: [WordKey]

    init(bytes: [UInt8], range: Range<Int>) {
        self.bytes = bytes
        tokens = TextToken.tokens(in: bytes, range: range)
        words = tokens.filter { $0.kind == .word }.map(\.key)
    }

    private static let questionMark = WordKey("?")

    func kind(hasCommitment: Bool) -> SentenceKind {
        if words.isEmpty { return .courtesy }
        if tokens.last(where: { $0.kind == .mark })?.key == Self.questionMark { return .question }
        if hasCommitment { return .commitment }
        if isCourtesy { return .courtesy }
        return isInstruction ? .instruction : .claim
    }

    // MARK: courtesy

    private var isCourtesy: Bool {
        if Self.openings.contains(where: { words.starts(with: $0) }) { return true }
        if words.count <= 3, !tokens.contains(where: { $0.kind == .numeral }), isShortCourtesy { return true }
        return Self.anywhere.contains { phrase in words.count <= 16 && words.containsRun(phrase) }
    }

    /// A name under a farewell, a heading of one or two words.
    private var isShortCourtesy: Bool {
        if words.contains(where: Self.shortWords.contains) { return true }
        let endsWithStop = tokens.last.map { $0.key == WordKey(".") } ?? false
        return !endsWithStop && words.count <= 2
    }

    private static let shortWords = WordSet(
        words: """
            hi hello hey dear regards thanks thank sincerely cheers best wishes team greetings morning afternoon evening \
            sorry apologies welcome great sure certainly absolutely
            """)

    private static let openings: [[WordKey]] = phrases(
        """
        hi; hello; dear; hey; good morning; good afternoon; good evening; thank you; thanks; many thanks
        i'm sorry; i am sorry; we're sorry; we are sorry; sorry; apologies; my apologies; our apologies; i apologise
        i apologize; we apologise; we apologize; i understand; we understand; i see that; i can see; i hear you
        i know how; i appreciate; we appreciate; i hope; we hope; hope this; hope that; you wrote; you mentioned
        you asked; you said; you told us; as you said; as you mentioned; glad to hear; i'm glad; i am glad
        i'm happy to help; i am happy to help; happy to help; great question; good question; that's a good question
        that is a good question; kind regards; best regards; warm regards; best wishes; yours; sincerely; cheers
        all the best; have a; take care; let me know; let us know; please let me know; please let us know
        feel free to; please feel free to; don't hesitate; do not hesitate; please don't hesitate
        please do not hesitate; if you have any other; if you have any more; if you have any further
        if you have further; if you have more; if you need anything; if anything is unclear; if something is unclear
        i've had a look; i have had a look; i had a look; i've looked; i have looked; i looked; i've checked
        i have checked; i checked; thanks for; welcome; congratulations; it sounds like; that sounds
        here's what; here is what; here's how; here is how; here are the; i can explain; to answer your
        you're welcome; you are welcome; in short; i will be glad to; we're here; we are here
        i'd be happy to; i would be happy to; wishing you
        """)

    private static let anywhere: [[WordKey]] = phrases(
        """
        sorry to hear; sorry for the; sorry about; thanks for; thank you for; happy to help; glad to help
        hope this helps; hope that helps; for the inconvenience; let me know; let us know; reach out
        further questions; other questions; any questions; for your patience; look forward to; looking forward to
        """)

    private static func phrases(_ text: String) -> [[WordKey]] {
        text.split(whereSeparator: { $0 == ";" || $0 == "\n" }).map { phrase in
            phrase.split(separator: " ").map { WordKey(String($0)) }
        }
    }

    // MARK: instruction

    private var isInstruction: Bool {
        var rest = words[...]
        while let first = rest.first, Self.beforeVerbs.contains(first) { rest = rest.dropFirst() }
        guard let first = rest.first else { return false }
        return Self.imperatives.contains(first)
    }

    private static let beforeVerbs = WordSet(
        words: "please then first next now also and finally simply just second third once")

    private static let imperatives = WordSet(
        words: """
            go open click tap press select choose pick enter type add remove delete turn switch check make sure use send \
            write call contact reply attach upload download install uninstall update restart reboot log sign reset set \
            change edit save copy paste keep hold wait wash clean rinse dry store fill empty connect disconnect plug \
            unplug insert take put bring return pack print scan visit follow see read try start stop pay transfer move \
            drag drop create invite ask confirm cancel close tick untick note remember avoid leave charge
            """)
}

extension Array where Element == WordKey {
    func containsRun(_ run: [WordKey]) -> Bool {
        guard !run.isEmpty, run.count <= count else { return false }
        return (0...(count - run.count)).contains { self[$0..<$0 + run.count].elementsEqual(run) }
    }
}
