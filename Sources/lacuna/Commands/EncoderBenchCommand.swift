import ArgumentParser
import Embedding
import JSONText
import KnowledgeModel
import SystemIO

/// `lacuna encoder-bench`: how fast texts are encoded, each alone and all at once. For its makers: `tools/bench/encoder`
/// calls it.
struct EncoderBenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "encoder-bench", abstract: "Time the encoder on lines of 'tokens TAB text'.",
        discussion: "Prints one JSON object for each number of tokens, after one with the time that the start took.",
        shouldDisplay: false)

    @Argument(help: ArgumentHelp("Lines of a number, a tab and a text; no text twice.", valueName: "file"))
    var file: String
    @Option(help: ArgumentHelp("Threads.", valueName: "n")) var workers = 1
    @Option(help: ArgumentHelp("best, scalar, avx2, avx512 or neon.", valueName: "set")) var kernels = "best"
    @Option(help: ArgumentHelp("exact or fast.", valueName: "kind")) var precision = "exact"
    @Option(help: ArgumentHelp("Where packed weights are kept.", valueName: "folder")) var packed: String?
    @OptionGroup var model: ModelOptions

    func run() throws {
        guard let kernels = KernelChoice(rawValue: kernels), let precision = EncoderPrecision(rawValue: precision)
        else {
            throw ValidationError("There are no kernels '\(kernels)' of precision '\(precision)'.")
        }
        let composition = Composition.current()
        let folder = try composition.modelFolder(flag: model.model)
        let clock = ContinuousClock()
        var start = clock.now
        let encoder = try BertEncoder(
            modelFolder: folder, workers: workers, kernels: kernels, precision: precision, packedFolder: packed)
        let starting = (clock.now - start) / .milliseconds(1)
        var writer = JSONWriter()
        writer.object { members in
            members.member("kernels", encoder.kernelName)
            members.member("gflops_peak", encoder.peakOperationsPerSecond() / 1e9)
            members.member("start_ms", starting)
        }
        StandardOutput.writeLine(writer.text)
        for (tokens, texts) in try Self.texts(try FileSystem.readText(file)) {
            var alone: [Double] = []
            for text in texts {
                start = clock.now
                _ = try encoder.encodePassages([text])
                alone.append((clock.now - start) / .milliseconds(1))
            }
            start = clock.now
            _ = try encoder.encodePassages(texts)
            let together = (clock.now - start) / .milliseconds(1)
            var writer = JSONWriter()
            writer.object { members in
                members.member("tokens", tokens)
                members.member("alone_ms", alone.sorted()[alone.count / 2])
                members.member("alone_least_ms", alone.min() ?? 0)
                members.member("together_ms", together / Double(texts.count))
            }
            StandardOutput.writeLine(writer.text)
        }
    }

    /// Texts by their number of tokens, in ascending order.
    private static func texts(_ lines: String) throws -> [(tokens: Int, texts: [SegmentedText])] {
        var texts: [Int: [SegmentedText]] = [:]
        for line in lines.split(separator: "\n") {
            let fields = line.split(separator: "\t", maxSplits: 1)
            guard fields.count == 2, let tokens = Int(fields[0]) else {
                throw ValidationError("'\(line)' is not a number, a tab and a text.")
            }
            texts[tokens, default: []].append(SegmentedText([String(fields[1])]))
        }
        return texts.sorted { $0.key < $1.key }.map { (tokens: $0.key, texts: $0.value) }
    }
}
