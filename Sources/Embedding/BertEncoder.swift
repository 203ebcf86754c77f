import Dispatch
import FoundationEssentials
package import KnowledgeModel
import Locking
import SystemIO

/// A sentence encoder of the BERT family, such as all-MiniLM-L6-v2, from a folder in Hugging Face's layout.
///
/// Vectors equal the reference implementation's within 1e-6 in each component, and are bit-identical however texts are
/// batched, on however many workers. Between instruction sets they differ by rounding.
package final class BertEncoder: TextEncoder {
    package let identity: ModelIdentity
    package var tokenLimit: Int { identity.tokenLimit }
    package var specialTokenCount: Int { WordPieceTokenizer.specialTokenCount }
    /// The instruction set in use: `scalar`, `avx2` or `avx512`.
    package let kernelName: String

    private let tokenizer: WordPieceTokenizer
    private let forward: ForwardPass
    private let pool: WorkspacePool
    private let workers: Int
    private let weightsPath: String

    /// Tokens of one batch; a single text may be longer.
    private static let batchTokens = 256
    private let batchBudget: Int

    /// Maps and packs the weights: about 0.1 s for all-MiniLM-L6-v2.
    ///
    /// - Parameters:
    ///   - modelFolder: a folder with `config.json`, `vocab.txt`, `model.safetensors`; see `ModelFolder`. Its files must
    ///     not change while the encoder lives.
    ///   - workers: threads that compute at the same time at most, over all callers.
    ///   - kernels: the instruction set, by default the best.
    /// - Throws: `unreadableFile`, `corruptFile`, `unsupportedModel` or `unsupportedKernel`.
    package init(
        modelFolder: String, workers: Int = ProcessInfo.processInfo.activeProcessorCount, kernels: KernelChoice = .best
    ) throws(EmbeddingError) {
        let kernels = try Kernels(kernels)
        let folder = try ModelFolder(path: modelFolder)
        let configuration = try ModelConfiguration(folder: folder)
        let vocabularyBytes: [UInt8]
        do { vocabularyBytes = try FileSystem.readFile(folder.vocabulary) } catch { throw .unreadable(error) }
        let vocabulary = Vocabulary(lines: vocabularyBytes)
        tokenizer = try WordPieceTokenizer(
            vocabulary: vocabulary, path: folder.vocabulary, normalizer: configuration.normalizer)
        guard vocabulary.count <= configuration.vocabularySize else {
            throw .unsupported(
                folder.vocabulary,
                "it has \(vocabulary.count) tokens, and the model has \(configuration.vocabularySize)")
        }
        let file = try SafeTensors(path: folder.weights)
        let weights = try BertWeights(configuration, from: file)
        identity = ModelIdentity(
            name: folder.name,
            hash: ModelFingerprint.hash(configuration, weights: file, vocabulary: vocabularyBytes),
            dimensions: configuration.hiddenSize, tokenLimit: configuration.tokenLimit)
        kernelName = kernels.name
        forward = ForwardPass(configuration: configuration, weights: weights, kernels: kernels)
        self.workers = max(1, workers)
        let budget = max(Self.batchTokens, configuration.tokenLimit)
        batchBudget = budget
        pool = WorkspacePool(count: self.workers) { Workspace(configuration, tokens: budget) }
        weightsPath = folder.weights
    }

    package func tokenCount(of text: String) -> Int { tokenizer.tokenCount(of: text) }

    /// The ids of the text's tokens with `[CLS]` and `[SEP]`, at most `tokenLimit` of them; see `encodeTruncating`.
    package func truncatedTokenIDs(of text: String) -> [Int32] {
        tokenizer.tokenIDs(of: text, limit: tokenLimit).ids
    }

    package func encode(_ texts: [String]) throws(EmbeddingError) -> [EmbeddingVector] {
        try encode(wholeSequences(of: texts))
    }

    package func encodeTruncating(_ texts: [String]) throws(EmbeddingError) -> [EmbeddingVector] {
        try encode(texts.map { tokenizer.tokenIDs(of: $0, limit: tokenLimit).ids })
    }

    package func encode(_ texts: [SegmentedText]) throws(EmbeddingError) -> [SegmentedEmbedding] {
        let sequences = try wholeSequences(of: texts.map(\.text))
        let spans = zip(texts, sequences).map { text, sequence in
            var end = 1  // after [CLS]
            let spans = text.segments.map { segment in
                let start = end
                end += tokenizer.tokenCount(of: segment)
                return start..<end
            }
            assert(end == sequence.count - 1, "no token may cross from one piece into the next")
            return spans.map { $0.clamped(to: 1..<sequence.count - 1) }
        }
        let none = QuantizedVector.none(dimensions: identity.dimensions)
        let pieces = Locked(spans.map { [QuantizedVector](repeating: none, count: $0.count) })
        let vectors = try encode(sequences, spans: spans) { text, segment, vector in
            let quantized = QuantizedVector(vector)
            pieces.withLock { $0[text][segment] = quantized }
        }
        return zip(vectors, pieces.withLock { $0 }).map { SegmentedEmbedding(vector: $0, segments: $1) }
    }

    private func wholeSequences(of texts: [String]) throws(EmbeddingError) -> [[Int32]] {
        var sequences: [[Int32]] = []
        sequences.reserveCapacity(texts.count)
        for (index, text) in texts.enumerated() {
            let (ids, isWhole) = tokenizer.tokenIDs(of: text, limit: tokenLimit)
            guard isWhole else {
                let tokens = tokenCount(of: text) + specialTokenCount
                throw .tooLong(textAt: index, of: texts.count, tokens: tokens, limit: tokenLimit)
            }
            sequences.append(ids)
        }
        return sequences
    }

    /// - Parameter segment: called on any thread with the vector of each span that has one.
    private func encode(
        _ sequences: [[Int32]], spans: [[Range<Int>]] = [],
        segment: @escaping @Sendable (_ text: Int, _ span: Int, UnsafeBufferPointer<Float>) -> Void = { _, _, _ in }
    ) throws(EmbeddingError) -> [EmbeddingVector] {
        let plan = BatchPlan(lengths: sequences.map(\.count), budget: batchBudget, workers: workers)
        let vectors = Locked([[Float]](repeating: [], count: sequences.count))
        let nextBatch = Locked(0)
        let work = { @Sendable [forward, pool] in
            while true {
                let index = nextBatch.withLock { next in
                    defer { next += 1 }
                    return next
                }
                guard index < plan.batches.count else { return }
                let batch = plan.batches[index]
                let ids = batch.flatMap { sequences[$0] }
                pool.withWorkspace { workspace in
                    ids.withUnsafeBufferPointer { ids in
                        forward.run(
                            ids: ids, lengths: batch.map { sequences[$0].count },
                            spans: spans.isEmpty ? [] : batch.map { spans[$0] }, in: workspace
                        ) { position, span, vector, isUnit in
                            guard isUnit else { return }
                            if let span { return segment(batch[position], span, vector) }
                            let values = Array(vector)
                            vectors.withLock { $0[batch[position]] = values }
                        }
                    }
                }
            }
        }
        let threads = min(workers, plan.batches.count)
        if threads > 1 {
            DispatchQueue.concurrentPerform(iterations: threads) { _ in work() }
        } else {
            work()
        }
        let all = vectors.withLock { $0 }
        // A vector without a direction was left empty.
        if let broken = all.firstIndex(where: \.isEmpty) {
            throw .notFinite(textAt: broken, of: all.count, model: weightsPath)
        }
        return all.map { EmbeddingVector(unitLength: $0) }
    }
}
