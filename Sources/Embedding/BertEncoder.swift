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
    /// The instruction set in use: `scalar`, `avx2`, `avx512` or `neon`.
    package let kernelName: String

    private let tokenizer: WordPieceTokenizer
    private let forward: ForwardPass
    private let pool: WorkerPool
    private let workers: Int
    private let precision: EncoderPrecision
    private let recent = RecentEmbeddings()
    private let weightsPath: String

    /// Calls of up to so many tokens go before others. Far above any question, below what is indexed at once.
    private static let questionTokens = 256
    /// Tokens of one batch; a single text may be longer.
    private static let batchTokens = 256
    private let batchBudget: Int

    /// Maps the weights, and packs them if `packedFolder` does not hold them packed.
    ///
    /// - Parameters:
    ///   - modelFolder: a folder with `config.json`, `vocab.txt`, `model.safetensors`; see `ModelFolder`. Its files must
    ///     not change while the encoder lives.
    ///   - workers: threads that compute at the same time at most, over all callers.
    ///   - kernels: the instruction set, by default the best.
    ///   - precision: of the vectors of passages.
    ///   - packedFolder: where packed weights are kept from start to start; nil keeps nothing. See `PackedFile`.
    /// - Throws: `unreadableFile`, `corruptFile`, `unsupportedModel` or `unsupportedKernel`.
    package init(
        modelFolder: String, workers: Int = ProcessInfo.processInfo.activeProcessorCount, kernels: KernelChoice = .best,
        precision: EncoderPrecision = .exact, packedFolder: String? = nil
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
        let hash = ModelFingerprint.hash(configuration, weights: file, vocabulary: vocabularyBytes)
        let weights = try BertWeights(
            configuration, from: file, packed: packedFolder.map { PackedFile(folder: $0, hash: hash) },
            precision: precision)
        identity = ModelIdentity(
            name: folder.name,
            hash: precision == .exact ? hash : ModelFingerprint.fast(hash, levels: kernels.codeLevels),
            dimensions: configuration.hiddenSize, tokenLimit: configuration.tokenLimit)
        kernelName = kernels.name
        forward = ForwardPass(configuration: configuration, weights: weights, kernels: kernels)
        self.precision = precision
        self.workers = max(1, workers)
        let budget = max(Self.batchTokens, configuration.tokenLimit)
        batchBudget = budget
        pool = WorkerPool(places: self.workers) { Workspace(configuration, tokens: budget, precision: precision) }
        weightsPath = folder.weights
    }

    package func tokenCount(of text: String) -> Int { tokenizer.tokenCount(of: text) }

    /// The ids of the text's tokens with `[CLS]` and `[SEP]`, at most `tokenLimit` of them; see `encodeTruncating`.
    package func truncatedTokenIDs(of text: String) -> [Int32] {
        tokenizer.tokenIDs(of: text, limit: tokenLimit).ids
    }

    package func encode(_ texts: [String]) throws(EmbeddingError) -> [EmbeddingVector] {
        try recent.embeddings(of: texts, named: { ["whole", $0] }) { texts throws(EmbeddingError) in
            try encode(wholeSequences(of: texts)).map { SegmentedEmbedding(vector: $0, segments: []) }
        }.map(\.vector)
    }

    package func encodeTruncating(_ texts: [String]) throws(EmbeddingError) -> [EmbeddingVector] {
        try encode(texts.map { tokenizer.tokenIDs(of: $0, limit: tokenLimit).ids })
    }

    package func encode(_ texts: [SegmentedText]) throws(EmbeddingError) -> [SegmentedEmbedding] {
        try recent.embeddings(of: texts, named: { ["pieces"] + $0.segments }) { texts throws(EmbeddingError) in
            try encodeNew(texts)
        }
    }

    package func encodePassages(_ texts: [SegmentedText]) throws(EmbeddingError) -> [SegmentedEmbedding] {
        try encodeNew(texts, precision)
    }

    private func encodeNew(
        _ texts: [SegmentedText], _ precision: EncoderPrecision = .exact
    ) throws(EmbeddingError) -> [SegmentedEmbedding] {
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
        let vectors = try encode(sequences, precision, spans: spans) { text, segment, vector in
            let quantized = QuantizedVector(vector)
            pieces.withLock { $0[text][segment] = quantized }
        }
        return zip(vectors, pieces.withLock { $0 }).map { SegmentedEmbedding(vector: $0, segments: $1) }
    }

    /// The most floating-point operations that one thread does in a second with these kernels' instructions, measured:
    /// what the encoder's speed can be held against. Takes about 0.1 s.
    package func peakOperationsPerSecond() -> Double {
        let clock = ContinuousClock()
        var best = 0.0
        for _ in 0..<200 {
            let start = clock.now
            let operations = forward.kernels.multiplyAndAdd(rounds: 10_000)
            best = max(best, operations / ((clock.now - start) / .seconds(1)))
        }
        return best
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
        _ sequences: [[Int32]], _ precision: EncoderPrecision = .exact, spans: [[Range<Int>]] = [],
        segment: @escaping @Sendable (_ text: Int, _ span: Int, UnsafeBufferPointer<Float>) -> Void = { _, _, _ in }
    ) throws(EmbeddingError) -> [EmbeddingVector] {
        let plan = BatchPlan(lengths: sequences.map(\.count), budget: batchBudget, workers: workers)
        let vectors = Locked([[Float]](repeating: [], count: sequences.count))
        let nextBatch = Locked(0)
        let priority: WorkerPool.Priority =
            sequences.reduce(0) { $0 + $1.count } <= Self.questionTokens ? .question : .bulk
        let work = { @Sendable [forward, pool] in
            while true {
                let index = nextBatch.withLock { next in
                    defer { next += 1 }
                    return next
                }
                guard index < plan.batches.count else { return }
                let batch = plan.batches[index]
                let ids = batch.flatMap { sequences[$0] }
                let run = { (workspace: Workspace, pair: ThreadPair?) in
                    ids.withUnsafeBufferPointer { ids in
                        forward.run(
                            ids: ids, lengths: batch.map { sequences[$0].count },
                            spans: spans.isEmpty ? [] : batch.map { spans[$0] }, in: workspace, precision: precision,
                            pair: pair, betweenLayers: { if priority == .bulk { pool.giveWay() } },
                            output: { position, span, vector, isUnit in
                                guard isUnit else { return }
                                if let span { return segment(batch[position], span, vector) }
                                let values = Array(vector)
                                vectors.withLock { $0[batch[position]] = values }
                            })
                    }
                }
                pool.withWorkspace(priority) { workspace in
                    // A question alone has a worker to spare; batches have one for each.
                    guard sequences.count == 1, precision == .exact, pool.takeIfFree() else {
                        return run(workspace, nil)
                    }
                    ThreadPair.with(forward.kernels, left: { pool.giveBack() }) { run(workspace, $0) }
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
