import KnowledgeModel
import Privacy
import Storage

/// Records of the size that real ones have, made from a number: 384 dimensions, twenty features, eight passages.
struct InventedActivity {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// Monday, 5 January 2026.
    static let start = Timestamp(milliseconds: 1_767_571_200_000)

    private static let words = [
        "router", "invoice", "refund", "password", "delivery", "address", "cancel", "light", "red", "blinks", "change",
        "when", "how", "arrives", "order", "late", "battery", "firmware", "error", "again",
    ]

    /// xorshift64 (Marsaglia, 2003).
    private mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }

    mutating func question(_ number: Int, named prefix: String = "q", asker: String? = nil) -> QueryRecord {
        let text = (0..<12).map { _ in Self.words[Int(next() % UInt64(Self.words.count))] }.joined(separator: " ")
        let nearest = (0..<8).map { _ in
            let article = Int(next() % 5000)
            return RecordedPassage(
                passageID: "p\(100_000_000_000 + next() % 1_000_000_000)", articleID: "help/section/article-\(article)",
                score: Double(next() % 1000) / 1000, cosine: Double(next() % 1000) / 1000)
        }
        let id = "\(prefix)\(number)"
        return QueryRecord(
            id: id, queryID: id, askedAt: Timestamp(milliseconds: Self.start.milliseconds + Int64(number) * 1000),
            text: Redactor.standard.redact("\(id) \(text)"),
            vector: QuantizedVector((0..<384).map { _ in Float(next() % 2001) - 1000.5 }),
            verdict: RecordedVerdict(
                label: number % 3 == 0 ? "no" : "yes", reason: "covered", probability: Double(next() % 1000) / 1000,
                features: (0..<20).map { _ in Double(next() % 100_000) / 7 }, missing: ["blinks", "again"]),
            nearest: nearest, generation: GenerationID(1), settings: 0,
            context: AskerContext(
                asker: AskerPseudonym(stored: asker ?? "asker-\(next() % 3000)"), channel: "web", ticket: "HD-\(number)"
            ))
    }
}
