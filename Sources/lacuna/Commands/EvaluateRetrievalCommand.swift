import ArgumentParser
import Embedding
import Evaluation
import KnowledgeModel
import Retrieval
import Storage
import SystemIO

/// `lacuna evaluate`, in full `lacuna evaluate retrieval`: how well questions with known answers are answered.
struct EvaluateRetrievalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retrieval",
        abstract: "Measure retrieval on questions whose articles are known.",
        usage: "lacuna evaluate [<options>] --index <folder> --topics <file> --qrels <file>",
        discussion: """
            Topics are lines of 'id<TAB>question' or of JSON with "id", "text" and optionally "answerable"; judgements \
            (qrels) are in TREC's form: 'topic 0 article grade'. A judged id may lack its article's file extension. \
            Each measure is the mean over all topics that have judgements, as trec_eval has it, with its 95 % interval. \
            Questions labelled as answerable or not also measure how well the two are told apart. \
            docs/evaluation.md explains all of it.
            """)

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
    @Option(
        help: ArgumentHelp(
            "Weights of BM25, title and word pairs in the weighted sum, such as 0.02,0.15,0.15: to see what each is worth.",
            valueName: "w,w,w", visibility: .hidden))
    var weights: FusionWeights?
    @Flag(help: ArgumentHelp("Words as they are: no phrases, other spellings or corrections.", visibility: .hidden))
    var plainWords = false
    @Option(help: "What the judged ids name: articles, sections ('article#anchor') or passages.")
    var level = EvaluationLevel.article
    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "A measure, such as nDCG@5, R@20, RR, P@1 or Judged@10; several with commas or by repeating. The first one "
                + "orders the questions. Default: nDCG@10 and six others.", valueName: "name"))
    var measure: [String] = []

    @Option(
        help: ArgumentHelp("Compare with a run in TREC's form, as --run-out writes it.", valueName: "file"))
    var baseline: String?
    @Option(help: ArgumentHelp("Compare with another generation of the index.", valueName: "n"))
    var compareGeneration: Int?
    @Option(help: ArgumentHelp("Compare with what another index finds.", valueName: "folder"))
    var compareIndex: String?

    @Flag(help: "List the questions, the worst first, with what stands first in their rankings.") var perTopic = false
    @Option(help: ArgumentHelp("Write a page with plots to this file. It needs no other file.", valueName: "file"))
    var html: String?
    @Option(help: ArgumentHelp("Write the rankings to this file, in TREC's form.", valueName: "file"))
    var runOut: String?
    @OptionGroup(title: "What to search") var scope: ScopeOptions
    @OptionGroup var model: ModelOptions
    @Flag(help: "Print all as JSON, each topic's values too.") var json = false

    func validate() throws {
        let measures = try measures()
        let isComparing = baseline != nil || compareGeneration != nil || compareIndex != nil
        if isComparing, !measures.contains(where: RunComparison.compares) {
            throw ValidationError("Please name a measure to compare by; Judged@k says nothing of quality.")
        }
        if let compareGeneration, compareGeneration < 1 {
            throw ValidationError("Generations are numbered from 1.")
        }
        if [baseline != nil, compareGeneration != nil, compareIndex != nil].count(where: \.self) > 1 {
            throw ValidationError(
                "Please compare with one thing: '--baseline', '--compare-generation' or '--compare-index'.")
        }
    }

    func run() throws {
        let composition = Composition.current()
        let started = ContinuousClock.now
        let scope = try scope.scope()
        let questions = try EvaluationQuestions(topicsPath: topics, qrelsPath: qrels)
        let baselineRun = try baseline.map(Self.readRun)
        let encoder = try encoder(composition)
        let reader = try composition.generations(of: index.index).reader(for: scope)
        let subject = Subject(reader: reader, index: index.index)
        let matched = try matchedJudgements(questions, subject)
        let rankings = try rankings(of: questions.ranked, subject, encoder, AnswerabilityScore.standard)
        let duration = started.duration(to: .now)
        if let runOut {
            try DurableFile.replace(runOut, with: try rankings.run.trecText(tag: "lacuna-\(mode.rawValue)"))
        }

        let report = EvaluationReport(run: rankings.run, qrels: matched.qrels, measures: try measures())
        var outcome = EvaluationOutcome(
            indexFolder: index.index, generation: reader.generation, mode: mode, fusion: fusion, level: level,
            questions: questions, matched: matched, run: rankings.run, report: report, estimates: report.estimates(),
            abstention: AbstentionComparison(
                topics: questions.ranked.map(\.topic), answerability: rankings.answerability),
            duration: duration)
        if let baselineRun {
            let older = EvaluationReport(run: baselineRun, qrels: matched.qrels, measures: report.measures)
            guard older.topics.contains(where: \.isInRun) else {
                throw CommandError("\(baseline ?? "") ranks nothing for any judged topic; check that the ids agree")
            }
            outcome.baseline = EvaluationBaseline(
                name: "the run \(baseline ?? "")", report: older, comparedWith: report)
        } else if let other = try comparedSubject(composition, scope) {
            let judgements = try matchedJudgements(questions, other.subject).qrels
            let run = try self.rankings(of: questions.ranked.filter(\.isJudged), other.subject, encoder).run
            outcome.baseline = EvaluationBaseline(
                name: other.name,
                report: EvaluationReport(run: run, qrels: judgements, measures: report.measures), comparedWith: report)
        }
        let names = perTopic || html != nil ? try DocumentNames(reader: reader, level: level) : nil
        if let html, let names {
            let page = try EvaluationHTML(outcome: outcome, names: names, now: composition.now).page
            try DurableFile.replace(html, with: page)
        }
        StandardOutput.write(
            json
                ? EvaluationJSON.text(of: outcome)
                : try EvaluationOutput(outcome: outcome, names: perTopic ? names : nil).text)
    }

    // MARK: - Steps

    /// An index as one generation has it.
    private struct Subject {
        let reader: any GenerationReader
        let index: String
    }

    /// What another generation or index is compared as, if one was asked for.
    private func comparedSubject(
        _ composition: Composition, _ scope: AccessScope
    ) throws -> (name: String, subject: Subject)? {
        if let compareGeneration {
            let reader = try composition.reader(
                of: GenerationID(compareGeneration), index: index.index, scope: scope)
            return ("generation \(compareGeneration)", Subject(reader: reader, index: index.index))
        }
        return try compareIndex.map { folder in
            let reader = try composition.generations(of: folder).reader(for: scope)
            return (folder, Subject(reader: reader, index: folder))
        }
    }

    private func measures() throws -> [Measure] {
        do {
            let named = try CommaList.values(measure).map { name throws(EvaluationError) in
                try Measure(parsing: name)
            }
            var seen: Set<Measure> = []
            return named.isEmpty ? Measure.standard : named.filter { seen.insert($0).inserted }
        } catch {
            throw ValidationError("\(error)")
        }
    }

    private func encoder(_ composition: Composition) throws -> (any TextEncoder)? {
        guard mode != .lexical else { return nil }
        return try composition.encoder(modelFolder: try composition.modelFolder(flag: model.model))
    }

    private func matchedJudgements(_ questions: EvaluationQuestions, _ subject: Subject) throws -> MatchedJudgements {
        let matched = try JudgementMatcher(reader: subject.reader, level: level).match(questions.qrels)
        let judgedIDs = questions.qrels.documentIDs
        if matched.unmatchedIDs.count == judgedIDs.count {
            throw CommandError(
                "none of the \(judgedIDs.count) judged ids in \(qrels) is \(level.nounWithArticle) of the index "
                    + "(the first is \"\(judgedIDs[0])\"); "
                    + "`lacuna articles list --index \(subject.index)` shows the ids it has")
        }
        return matched
    }

    private func rankings(
        of topics: [(topic: Topic, isJudged: Bool)], _ subject: Subject, _ encoder: (any TextEncoder)?,
        _ scores: [AnswerabilityScore] = []
    ) throws -> TopicRanker.Rankings {
        if let encoder, let stored = subject.reader.model, stored.hash != encoder.identity.hash {
            throw CommandError(
                "\(subject.index), generation \(subject.reader.generation), was made with the encoder \(stored.name), "
                    + "the one at hand is \(encoder.identity.name) and differs; name the right one with --model, or "
                    + "index again")
        }
        let retriever = Retriever(
            encoder: encoder, fusion: weights.map { .weighted($0) } ?? fusion.fusion,
            lexical: plainWords ? .plain : .standard)
        return try TopicRanker(
            retriever: retriever, reader: subject.reader, mode: mode, level: level, answerabilityScores: scores
        ).rank(topics)
    }

    private static func readRun(_ path: String) throws -> Run {
        if try FileSystem.readText(path).utf8.first == UInt8(ascii: "{") {
            throw CommandError("\(path) is JSON; --baseline takes a run in TREC's form, which --run-out writes")
        }
        return try EvaluationQuestions.read(path) { text throws(EvaluationError) in try Run(parsing: text) }
    }
}

extension FusionWeights: ExpressibleByArgument {
    package init?(argument: String) {
        let numbers = argument.split(separator: ",").map { Double($0) }
        guard numbers.count == 3, let lexical = numbers[0], let context = numbers[1], let pairs = numbers[2] else {
            return nil
        }
        self.init(lexical: lexical, context: context, wordPairs: pairs)
    }
}
