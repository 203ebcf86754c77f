// From the JSON files of a folder to a checked configuration. Keys are those of Hugging Face transformers.
extension ModelConfiguration {
    private struct Network: Decodable {
        let model_type: String
        let hidden_size: Int
        let num_hidden_layers: Int
        let num_attention_heads: Int
        let intermediate_size: Int
        let layer_norm_eps: Double
        let max_position_embeddings: Int
        let vocab_size: Int
        let type_vocab_size: Int
        let hidden_act: String?
        let position_embedding_type: String?
    }

    private struct Tokenizer: Decodable {
        let do_lower_case: Bool?
        let strip_accents: Bool?
        let tokenize_chinese_chars: Bool?
    }

    private struct Sentence: Decodable {
        let max_seq_length: Int?
        let do_lower_case: Bool?
    }

    private struct Prompts: Decodable {
        let default_prompt_name: String?
    }

    /// Booleans until sentence-transformers 5, one word since.
    private struct PoolingModes: Decodable {
        let pooling_mode: String?
        let pooling_mode_cls_token: Bool?
        let pooling_mode_mean_tokens: Bool?
        let pooling_mode_max_tokens: Bool?
        let pooling_mode_mean_sqrt_len_tokens: Bool?
        let pooling_mode_weightedmean_tokens: Bool?
        let pooling_mode_lasttoken: Bool?
    }

    /// - Throws: `unreadableFile` or `corruptFile` for the files, `unsupportedModel` with the reason for a model that
    ///   is whole but does not fit.
    init(folder: ModelFolder) throws(EmbeddingError) {
        let network = try JSONFile.read(Network.self, from: folder.config)
        try Self.check(network, path: folder.config)
        hiddenSize = network.hidden_size
        layerCount = network.num_hidden_layers
        headCount = network.num_attention_heads
        intermediateSize = network.intermediate_size
        layerNormEpsilon = Float(network.layer_norm_eps)
        positionCount = network.max_position_embeddings
        vocabularySize = network.vocab_size
        tokenTypeCount = network.type_vocab_size
        pooling = try Self.pooling(in: folder)

        let tokenizer = try JSONFile.readIfPresent(Tokenizer.self, from: folder.tokenizerConfig)
        let lowercases = tokenizer?.do_lower_case ?? true
        normalizer = BertNormalizer(
            lowercases: lowercases,
            stripsAccents: tokenizer?.strip_accents ?? lowercases,
            separatesIdeographs: tokenizer?.tokenize_chinese_chars ?? true)

        let sentence = try JSONFile.readIfPresent(Sentence.self, from: folder.sentenceConfig)
        tokenLimit = sentence?.max_seq_length ?? positionCount
        guard 3...positionCount ~= tokenLimit else {
            throw .unsupported(
                folder.sentenceConfig, "max_seq_length is \(tokenLimit), and the model has \(positionCount) positions")
        }
        if sentence?.do_lower_case == true, !lowercases {
            throw .unsupported(folder.sentenceConfig, "lower-casing before a cased tokenizer is not supported")
        }
        let prompts = try JSONFile.readIfPresent(Prompts.self, from: folder.promptConfig)
        if let name = prompts?.default_prompt_name {
            throw .unsupported(folder.promptConfig, "putting the prompt '\(name)' before each text is not supported")
        }
    }

    private static func check(_ network: Network, path: String) throws(EmbeddingError) {
        guard network.model_type == "bert" else {
            throw .unsupported(path, "the model is of type '\(network.model_type)', not 'bert'")
        }
        let sizes = [
            ("hidden_size", network.hidden_size, 8192), ("num_hidden_layers", network.num_hidden_layers, 256),
            ("num_attention_heads", network.num_attention_heads, 512),
            ("intermediate_size", network.intermediate_size, 65_536),
            ("max_position_embeddings", network.max_position_embeddings, 65_536),
            ("vocab_size", network.vocab_size, 1 << 24), ("type_vocab_size", network.type_vocab_size, 256),
        ]
        // The upper bounds are far above every model of the kind; they keep products of sizes from overflowing.
        for (key, size, maximum) in sizes where !(1...maximum ~= size) {
            throw .unsupported(path, "\(key) is \(size), not within 1...\(maximum)")
        }
        for (key, size) in [("hidden_size", network.hidden_size), ("intermediate_size", network.intermediate_size)]
        where size % Kernels.panelColumns != 0 {
            throw .unsupported(path, "\(key) is \(size), not a multiple of \(Kernels.panelColumns)")
        }
        let heads = network.num_attention_heads
        guard network.hidden_size % (heads * Kernels.widestVector) == 0 else {
            throw .unsupported(
                path,
                "\(heads) heads do not share hidden_size \(network.hidden_size) in multiples of "
                    + "\(Kernels.widestVector)")
        }
        guard network.layer_norm_eps > 0, network.layer_norm_eps < 1 else {
            throw .unsupported(path, "layer_norm_eps is \(network.layer_norm_eps), not between 0 and 1")
        }
        // A key that is missing means BERT's own default.
        if let activation = network.hidden_act, activation != "gelu" {
            throw .unsupported(path, "the activation '\(activation)' is not supported, only 'gelu'")
        }
        if let positions = network.position_embedding_type, positions != "absolute" {
            throw .unsupported(path, "positions of type '\(positions)' are not supported, only 'absolute'")
        }
    }

    /// Mean if the folder does not say, as sentence-transformers does.
    private static func pooling(in folder: ModelFolder) throws(EmbeddingError) -> Pooling {
        guard let poolingPath = folder.poolingPath else { return .mean }
        let path = "\(poolingPath)/config.json"
        let modes = try JSONFile.read(PoolingModes.self, from: path)
        if let mode = modes.pooling_mode {
            guard let pooling = Pooling(rawValue: mode) else {
                throw .unsupported(path, "the pooling '\(mode)' is not supported, only 'mean' and 'cls'")
            }
            return pooling
        }
        let others = [
            modes.pooling_mode_max_tokens, modes.pooling_mode_mean_sqrt_len_tokens,
            modes.pooling_mode_weightedmean_tokens, modes.pooling_mode_lasttoken,
        ]
        switch (modes.pooling_mode_mean_tokens ?? false, modes.pooling_mode_cls_token ?? false, others.contains(true)) {
        case (true, false, false): return .mean
        case (false, true, false): return .cls
        default: throw .unsupported(path, "only mean pooling alone or cls pooling alone is supported")
        }
    }
}
