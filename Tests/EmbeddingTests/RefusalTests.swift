import Embedding
import Testing

/// Folders that must not be loaded, each with the whole sentence it is refused with; `FOLDER` is where it lies.
struct RefusalTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let code: EmbeddingError.Code
        let message: String
        var model = "tiny-bfloat"
        let spoil: @Sendable (_ folder: String) throws -> Void

        var testDescription: String { name }
    }

    private static let layout =
        "a model folder holds config.json, vocab.txt and model.safetensors, as published on Hugging Face"
    private static let choose = "choose a BERT sentence encoder, such as all-MiniLM-L6-v2"
    private static let again = "download the model again"

    private static func config(_ old: String, _ new: String, _ reason: String) -> Case {
        Case(name: new, code: .unsupportedModel, message: "FOLDER/config.json: \(reason); \(choose)") {
            try replace(old, with: new, in: "\($0)/config.json")
        }
    }

    private static func file(_ name: String, _ content: String, _ reason: String, model: String = "tiny-bfloat") -> Case
    {
        Case(
            name: "\(name) \(content)", code: .unsupportedModel, message: "FOLDER/\(name): \(reason); \(choose)",
            model: model
        ) { try write(content, to: "\($0)/\(name)") }
    }

    private static func header(
        _ old: String, _ new: String, _ code: EmbeddingError.Code, _ message: String
    ) -> Case {
        Case(name: new, code: code, message: "FOLDER/model.safetensors\(message)") { folder in
            try changeHeader(of: "\(folder)/model.safetensors") { header in
                precondition(header.contains(old))
                return header.replacing(old, with: new)
            }
        }
    }

    static let missing = ["config.json", "vocab.txt", "model.safetensors"].map { name in
        Case(
            name: "no \(name)", code: .unreadableFile,
            message: "cannot open FOLDER/\(name): it does not exist; check the path; \(layout)"
        ) { try write(nil, to: "\($0)/\(name)") }
    }

    static let configs = [
        config(#""bert""#, #""mpnet""#, "the model is of type 'mpnet', not 'bert'"),
        config(#""gelu""#, #""relu""#, "the activation 'relu' is not supported, only 'gelu'"),
        config(#""hidden_size": 64"#, #""hidden_size": 96"#, "hidden_size is 96, not a multiple of 64"),
        config(
            #""intermediate_size": 64"#, #""intermediate_size": 100"#,
            "intermediate_size is 100, not a multiple of 64"),
        config(#""hidden_size": 64"#, #""hidden_size": 0"#, "hidden_size is 0, not within 1...8192"),
        config(#"layers": 1"#, #"layers": 100000"#, "num_hidden_layers is 100000, not within 1...256"),
        config(#"heads": 1"#, #"heads": 8"#, "8 heads do not share hidden_size 64 in multiples of 16"),
        config(#"1e-12"#, #"-1"#, "layer_norm_eps is -1.0, not between 0 and 1"),
        config(
            #""hidden_act""#, #""position_embedding_type": "relative_key", "hidden_act""#,
            "positions of type 'relative_key' are not supported, only 'absolute'"),
        Case(
            name: "config without a key", code: .corruptFile,
            message: "FOLDER/config.json is damaged: the key 'hidden_size' is missing; \(again)"
        ) { try replace("hidden_size", with: "hidden_dim", in: "\($0)/config.json") },
        Case(
            name: "config of another type", code: .corruptFile,
            message: "FOLDER/config.json is damaged: the value of 'vocab_size' is of the wrong type; \(again)"
        ) { try replace(": 91", with: ": \"91\"", in: "\($0)/config.json") },
        Case(
            name: "config that is no JSON", code: .corruptFile,
            message: "FOLDER/config.json is damaged: it is not the JSON expected there; \(again)"
        ) { try write("<html>", to: "\($0)/config.json") },
    ]

    static let otherFiles = [
        file(
            "sentence_bert_config.json", #"{"max_seq_length": 71}"#,
            "max_seq_length is 71, and the model has 70 positions"),
        file(
            "sentence_bert_config.json", #"{"max_seq_length": 2}"#,
            "max_seq_length is 2, and the model has 70 positions"),
        file(
            "0_Transformer/sentence_bert_config.json", #"{"max_seq_length": 32, "do_lower_case": true}"#,
            "lower-casing before a cased tokenizer is not supported", model: "tiny-cased"),
        file(
            "config_sentence_transformers.json", #"{"default_prompt_name": "query"}"#,
            "putting the prompt 'query' before each text is not supported"),
        file("modules.json", #"[{"type": "x.models.Dense", "path": "2_Dense"}]"#, "the step 'Dense' is not supported"),
        file(
            "1_Pooling/config.json", #"{"pooling_mode_max_tokens": true}"#,
            "only mean pooling alone or cls pooling alone is supported", model: "tiny-cased"),
        file(
            "1_Pooling/config.json", #"{"pooling_mode_mean_tokens": true, "pooling_mode_cls_token": true}"#,
            "only mean pooling alone or cls pooling alone is supported", model: "tiny-cased"),
        file(
            "1_Pooling/config.json", #"{"pooling_mode": "lasttoken"}"#,
            "the pooling 'lasttoken' is not supported, only 'mean' and 'cls'", model: "tiny-cased"),
        file("vocab.txt", "[PAD]\n[UNK]\n[SEP]\n", "the vocabulary has no token [CLS]"),
        file(
            "vocab.txt", "[UNK]\n[CLS]\n[SEP]\n" + String(repeating: "a\n", count: 89),
            "it has 92 tokens, and the model has 91"),
        Case(
            name: "modules outside", code: .corruptFile,
            message: "FOLDER/modules.json is damaged: a path leaves the folder; \(again)"
        ) { try write(#"[{"type": "Transformer", "path": "../x"}]"#, to: "\($0)/modules.json") },
    ]

    static let weights = [
        header(
            #""embeddings.LayerNorm.bias":{"dtype":"BF16""#, #""embeddings.LayerNorm.bias":{"dtype":"I16""#,
            .unsupportedModel,
            ": the tensor 'embeddings.LayerNorm.bias' has type I16, and only F32, F16 and BF16 are read; \(choose)"),
        header(
            #""embeddings.LayerNorm.bias":{"dtype":"BF16""#, #""embeddings.LayerNorm.bias":{"dtype":"Q4""#,
            .corruptFile,
            " is damaged: the tensor 'embeddings.LayerNorm.bias' has the unknown type 'Q4'; \(again)"),
        header(
            #""embeddings.LayerNorm.bias""#, #""embeddings.LayerNorm.beta""#, .unsupportedModel,
            ": the tensor 'embeddings.LayerNorm.bias' is missing; \(choose)"),
        header(
            "encoder.layer.0.output.dense.bias", "encoder.layer.1.output.dense.bias", .unsupportedModel,
            ": the tensor 'encoder.layer.0.output.dense.bias' is missing; \(choose)"),
        header(
            #""shape":[70,64]"#, #""shape":[64,70]"#, .corruptFile,
            " is damaged: the tensor 'embeddings.position_embeddings.weight' has shape [64, 70], "
                + "but config.json says [70, 64]; \(again)"),
        header(
            #""shape":[70,64]"#, #""shape":[70,63]"#, .corruptFile,
            " is damaged: the tensor 'embeddings.position_embeddings.weight' has 8960 bytes "
                + "where its shape needs 8820; \(again)"),
        header(
            #""shape":[70,64]"#, #""shape":[4611686018427387904,64]"#, .corruptFile,
            " is damaged: the tensor 'embeddings.position_embeddings.weight' has the impossible shape "
                + "[4611686018427387904, 64]; \(again)"),
        header(
            #""shape":[70,64]"#, #""shape":[-70,-64]"#, .corruptFile,
            " is damaged: the tensor 'embeddings.position_embeddings.weight' has the impossible shape "
                + "[-70, -64]; \(again)"),
        header(
            "[256,9216]", "[256,9216000]", .corruptFile,
            " is damaged: the tensor 'embeddings.position_embeddings.weight' lies at [256, 9216000], outside the file; "
                + again),
        header(
            "[256,9216]", "[9216,256]", .corruptFile,
            " is damaged: the tensor 'embeddings.position_embeddings.weight' lies at [9216, 256], outside the file; "
                + again),
        header(
            "[256,9216]", "[-256,8704]", .corruptFile,
            " is damaged: the tensor 'embeddings.position_embeddings.weight' lies at [-256, 8704], outside the file; "
                + again),
        header(
            "[256,9216]", "[256]", .corruptFile,
            " is damaged: the tensor 'embeddings.position_embeddings.weight' lies at [256], outside the file; \(again)"),
        header(
            "[128,256]", "[0,128]", .corruptFile,
            " is damaged: the tensor 'embeddings.LayerNorm.weight' overlaps another; \(again)"),
        header(
            #""embeddings.LayerNorm.weight":{"dtype":"BF16","shape":[64],"data_offsets":[128,256]},"#, "", .corruptFile,
            " is damaged: the tensor 'embeddings.position_embeddings.weight' leaves a gap before it; \(again)"),
        header("{", "[", .corruptFile, " is damaged: its header is not a JSON object of tensors; \(again)"),
    ]

    static let all = missing + configs + otherFiles + weights

    @Test(arguments: all) func aFolderThatDoesNotFitIsRefusedWithTheReason(_ refusal: Case) throws {
        try Folders.withCopy(of: refusal.model) { folder in
            try refusal.spoil(folder)
            let error = #expect(throws: EmbeddingError.self) { try BertEncoder(modelFolder: folder) }
            #expect(error?.code == refusal.code)
            #expect(error?.message.replacing(folder, with: "FOLDER") == refusal.message)
        }
    }

    @Test func weightsWithoutANumberAreFoundWhenEncoding() throws {
        try Folders.withCopy(of: "tiny-bfloat") { folder in
            try changeBytes(of: "\(folder)/model.safetensors") { bytes in
                // The last tensor, the bias of the last layer norm or weights: not a number in bfloat16.
                for i in stride(from: bytes.count - 8192, to: bytes.count, by: 2) {
                    (bytes[i], bytes[i + 1]) = (0xC0, 0x7F)
                }
            }
            let encoder = try BertEncoder(modelFolder: folder)
            let error = #expect(throws: EmbeddingError.self) { try encoder.encode(["a", "b"]) }
            #expect(error?.code == .notFinite)
            #expect(
                error?.message.replacing(folder, with: "FOLDER")
                    == "the weights in FOLDER/model.safetensors give no direction for text 1 of 2; \(Self.again)")
        }
    }

    @Test func kernelsThatTheProcessorLacksAreRefused() throws {
        for choice in KernelChoice.allCases {
            do {
                _ = try BertEncoder(modelFolder: "\(Folders.fixtures)/tiny-bfloat", kernels: choice)
            } catch {
                #expect(error.code == .unsupportedKernel)
                #expect(error.message.hasPrefix("this processor does not run the \(choice.rawValue) kernels; it runs "))
            }
        }
    }
}
