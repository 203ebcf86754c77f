/// The network: from token ids to vectors of unit length.
///
/// BERT (Devlin, Chang, Lee, Toutanova 2018, https://arxiv.org/abs/1810.04805), layer norm after each block, then the
/// pooling and normalisation of sentence-BERT (Reimers and Gurevych 2019, https://arxiv.org/abs/1908.10084). Sequences
/// are laid one behind the other without padding: linear maps and norms work on all rows at once, attention on one
/// sequence after the other. No dropout, no attention mask: neither has an effect here.
struct ForwardPass: Sendable {
    let configuration: ModelConfiguration
    let weights: BertWeights
    let kernels: Kernels

    /// Computes the vectors of some sequences.
    ///
    /// - Parameters:
    ///   - ids: all sequences' ids, `[CLS]` … `[SEP]` each, one behind the other.
    ///   - lengths: tokens of each sequence, each within the token limit; their sum within the workspace's capacity.
    ///   - spans: of each sequence, stretches of its tokens that want a vector of their own.
    ///   - output: called with each sequence's index and its vector of `hiddenSize` floats, which has unit length
    ///     unless the weights are broken; `isUnit` says whether. Then, if there are spans, with each of theirs.
    /// - Complexity: O(tokens · weights + Σ length² · hidden).
    func run(
        ids: UnsafeBufferPointer<Int32>, lengths: some Collection<Int>, spans: [[Range<Int>]] = [],
        in workspace: Workspace, output: Output
    ) {
        precondition(ids.count == lengths.reduce(0, +) && ids.count <= workspace.tokenCapacity)
        guard ids.count > 0 else { return }
        embed(ids, lengths, workspace)
        for layer in weights.layers { apply(layer, rows: ids.count, lengths, workspace) }
        pool(lengths, spans, workspace, output)
    }

    /// - Parameters:
    ///   - index: of the sequence.
    ///   - span: of its spans, nil for the sequence itself.
    typealias Output = (_ index: Int, _ span: Int?, _ vector: UnsafeBufferPointer<Float>, _ isUnit: Bool) -> Void

    private func embed(_ ids: UnsafeBufferPointer<Int32>, _ lengths: some Collection<Int>, _ workspace: Workspace) {
        let hidden = configuration.hiddenSize
        var first = 0
        for length in lengths {
            precondition(length > 0 && length <= configuration.tokenLimit)
            kernels.embed(
                ids: ids.baseAddress! + first, tokens: length, words: weights.words,
                positions: weights.positions.start, hidden: hidden, output: workspace.x.start + first * hidden)
            first += length
        }
        kernels.addLayerNorm(workspace.x.start, adding: nil, weights.embeddingNorm, rows: ids.count)
    }

    private func apply(
        _ layer: BertWeights.Layer, rows: Int, _ lengths: some Collection<Int>, _ workspace: Workspace
    ) {
        let hidden = configuration.hiddenSize
        let (x, y, wide) = (workspace.x.start, workspace.y.start, workspace.wide.start)
        kernels.linear(layer.qkv, x, rows: rows, output: wide)
        var first = 0
        for length in lengths {
            kernels.attention(
                qkv: wide + first * 3 * hidden, tokens: length, heads: configuration.headCount,
                headSize: configuration.headSize, scratch: workspace.scratch.start, output: y + first * hidden)
            first += length
        }
        kernels.linear(layer.out, y, rows: rows, output: wide)
        kernels.addLayerNorm(x, adding: wide, layer.attentionNorm, rows: rows)
        kernels.linear(layer.up, x, rows: rows, gelu: true, output: wide)
        kernels.linear(layer.down, wide, rows: rows, output: y)
        kernels.addLayerNorm(x, adding: y, layer.outputNorm, rows: rows)
    }

    private func pool(
        _ lengths: some Collection<Int>, _ spans: [[Range<Int>]], _ workspace: Workspace, _ output: Output
    ) {
        let hidden = configuration.hiddenSize
        let vector = workspace.y.start
        var first = 0
        for (index, length) in lengths.enumerated() {
            let rows = workspace.x.start + first * hidden
            // The first row is that of [CLS].
            let pooledRows = configuration.pooling == .cls ? 1 : length
            func put(_ span: Int?, _ first: UnsafeMutablePointer<Float>, rows: Int) {
                kernels.meanOfRows(first, rows: rows, columns: hidden, output: vector)
                let lengthBefore = kernels.makeUnitLength(vector, count: hidden)
                let isUnit = lengthBefore > 0 && lengthBefore.isFinite
                output(index, span, UnsafeBufferPointer(start: vector, count: hidden), isUnit)
            }
            put(nil, rows, rows: pooledRows)
            if !spans.isEmpty {
                for (number, span) in spans[index].enumerated() where !span.isEmpty {
                    put(number, rows + span.lowerBound * hidden, rows: span.count)
                }
            }
            first += length
        }
    }
}
