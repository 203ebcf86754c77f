import ArgumentParser
import Clustering
import Embedding
import Evaluation
import KnowledgeModel
import SystemIO

/// `lacuna evaluate themes`: how well questions are grouped whose themes are known.
struct EvaluateThemesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "themes",
        abstract: "Measure how well questions are grouped into themes, on questions that have labels.",
        discussion: """
            The file has one JSON object a line, with a question and its label. The questions are grouped by their vectors \
            alone; the labels only measure.
            """)

    @Argument(help: ArgumentHelp("The labelled questions.", valueName: "file")) var file: String
    @Option(help: ArgumentHelp("The member that has the question.", valueName: "name")) var textField = "text"
    @Option(help: ArgumentHelp("The member that has the label.", valueName: "name")) var labelField = "label"
    @Option(help: ArgumentHelp("Only lines whose member has this value, such as scope=in.", valueName: "name=value"))
    var only: String?
    @Option(
        help: ArgumentHelp(
            "Vectors of the questions that remain, as 32-bit floats, little-endian, in place of the encoder's.",
            valueName: "file", visibility: .hidden))
    var vectors: String?
    @OptionGroup var model: ModelOptions
    @Flag(help: "Print JSON.") var json = false

    func validate() throws {
        if let only, !only.dropFirst().contains("=") {
            throw ValidationError("Please give '--only' a name and a value, such as scope=in.")
        }
    }

    func run() throws {
        let text = try FileSystem.readText(file)
        let questions: [LabelledQuestion]
        do {
            questions = try LabelledQuestion.parse(
                text, textField: textField, labelField: labelField, only: condition)
        } catch {
            throw CommandError("\(file): \(error)")
        }
        guard !questions.isEmpty else { throw CommandError("\(file) has no questions to measure; check --only") }
        let vectors = try vectors(of: questions)
        let started = ContinuousClock.now
        let found = QuestionClustering().clusters(of: vectors, keys: questions.indices.map(String.init))
        let duration = started.duration(to: .now)
        let output = ThemeOutput(
            measures: ThemeMeasures(gold: questions.map(\.label), found: found), duration: duration)
        StandardOutput.write(json ? output.json : output.text)
    }

    private var condition: (name: String, value: String)? {
        only.flatMap { only in
            only.firstIndex(of: "=").map { (String(only[..<$0]), String(only[only.index(after: $0)...])) }
        }
    }

    private func vectors(of questions: [LabelledQuestion]) throws -> [EmbeddingVector] {
        guard let vectors else {
            let composition = Composition.current()
            let encoder = try composition.encoder(modelFolder: try composition.modelFolder(flag: model.model))
            return try encoder.encodeTruncating(questions.map(\.text))
        }
        let bytes = try FileSystem.readFile(vectors)
        let dimensions = bytes.count / 4 / questions.count
        guard dimensions > 0, bytes.count == dimensions * 4 * questions.count else {
            throw CommandError("\(vectors) has \(bytes.count) bytes, which are no \(questions.count) vectors of floats")
        }
        return bytes.withUnsafeBytes { raw in
            questions.indices.map { row in
                EmbeddingVector(
                    unitLength: (0..<dimensions).map { column in
                        Float(
                            bitPattern: UInt32(
                                littleEndian: raw.loadUnaligned(
                                    fromByteOffset: (row * dimensions + column) * 4, as: UInt32.self)))
                    })
            }
        }
    }
}
