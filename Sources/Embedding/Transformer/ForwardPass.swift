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
    ///   - precision: `fast` for encoders whose weights and workspaces have codes; the pair is not used then.
    ///   - pair: a helper, which only a pass of one sequence makes use of.
    ///   - betweenLayers: called between two layers.
    ///   - output: called with each sequence's index and its vector of `hiddenSize` floats, which has unit length
    ///     unless the weights are broken; `isUnit` says whether. Then, if there are spans, with each of theirs.
    /// - Complexity: O(tokens · weights + Σ length² · hidden).
    func run(
        ids: UnsafeBufferPointer<Int32>, lengths: some Collection<Int>, spans: [[Range<Int>]] = [],
        in workspace: Workspace, precision: EncoderPrecision = .exact, pair: ThreadPair? = nil,
        betweenLayers: () -> Void = {}, output: Output
    ) {
        precondition(ids.count == lengths.reduce(0, +) && ids.count <= workspace.tokenCapacity)
        guard ids.count > 0 else { return }
        embed(ids, lengths, workspace)
        for (index, layer) in weights.layers.enumerated() {
            if index > 0 { betweenLayers() }
            apply(layer, rows: ids.count, lengths, workspace, precision, lengths.count == 1 ? pair : nil)
        }
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
        _ layer: BertWeights.Layer, rows: Int, _ lengths: some Collection<Int>, _ workspace: Workspace,
        _ precision: EncoderPrecision, _ pair: ThreadPair?
    ) {
        let (x, y, wide) = (workspace.x.start, workspace.y.start, workspace.wide.start)
        func linear(
            _ map: PackedLinear, _ input: UnsafePointer<Float>, gelu: Bool = false,
            output: UnsafeMutablePointer<Float>
        ) {
            if precision == .fast, let weights = map.codes, let codes = workspace.codes {
                kernels.linearInCodes(map, weights, input, rows: rows, gelu: gelu, codes: codes, output: output)
            } else if let pair {
                pair.run(.linear(map, input: input, rows: rows, gelu: gelu, output: output))
            } else {
                kernels.linear(map, input, rows: rows, gelu: gelu, output: output)
            }
        }
        linear(layer.qkv, x, output: wide)
        attention(lengths, workspace, pair)
        linear(layer.out, y, output: wide)
        kernels.addLayerNorm(x, adding: wide, layer.attentionNorm, rows: rows)
        linear(layer.up, x, gelu: true, output: wide)
        linear(layer.down, wide, output: y)
        kernels.addLayerNorm(x, adding: y, layer.outputNorm, rows: rows)
    }

    /// From queries, keys and values in `wide` to `y`, each sequence by itself.
    private func attention(_ lengths: some Collection<Int>, _ workspace: Workspace, _ pair: ThreadPair?) {
        let (hidden, heads) = (configuration.hiddenSize, configuration.headCount)
        var first = 0
        for length in lengths {
            let qkv = UnsafePointer(workspace.wide.start + first * 3 * hidden)
            let output = workspace.y.start + first * hidden
            if let pair {
                pair.run(
                    .attention(
                        qkv: qkv, tokens: length, heads: heads, headSize: configuration.headSize,
                        scratch: workspace.scratch, output: output))
            } else {
                kernels.attention(
                    qkv: qkv, tokens: length, heads: heads, of: 0..<heads, headSize: configuration.headSize,
                    scratch: workspace.scratch[0].start, output: output)
            }
            first += length
        }
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
