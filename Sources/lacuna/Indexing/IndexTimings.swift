package import Embedding
import KnowledgeModel
import Locking

/// What the steps of one run of the indexer take: what passes belongs to the step that was begun last.
package final class IndexTimings: Sendable {
    package enum Step: String, CaseIterable, Sendable {
        /// Loading the model, reading the plan, opening the index.
        case opening
        /// Reading sources, telling what has changed, parsing, cutting, looking embeddings up.
        case reading
        case embedding
        /// Writing parts and the manifest, synced.
        case publishing
        /// The gate.
        case checking
        case merging
        /// Deleting old generations.
        case pruning
    }

    private struct State {
        var step = Step.opening
        var last: Duration
        var spent: [Step: Duration] = [:]
    }

    private let now: @Sendable () -> Duration
    private let state: Locked<State>

    /// - Parameter now: time since some fixed instant; never falls.
    package init(now: @escaping @Sendable () -> Duration) {
        self.now = now
        state = Locked(State(last: now()))
    }

    /// - Returns: the step that ends with this.
    @discardableResult
    package func begin(_ step: Step) -> Step {
        let now = now()
        return state.withLock { state in
            defer { state.step = step }
            state.spent[state.step, default: .zero] += now - state.last
            state.last = now
            return state.step
        }
    }

    /// Steps that took place, in their order, the one that goes on up to its last call.
    package var spent: [(step: Step, time: Duration)] {
        let spent = state.withLock(\.spent)
        return Step.allCases.compactMap { step in spent[step].map { (step, $0) } }
    }

    /// The same encoder, whose work is the step `embedding`.
    package func timing(_ encoder: any TextEncoder) -> any TextEncoder { TimedEncoder(encoder: encoder, timings: self) }
}

private struct TimedEncoder: TextEncoder {
    let encoder: any TextEncoder
    let timings: IndexTimings

    var identity: ModelIdentity { encoder.identity }
    var tokenLimit: Int { encoder.tokenLimit }
    var specialTokenCount: Int { encoder.specialTokenCount }
    func tokenCount(of text: String) -> Int { encoder.tokenCount(of: text) }

    func encode(_ texts: [String]) throws -> [EmbeddingVector] { try timed { try encoder.encode(texts) } }
    func encode(_ texts: [SegmentedText]) throws -> [SegmentedEmbedding] { try timed { try encoder.encode(texts) } }
    func encodeTruncating(_ texts: [String]) throws -> [EmbeddingVector] {
        try timed { try encoder.encodeTruncating(texts) }
    }

    private func timed<Value>(_ work: () throws -> Value) rethrows -> Value {
        let before = timings.begin(.embedding)
        defer { timings.begin(before) }
        return try work()
    }
}
