import ArgumentParser
import Calibration
import Evaluation
import Foundation
import KnowledgeModel
import Retrieval
import Storage
import SystemIO

/// `lacuna fit`: the product's own defaults, fitted on judged sets. For its makers: `tools/fit` calls it.
struct FitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fit", abstract: "Fit the defaults of fusion and verdict on judged sets.",
        discussion: """
            Sets are 'name=index,topics,qrels[,units]', where units is a file of 'article<TAB>unit': what is kept on one \
            side of a fold, and withheld together. Every figure printed is out of fold.
            """,
        shouldDisplay: false)

    @Option(parsing: .singleValue, help: "Sets that fusion is fitted on.") var fusion: [FitSetArgument] = []
    @Option(parsing: .singleValue, help: "Sets whose articles are withheld in turn, for the verdict.")
    var withheld: [FitSetArgument] = []
    @Option(parsing: .singleValue, help: "Sets with labelled topics, for the verdict.")
    var labelled: [FitSetArgument] = []
    @Option(parsing: .singleValue, help: "Sets with labelled topics that are only measured.")
    var measured: [FitSetArgument] = []
    @Option(help: "Write the Swift files of the defaults to this folder.") var out: String?
    @Option(help: "What an occurrence in the title counts for in BM25.")
    var titleWeight = BM25Settings.standard.titleWeight
    @Option(help: "What an occurrence in the headings counts for in BM25.")
    var headingsWeight = BM25Settings.standard.headingsWeight
    @OptionGroup var model: ModelOptions

    static let folds = 5
    /// The share of questions that the articles answer, for which the default probabilities are right. Of support teams' own
    /// questions somewhat more than half are; `calibrate` learns the true share of one knowledge base.
    static let answerableShare = 0.7
    static let fusionPenalty = 1e-4
    static let verdictPenalty = 0.005

    func run() throws {
        let composition = Composition.current()
        let encoder = try composition.encoder(modelFolder: try composition.modelFolder(flag: model.model))
        var lexical = LexicalSettings.standard
        lexical.bm25.titleWeight = titleWeight
        lexical.bm25.headingsWeight = headingsWeight
        let retriever = Retriever(encoder: encoder, lexical: lexical)
        var loaded: [String: LoadedSet] = [:]
        func load(_ argument: FitSetArgument) throws -> LoadedSet {
            if let known = loaded[argument.name + argument.topics] { return known }
            let reader = try composition.generations(of: argument.index).reader(for: .everybody)
            let ids = try reader.articles().map(\.key.id)
            let set = LoadedSet(set: try argument.load(articleIDs: ids), reader: reader, articleIDs: ids)
            loaded[argument.name + argument.topics] = set
            return set
        }
        var weights = FusionWeights.standard
        if !fusion.isEmpty {
            let fit = FusionFit(
                sets: try fusion.map { argument in
                    let loaded = try load(argument)
                    StandardError.writeLine("fit: candidates of \(argument.name)")
                    return (
                        argument.name,
                        try FusionExamples.make(of: loaded.set, reader: loaded.reader, retriever: retriever)
                    )
                }, folds: Self.folds, penalty: Self.fusionPenalty)
            StandardOutput.write(fit.text)
            weights = fit.weights
            if let out { try DurableFile.replace(out + "/FusionWeights+Fitted.swift", with: fit.swift) }
        }
        guard !(withheld + labelled).isEmpty else { return }
        let answerability = Answerability(weights: weights)
        var sets: [AnswerabilityFit.FittedSet] = []
        for argument in withheld {
            let loaded = try load(argument)
            StandardError.writeLine("fit: \(argument.name), articles withheld")
            let examples = try AnswerabilityExamples.withheld(
                loaded.set, articleIDs: loaded.articleIDs, retriever: retriever, answerability: answerability
            ) { gone in
                try composition.reader(
                    of: loaded.reader.generation, index: argument.index, scope: .everybody, withholding: gone)
            }
            sets.append(
                .init(name: argument.name + ", withheld", examples: examples, isFitted: true, isCalibrated: true))
        }
        for (argument, isFitted) in labelled.map({ ($0, true) }) + measured.map({ ($0, false) }) {
            let loaded = try load(argument)
            StandardError.writeLine("fit: \(argument.name), labelled")
            let examples = try AnswerabilityExamples.labelled(
                loaded.set, reader: loaded.reader, retriever: retriever, answerability: answerability)
            sets.append(.init(name: argument.name, examples: examples, isFitted: isFitted, isCalibrated: false))
        }
        let fit = AnswerabilityFit(
            sets: sets, folds: Self.folds, penalty: Self.verdictPenalty, answerableShare: Self.answerableShare)
        StandardOutput.write(fit.text)
        if let out { try DurableFile.replace(out + "/AnswerabilityModel+Fitted.swift", with: fit.swift) }
    }

    private struct LoadedSet {
        let set: FitSet
        let reader: any GenerationReader
        let articleIDs: [String]
    }
}
