import ArgumentParser
import Embedding
import Evaluation
import KnowledgeModel
import LocalStorage
import Retrieval
import Storage
import SystemIO

/// `lacuna calibrate`: fusion and verdict, fitted to the owner's own questions.
struct CalibrateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calibrate",
        abstract: "Fit verdicts and ranking to your own labelled questions.",
        discussion: """
            Topics with "answerable": true or false fit the verdict; judgements (--qrels) fit the weights of fusion. \
            \(Calibrator.questionsMinimum) questions are the fewest, 100 are good. Every figure is of questions that the \
            model it speaks of has not seen. The result is a new version of the settings, in force with the next \
            question; 'lacuna settings undo' takes it back. docs/calibration.md explains all of it.
            """)

    @OptionGroup var index: IndexOptions
    @Option(help: ArgumentHelp("The questions.", valueName: "file")) var topics: String?
    @Flag(help: "Take the recorded questions that were labelled in the console.") var labels = false
    @Option(help: ArgumentHelp("Which articles answer them, in TREC's form.", valueName: "file")) var qrels: String?
    @Option(
        help: ArgumentHelp(
            "The share of verdicts 'yes' that may be wrong, above 0 and up to 0.5.", valueName: "share"))
    var risk = AnswerabilityFit.yesRisk
    @OptionGroup(title: "What to search") var scope: ScopeOptions
    @OptionGroup var model: ModelOptions
    @Option(help: ArgumentHelp("Why, for 'settings list'.", valueName: "text")) var why: String?
    @Flag(help: "Show what would change, and write nothing.") var dryRun = false
    @Flag(help: "Print the result as JSON.") var json = false

    func validate() throws {
        guard (topics != nil) != labels else {
            throw ValidationError("Please name a file with '--topics', or give '--labels'; one of the two.")
        }
        if labels, qrels != nil {
            throw ValidationError("'--qrels' speaks of the questions of '--topics', and goes with these only.")
        }
        guard risk > 0, risk <= 0.5 else {
            throw ValidationError("Please give '--risk' a share above 0 and up to 0.5, such as 0.05.")
        }
    }

    func run() throws {
        let composition = Composition.current()
        let labelled = try labelledTopics()
        let encoder = try composition.encoder(modelFolder: try composition.modelFolder(flag: model.model))
        let reader = try composition.generations(of: index.index).reader(for: try scope.scope())
        let store = IndexSettingsStore(layout: IndexLayout(folder: index.index))
        let document = try store.current()
        let current = try IndexSettings(document, encoder: encoder.identity)
        if let note = current.note { StandardError.writeLine("note: \(note)") }
        let outcome = try Calibrator(reader: reader, encoder: encoder, current: current.settings, risk: risk)
            .calibrate(labelled, qrels: try judgements(labelled, reader), index: index.index)
        var version: Int?
        if !dryRun, outcome.hasChanged {
            // What was fitted to something else is not carried along.
            let base = SettingsFile(
                synonyms: document?.settings.synonyms ?? [],
                fusion: current.note == nil ? document?.settings.fusion : nil,
                verdict: current.note == nil ? document?.settings.verdict : nil,
                encoder: nil)
            version = try composition.markingCalibration(of: index.index) {
                try store.publish(
                    outcome.file(replacing: base, encoder: encoder.identity),
                    note: composition.note(
                        why: why ?? "lacuna calibrate \(topics.map { "--topics \($0)" } ?? "--labels")"),
                    holder: composition.holder)
            }
        }
        if let version {
            try composition.audit(.settings, "settings \(version)", ["is": "written: calibration"], in: index.index)
        }
        let output = CalibrationOutput(outcome: outcome, version: version, index: index.index)
        StandardOutput.write(json ? output.json : output.text)
    }

    private func labelledTopics() throws -> LabelledTopics {
        if let topics { return try LabelledTopics(path: topics) }
        let layout = IndexLayout(folder: index.index)
        guard FileSystem.exists(layout.activity) else {
            throw CommandError(
                "nothing has been recorded in \(index.index), so nothing has a label; label questions in the console, or "
                    + "name a file with '--topics'")
        }
        let store = try LocalActivityStore(layout: layout, access: .readOnly)
        return try LabelledTopics(labels: store, scope: try scope.scope())
    }

    /// With ids of articles; nil if there are none.
    private func judgements(_ labelled: LabelledTopics, _ reader: any GenerationReader) throws -> Qrels? {
        guard let qrels else { return nil }
        let judged = try EvaluationQuestions.read(qrels) { text throws(EvaluationError) in try Qrels(parsing: text) }
        return JudgedIDs(articleIDs: try reader.articles().map(\.key.id)).resolve(judged).qrels
    }
}
