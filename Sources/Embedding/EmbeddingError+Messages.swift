import SystemIO

// Every sentence this module can fail with. `EmbeddingErrorTests` pins them.
extension EmbeddingError {
    private static let getModelAgain = "download the model again"

    static func unreadable(_ error: FileError) -> EmbeddingError {
        EmbeddingError(
            code: .unreadableFile,
            message: "\(error.message); a model folder holds config.json, vocab.txt and model.safetensors, "
                + "as published on Hugging Face")
    }

    static func corrupt(_ path: String, _ reason: String) -> EmbeddingError {
        EmbeddingError(code: .corruptFile, message: "\(path) is damaged: \(reason); \(getModelAgain)")
    }

    static func unsupported(_ path: String, _ reason: String) -> EmbeddingError {
        EmbeddingError(
            code: .unsupportedModel,
            message: "\(path): \(reason); choose a BERT sentence encoder, such as all-MiniLM-L6-v2")
    }

    static func missingTensor(_ name: String, in path: String) -> EmbeddingError {
        unsupported(path, "the tensor '\(name)' is missing")
    }

    static func wrongShape(_ name: String, is shape: [Int], expected: [Int], in path: String) -> EmbeddingError {
        corrupt(path, "the tensor '\(name)' has shape \(shape), but config.json says \(expected)")
    }

    static func unsupportedKernel(_ name: String, best: String) -> EmbeddingError {
        EmbeddingError(
            code: .unsupportedKernel,
            message: "this processor does not run the \(name) kernels; it runs \(best) and those below")
    }

    /// `index` counts from 0; the message counts from 1.
    static func tooLong(textAt index: Int, of count: Int, tokens: Int, limit: Int) -> EmbeddingError {
        EmbeddingError(
            code: .tooLong,
            message: "text \(index + 1) of \(count) has \(tokens) tokens with the special ones, "
                + "and the model takes \(limit); cut it, or ask for truncation")
    }

    static func notFinite(textAt index: Int, of count: Int, model: String) -> EmbeddingError {
        EmbeddingError(
            code: .notFinite,
            message: "the weights in \(model) give no direction for text \(index + 1) of \(count); \(getModelAgain)")
    }
}
