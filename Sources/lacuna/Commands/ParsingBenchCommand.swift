import ArgumentParser
import ArticleParsing
import ArticleSources
import JSONText
import KnowledgeModel
import PassageCutting

/// `lacuna parsing-bench`: how fast articles are parsed and cut, and what comes of them. For its makers:
/// `tools/bench/parsing` calls it.
struct ParsingBenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parsing-bench", abstract: "Time parsing and cutting of a folder's articles, on one thread.",
        discussion:
            "All articles are read before the clock runs. Each step goes over all of them, as often as asked; the best round counts.",
        shouldDisplay: false)

    @Argument(help: ArgumentHelp("A folder of articles.", valueName: "source")) var source: String
    @OptionGroup(title: "What the source is") var description: SourceOptions
    @Option(help: ArgumentHelp("Rounds.", valueName: "n")) var rounds = 1
    @OptionGroup var model: ModelOptions

    func validate() throws {
        if rounds < 1 { throw ValidationError("Please time at least one round with '--rounds'.") }
    }

    func run() throws {
        let composition = Composition.current()
        let cutting = BenchCutting(
            parser: composition.parser(),
            encoder: try composition.encoder(modelFolder: try composition.modelFolder(flag: model.model)))
        let articles = try BenchCutting.articles(of: source, description)
        let clock = ContinuousClock()
        var parsing = Duration.seconds(Int64.max)
        var cuts = Duration.seconds(Int64.max)
        var tokenCounts: [Int] = []
        for _ in 0..<rounds {
            var parsed: [ParsedArticle] = []
            parsed.reserveCapacity(articles.count)
            parsing = min(
                parsing, clock.measure { for article in articles { parsed.append(cutting.parser.parse(article)) } })
            tokenCounts = []
            let spent = clock.measure {
                for (parsed, article) in zip(parsed, articles) {
                    for passage in cutting.passages(of: parsed, article) { tokenCounts.append(passage.tokenCount) }
                }
            }
            cuts = min(cuts, spent)
        }
        tokenCounts.sort()
        var writer = JSONWriter()
        writer.object { members in
            members.member("articles", articles.count)
            members.member("bytes", articles.reduce(0) { $0 + $1.body.count })
            members.member("parsing_seconds", parsing / .seconds(1))
            members.member("cutting_seconds", cuts / .seconds(1))
            members.member("passages", tokenCounts.count)
            members.member("tokens_median", Self.percentile(50, of: tokenCounts))
            members.member("tokens_p95", Self.percentile(95, of: tokenCounts))
        }
        StandardOutput.writeLine(writer.text)
    }

    private static func percentile(_ percent: Int, of sorted: [Int]) -> Int? {
        sorted.isEmpty ? nil : sorted[min(sorted.count - 1, sorted.count * percent / 100)]
    }
}
