import ArgumentParser
import Embedding
import Foundation
import KnowledgeModel
import Operations
import Retrieval
import Storage

/// `lacuna search`: one question, answered with cited passages.
struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Ask a question; the answer is passages of the articles, each with its place.",
        usage: "lacuna search [<options>] --index <folder> <query> ...",
        discussion: """
            Words and meaning are searched together. A whole ticket can be given: greeting, signature and quoted mail are \
            set aside, and each of its questions is answered by itself, with a verdict on whether the articles answer it. With --json, the answer is the same document that POST /v1/search gives.
            """)

    @Argument(help: ArgumentHelp("The question; '-' reads it from standard input.", valueName: "query"))
    var query: [String]

    @OptionGroup var index: IndexOptions
    @OptionGroup(title: "What to search") var scope: ScopeOptions

    @Option(parsing: .singleValue, help: ArgumentHelp("Only articles for this product.", valueName: "name"))
    var product: [String] = []

    @Option(parsing: .singleValue, help: ArgumentHelp("Only articles for this version.", valueName: "version"))
    var productVersion: [String] = []

    @Option(parsing: .singleValue, help: ArgumentHelp("Only articles with one of these labels.", valueName: "label"))
    var label: [String] = []

    @Option(help: ArgumentHelp("Passages to show, 1 to \(SearchRequest.topMaximum).", valueName: "n"))
    var top = 5

    @Option(help: "Search by words and meaning (hybrid), or by one of them.")
    var mode: SearchRequest.Mode = .hybrid

    @OptionGroup var model: ModelOptions

    @Option(
        help: ArgumentHelp(
            "The policy by which questions go to a person; without it, the default one.", valueName: "file"))
    var policy: String?

    @Flag(help: "Say why these passages and why this verdict, in words and numbers.") var explain = false
    @Flag(help: "Show whole passages.") var full = false
    @Flag(help: "Print the answer as JSON.") var json = false

    func validate() throws {
        guard (1...SearchRequest.topMaximum).contains(top) else {
            throw ValidationError("Please ask for 1 to \(SearchRequest.topMaximum) passages with '--top'.")
        }
        if text(standardInput: { "?" }).allSatisfy(\.isWhitespace) { throw ValidationError("Please ask something.") }
    }

    func run() throws {
        let composition = Composition.current()
        let text = text(standardInput: StandardInput.readAll)
        if text.allSatisfy(\.isWhitespace) { throw CommandError("there is no question on standard input") }
        let encoder =
            mode == .lexical
            ? nil : composition.encoder(flag: model.model, orElse: "searched by words only, until that is mended")
        let generations = try composition.generations(of: index.index)
        let answerer = composition.answerer(
            index: index.index, generations: generations, encoder: encoder,
            policy: try composition.policy(file: policy, encoder: encoder))
        let request = SearchRequest(text: text, mode: mode, top: top, filter: filter, explains: explain)
        let response = try answerer.answer(request, scope: try scope.scope(), queryID: composition.newQueryID())
        if json {
            StandardOutput.write(bytes: SearchResponseJSON.bytes(of: response) + [UInt8(ascii: "\n")])
            return
        }
        if response.degraded.contains(.vector), encoder != nil {
            StandardError.writeLine(
                "note: searched by words only, since the index was made with another encoder; index again, "
                    + "or name that encoder with --model")
        }
        let output = SearchOutput(terminal: composition.terminal, showsWholeQuotes: full)
        StandardOutput.write(output.text(of: response))
    }

    private func text(standardInput: () -> String) -> String {
        query == ["-"] ? standardInput() : query.joined(separator: " ")
    }

    private var filter: PassageFilter {
        func values(_ arguments: [String]) -> Set<String>? {
            let values = CommaList.values(arguments)
            return values.isEmpty ? nil : Set(values)
        }
        return PassageFilter(products: values(product), versions: values(productVersion), labels: values(label))
    }
}

enum StandardInput {
    /// All of it; bytes that are not UTF-8 are replaced.
    static func readAll() -> String {
        String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
    }
}
