import ArgumentParser
import LocalStorage
import PostingsFile
import SystemIO

/// `lacuna lexical-bench index`: a postings file of the lines of a file, one document each, all in the body.
struct LexicalBenchIndex: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index", abstract: "Write the postings of a file of lines, each a document.")

    @Argument(help: ArgumentHelp("One document a line.", valueName: "lines")) var lines: String
    @Argument(help: ArgumentHelp("The file to write.", valueName: "postings")) var postings: String

    private static let batch = 10_000
    private static let body = 2

    func run() throws {
        let tokenizer = try LexicalTokenizer()
        let documents = try FileSystem.readFile(lines).split(separator: UInt8(ascii: "\n"))
        var numbers: [[UInt8]: Int] = [:]
        var tokens: [[UInt32]] = []
        tokens.reserveCapacity(documents.count)
        for start in stride(from: 0, to: documents.count, by: Self.batch) {
            let texts = documents[start..<min(start + Self.batch, documents.count)].map {
                String(decoding: $0, as: UTF8.self)
            }
            for text in try tokenizer.tokens(of: texts) {
                tokens.append(
                    text.map { token in
                        let number = numbers[token.term] ?? numbers.count
                        numbers[token.term] = number
                        return UInt32(number)
                    })
            }
        }
        var places = [[(document: UInt32, offset: UInt32)]](repeating: [], count: numbers.count)
        for (document, tokens) in tokens.enumerated() {
            for (offset, token) in tokens.enumerated() {
                places[Int(token)].append((UInt32(document), UInt32(offset)))
            }
        }
        var writer = PostingsFileWriter(fieldCount: 3)
        writer.setDocumentLengths(tokens.flatMap { [0, 0, UInt32($0.count)] })
        for (term, number) in numbers.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            var (documents, frequencies): ([UInt32], [UInt16]) = ([], [])
            for place in places[number] {
                writer.placeNextTerm(
                    document: Int(place.document), field: Self.body, offset: Int(place.offset))
                if documents.last == place.document {
                    if frequencies[frequencies.count - 1] < .max { frequencies[frequencies.count - 1] += 1 }
                } else {
                    documents.append(place.document)
                    frequencies += [0, 0, 1]
                }
            }
            writer.append(term: term, documents: documents, frequencies: frequencies)
        }
        try DurableFile.create(postings) { sink in try writer.write(to: sink) }
        StandardError.writeLine("\(documents.count) documents, \(numbers.count) terms")
    }
}
