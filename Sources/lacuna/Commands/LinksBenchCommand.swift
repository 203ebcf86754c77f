import ArgumentParser
import ArticleParsing
import ArticleSources
import Evaluation
import JSONText
import KnowledgeModel
import PassageCutting
import Retrieval
import Storage

/// `lacuna links-bench`: citations drawn from a folder, with their deep links. For its makers: `tools/bench/links` opens
/// them in a browser.
struct LinksBenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "links-bench", abstract: "Draw citations of a folder's passages, one JSON object a line.",
        discussion: "Every passage is as likely as any other.", shouldDisplay: false)

    @Argument(help: ArgumentHelp("A folder of articles.", valueName: "source")) var source: String
    @OptionGroup(title: "What the source is") var description: SourceOptions
    @Option(help: ArgumentHelp("Citations to draw.", valueName: "n")) var count = 70
    @Option(help: ArgumentHelp("Of the draw.", valueName: "n")) var seed: UInt64 = 1
    @OptionGroup var model: ModelOptions

    func validate() throws {
        if count < 1 { throw ValidationError("Please draw at least one citation with '--count'.") }
        if description.baseUrl == nil { throw ValidationError("Please say with '--base-url' where the pages are.") }
    }

    func run() throws {
        let composition = Composition.current()
        let cutting = BenchCutting(
            parser: composition.parser(),
            encoder: try composition.encoder(modelFolder: try composition.modelFolder(flag: model.model)))
        var random = SplitMix64(seed: seed)
        var drawn: [Citation] = []
        var passageCount = 0
        for article in try BenchCutting.articles(of: source, description) {
            let parsed = cutting.parser.parse(article)
            for passage in cutting.passages(of: parsed, article) {
                // Vitter's algorithm R: one pass, whatever the number of passages
                passageCount += 1
                let place = drawn.count < count ? drawn.count : random.next(below: passageCount)
                guard place < count else { continue }
                let citation = Citation(cutting.stored(passage, of: parsed, article))
                if place < drawn.count { drawn[place] = citation } else { drawn.append(citation) }
            }
        }
        for citation in drawn {
            var writer = JSONWriter()
            writer.object { members in
                members.member("article", citation.article.path)
                members.member("link", citation.link)
                members.member("quote", citation.quote)
            }
            StandardOutput.writeLine(writer.text)
        }
    }
}
