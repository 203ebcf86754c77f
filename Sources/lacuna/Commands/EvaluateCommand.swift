import ArgumentParser
import Embedding
import Evaluation
import KnowledgeModel
import Retrieval
import Storage
import SystemIO

/// `lacuna evaluate`: how well questions with known answers are answered.
struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Measure retrieval on questions whose articles are known.",
        usage: "lacuna evaluate [<options>] --index <folder> --topics <file> --qrels <file>",
        discussion: """
            Topics are lines of 'id<TAB>question' or of JSON with "id" and "text"; judgements (qrels) are in TREC's \
            form: 'topic 0 article grade'. A judged id may lack its article's file extension. Each measure is the mean \
            over all topics that have judgements, as trec_eval has it.
            """)

    enum Level: String, ExpressibleByArgument, CaseIterable {
        /// The best passage of an article stands for it.
        case article
        case passage
    }

    enum FusionChoice: String, ExpressibleByArgument, CaseIterable {
        case weighted, rrf

        var fusion: Fusion { self == .rrf ? .reciprocalRank : .standard }
    }

    @OptionGroup var index: IndexOptions
    @Option(help: ArgumentHelp("The questions.", valueName: "file")) var topics: String
    @Option(help: ArgumentHelp("The judgements.", valueName: "file")) var qrels: String
    @Option(help: "Rank by words and meaning (hybrid), or by one of them.") var mode: SearchRequest.Mode = .hybrid
    @Option(help: "How hybrid joins both: by weighted scores, or by ranks alone (rrf).") var fusion = FusionChoice
        .weighted
    @Option(help: "Whether the judged ids are of articles or of passages.") var level = Level.article
    @Option(help: ArgumentHelp("Write the rankings to this file, in TREC's form.", valueName: "file"))
    var runOut: String?
    @OptionGroup(title: "What to search") var scope: ScopeOptions
    @OptionGroup var model: ModelOptions
    @Flag(help: "Print all as JSON, each topic's values too.") var json = false

    private static let measures: [Measure] = [.nDCG(10), .recall(10), .recall(100), .reciprocalRank(10)]

    func run() throws {
        let composition = Composition.current()
        let started = ContinuousClock.now
        let topics = try Self.read(topics) { text throws(EvaluationError) in try Topic.parse(text) }
        let judged = try Self.read(qrels) { text throws(EvaluationError) in try Qrels(parsing: text) }
        let reader = try composition.generations(of: index.index).reader(for: try scope.scope())
        let retriever = try retriever(for: reader, composition)

        let (chosen, spoken) = Self.overlap(topics, judged)
        guard !chosen.isEmpty else {
            throw CommandError("no topic of \(self.topics) has judgements in \(qrels); check that their ids agree")
        }
        let matched = try match(spoken, in: reader)
        let judgedIDs = spoken.documentIDs
        if !judgedIDs.isEmpty, matched.unmatchedIDs.count == judgedIDs.count {
            throw CommandError(
                "none of the \(judgedIDs.count) judged ids in \(qrels) is "
                    + "\(level == .article ? "an article" : "a passage") of the index (the first is \"\(judgedIDs[0])\"); "
                    + "`lacuna articles list --index \(index.index)` shows the ids it has")
        }
        let ranker = TopicRanker(retriever: retriever, reader: reader, mode: mode, level: level)
        let run = try ranker.run(chosen)
        if let runOut { try DurableFile.replace(runOut, with: try run.trecText(tag: "lacuna-\(mode.rawValue)")) }

        let output = EvaluationOutput(
            report: EvaluationReport(run: run, qrels: matched.qrels, measures: Self.measures),
            generation: reader.generation, mode: mode, level: level, matched: matched, judgedCount: judgedIDs.count,
            topicsWithoutJudgements: topics.count - chosen.count,
            judgedTopicsWithoutText: judged.topicIDs.count - chosen.count, duration: started.duration(to: .now))
        StandardOutput.write(json ? output.json : output.text)
    }

    private func retriever(for reader: any GenerationReader, _ composition: Composition) throws -> Retriever {
        guard mode != .lexical else { return Retriever(encoder: nil) }
        let encoder = try composition.encoder(modelFolder: try composition.modelFolder(flag: model.model))
        if let stored = reader.model, stored.hash != encoder.identity.hash {
            throw CommandError(
                "the index was made with the encoder \(stored.name), the one at hand is \(encoder.identity.name) and "
                    + "differs; name the right one with --model, or index again")
        }
        return Retriever(encoder: encoder, fusion: fusion.fusion)
    }

    private func match(_ judged: Qrels, in reader: any GenerationReader) throws -> MatchedJudgements {
        switch level {
        case .article:
            let matched = JudgedIDs(articleIDs: try reader.articles().map(\.key.id)).resolve(judged)
            return MatchedJudgements(
                qrels: matched.qrels, unmatchedIDs: matched.unmatchedIDs, ambiguousIDs: matched.ambiguousIDs)
        case .passage:
            let unmatched = try judged.documentIDs.filter { try reader.passage(id: $0) == nil }
            return MatchedJudgements(qrels: judged, unmatchedIDs: unmatched, ambiguousIDs: [])
        }
    }

    /// The topics that have judgements, and the judgements of these.
    private static func overlap(_ topics: [Topic], _ judged: Qrels) -> ([Topic], Qrels) {
        let chosen = topics.filter { judged[$0.id] != nil }
        var grades = Qrels()
        for topic in chosen {
            for (document, grade) in judged[topic.id] ?? [:] { grades.set(grade, document: document, topic: topic.id) }
        }
        return (chosen, grades)
    }

    private static func read<Value>(
        _ path: String, _ parse: (String) throws(EvaluationError) -> Value
    ) throws -> Value {
        let text = try FileSystem.readText(path)
        do {
            return try parse(text)
        } catch {
            throw CommandError("\(path), \(error)")
        }
    }
}

/// Judgements whose ids are the index's, and judged ids that it does not know.
struct MatchedJudgements {
    var qrels: Qrels
    var unmatchedIDs: [String]
    var ambiguousIDs: [String]
}
