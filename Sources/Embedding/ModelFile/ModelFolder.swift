import SystemIO

/// Where the files of a model lie.
///
///     config.json                          shape of the network
///     model.safetensors                    weights
///     vocab.txt                            WordPiece vocabulary, one token a line
///     tokenizer_config.json                case and accents (optional)
///     sentence_bert_config.json            token limit (optional)
///     config_sentence_transformers.json    prompts (optional)
///     modules.json                         the steps: Transformer, Pooling, Normalize (optional)
///     1_Pooling/config.json                mean or cls (optional)
///
/// This is the layout of Hugging Face and sentence-transformers. Older folders hold the first five in `0_Transformer`;
/// `modules.json` says so.
struct ModelFolder {
    let path: String
    /// Where the transformer's files are: `path`, or a folder in it.
    let transformerPath: String
    /// Where the pooling's `config.json` is, if the model has a pooling step.
    let poolingPath: String?

    var config: String { "\(transformerPath)/config.json" }
    var weights: String { "\(transformerPath)/model.safetensors" }
    var vocabulary: String { "\(transformerPath)/vocab.txt" }
    var tokenizerConfig: String { "\(transformerPath)/tokenizer_config.json" }
    var sentenceConfig: String { "\(transformerPath)/sentence_bert_config.json" }
    var promptConfig: String { "\(path)/config_sentence_transformers.json" }

    /// The last component of the path.
    var name: String { path.split(separator: "/").last.map(String.init) ?? path }

    init(path: String) throws(EmbeddingError) {
        self.path = path
        let modulesPath = "\(path)/modules.json"
        guard FileSystem.exists(modulesPath) else {
            transformerPath = path
            let pooling = "\(path)/1_Pooling"
            poolingPath = FileSystem.exists("\(pooling)/config.json") ? pooling : nil
            return
        }
        var transformerPath = path
        var poolingPath: String?
        for module in try JSONFile.read([Module].self, from: modulesPath) {
            // "sentence_transformers.models.Pooling"; what stands before the last dot changed over the years.
            let kind = module.type.split(separator: ".").last.map(String.init) ?? ""
            let inside = module.path.split(separator: "/").filter { $0 != "." }
            guard !inside.contains("..") else { throw .corrupt(modulesPath, "a path leaves the folder") }
            let modulePath = ([path] + inside.map(String.init)).joined(separator: "/")
            switch kind {
            case "Transformer": transformerPath = modulePath
            case "Pooling": poolingPath = modulePath
            case "Normalize": break  // vectors have unit length whether it is there or not
            default: throw .unsupported(modulesPath, "the step '\(kind)' is not supported")
            }
        }
        self.transformerPath = transformerPath
        self.poolingPath = poolingPath
    }

    private struct Module: Decodable {
        let type: String
        let path: String
    }
}
