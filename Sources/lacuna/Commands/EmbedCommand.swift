import ArgumentParser
import Embedding
import JSONText
import KnowledgeModel

/// `lacuna embed`: texts in, vectors out.
struct EmbedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "embed",
        abstract: "Turn the lines of standard input into vectors, one JSON object a line.",
        discussion: """
            Each line is a text; the result has its index from 0, the tokens that the encoder saw (special tokens \
            included), and the vector, of unit length.
            """)

    @OptionGroup var model: ModelOptions
    @Flag(help: "Let only the first tokens of a text over the encoder's limit count. Without it, that is an error.")
    var truncate = false

    /// Fills the encoder's batches, and lets a reader of the pipe see the first result soon.
    private static let batchLines = 64

    func run() throws {
        let composition = Composition.current()
        let encoder = try composition.encoder(modelFolder: try composition.modelFolder(flag: model.model))
        var lines: [String] = []
        var index = 0
        while let line = readLine() {
            lines.append(line)
            if lines.count == Self.batchLines { try embed(&lines, from: &index, with: encoder) }
        }
        try embed(&lines, from: &index, with: encoder)
    }

    private func embed(_ lines: inout [String], from index: inout Int, with encoder: any TextEncoder) throws {
        guard !lines.isEmpty else { return }
        var counts = lines.map { encoder.tokenCount(of: $0) + encoder.specialTokenCount }
        if let long = counts.firstIndex(where: { $0 > encoder.tokenLimit }) {
            guard truncate else {
                throw CommandError(
                    "line \(index + long + 1) has \(counts[long]) tokens, and the encoder takes \(encoder.tokenLimit); "
                        + "shorten it, or say --truncate")
            }
            counts = counts.map { min($0, encoder.tokenLimit) }
        }
        let vectors = try truncate ? encoder.encodeTruncating(lines) : encoder.encode(lines)
        var bytes: [UInt8] = []
        for (count, vector) in zip(counts, vectors) {
            var writer = JSONWriter(reservingBytes: 8 * 1024)
            writer.object { members in
                members.member("index", index)
                members.member("tokens", count)
                members.member("vector", array: { numbers in for value in vector.values { numbers.element(value) } })
            }
            bytes += writer.bytes + [UInt8(ascii: "\n")]
            index += 1
        }
        StandardOutput.write(bytes: bytes)
        lines = []
    }
}
