import ArgumentParser
import ArticleSources
import Embedding
import GapAnalysis
import Indexing
import KnowledgeModel
import LocalStorage
import Storage
import SystemIO

/// `lacuna index`: brings an index up to what its sources hold now.
struct IndexCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index",
        abstract: "Index folders of articles, or bring an index up to date.",
        discussion: """
            A source is a folder of Markdown and HTML files, or a file of records (.jsonl). Articles that have not \
            changed are left as they are; those that are gone from a source are removed. The new generation is \
            published at once, at the end: until then, and if anything fails, the old one serves.

            Without a source, lacuna.yaml in the working directory says what to index.

            With --gate, a new generation does not serve before it was asked the curated questions ('lacuna gaps curate'): \
            one that breaks any is held back, and the old one goes on serving. The next run with --gate goes on from what \
            is held; 'lacuna generations activate' or a run without --gate serves it all the same.

            Exits with 1 if the new generation is held back, with 2 if the generation was published but some articles, or parts of them, could not be indexed.
            """)

    @Argument(help: ArgumentHelp("Folders of articles, or files of records.", valueName: "source"))
    var sources: [String] = []

    @OptionGroup var index: IndexOptions
    @OptionGroup(title: "What the sources are") var description: SourceOptions
    @OptionGroup var model: ModelOptions

    @Option(
        help: ArgumentHelp(
            "Let this many articles of one source vanish, although that is more than a tenth of it.", valueName: "n"))
    var allowDeletions: Int?

    @Option(help: ArgumentHelp("Why, for 'generations list'.", valueName: "text"))
    var why: String?

    @Option(help: ArgumentHelp("Generations to keep; older ones are deleted.", valueName: "n"))
    var keep = 5

    @Option(help: ArgumentHelp("Write all findings to this file, as JSON lines.", valueName: "file"))
    var diagnostics: String?

    @Flag(help: "Hold the new generation back if it breaks a curated question or a citation.") var gate = false
    @Flag(help: "Say what each step took.") var timings = false
    @Flag(help: "Print what was done as JSON.") var json = false
    @Flag(name: .customLong("no-progress"), help: "Do not show progress.") var hidesProgress = false

    /// A second or two of embedding: progress moves that often.
    private static let batchPassages = 128

    func validate() throws {
        if keep < 1 { throw ValidationError("Please keep at least 1 generation with '--keep'.") }
        if let allowDeletions, allowDeletions < 0 {
            throw ValidationError("Please allow 0 or more deletions with '--allow-deletions'.")
        }
    }

    func run() throws {
        let composition = Composition.current()
        let started = ContinuousClock.now
        let steps = IndexTimings(now: composition.uptime())
        let plan = try description.plan(paths: sources)
        let readers = try plan.sources.map { try $0.makeSource() }
        let encoder = try composition.encoder(
            modelFolder: try composition.modelFolder(flag: model.model, configured: plan.modelFolder))
        let note = composition.note(why: why ?? "lacuna index \(plan.sources.map(\.path).joined(separator: " "))")

        let progress = ProgressLine(isTerminal: composition.terminal.errorIsTerminal, isHidden: hidesProgress)
        let run = IndexRun(
            composition: composition, index: index.index, encoder: steps.timing(encoder), holdsBack: gate)
        let settings = IndexingSettings(allowDeletions: allowDeletions, batchPassages: Self.batchPassages)
        let result = try {
            defer { progress.clear() }
            return try run.run({ _ in readers }, settings: settings, note: note) { step in
                Self.time(step, steps)
                Self.show(step, progress)
            }
        }()
        steps.begin(.pruning)
        let (report, checked) = (result.report, result.checked)
        try audit(report, checked, composition)
        let notifier = WebhookNotifier(composition: composition, index: index.index)
        notifier.published(report, sources: plan.sources.map(\.name))
        if let checked, !checked.findings.isPassed {
            notifier.held(
                checked.id, reasons: checked.findings.reasons.count, sources: plan.sources.map(\.name))
        }
        let generations = LocalGenerations(layout: IndexLayout(folder: index.index))
        if report.generation != nil || checked != nil {
            _ = try generations.prune(keep: keep, holder: composition.holder)
        }
        let current = try generations.list().first(where: \.isCurrent)
        steps.begin(.pruning)
        let seconds = started.duration(to: .now)

        let findings = FindingsSummary(report.diagnostics)
        if let diagnostics { try DurableFile.replace(diagnostics, with: FindingsJSON.lines(report.diagnostics)) }
        let output = IndexOutput(
            report: report, generation: current, gate: checked.map { GateOutput(checked: $0, index: index.index) },
            duration: seconds, findings: findings, timings: timings ? steps.spent : [])
        findings.print(fileNamed: diagnostics)
        StandardOutput.write(json ? output.json : output.text)
        if checked?.findings.isPassed == false { throw ExitStatus.failed }
        if report.isIncomplete { throw ExitStatus.incomplete }
    }

    private func audit(
        _ report: IndexingReport, _ checked: CheckedGeneration?, _ composition: Composition
    ) throws {
        if let published = report.generation {
            try composition.audit(.generationPublish, "generation \(published)", in: index.index)
        } else if let checked {
            try composition.audit(.generationHold, "generation \(checked.id)", in: index.index)
        }
    }

    private static func time(_ step: IndexRun.Step, _ steps: IndexTimings) {
        switch step {
        case .indexing(let indexing): steps.begin(indexing.stage == .reading ? .reading : .publishing)
        case .checking: steps.begin(.checking)
        case .published: steps.begin(.merging)
        }
    }

    private static func show(_ step: IndexRun.Step, _ progress: ProgressLine) {
        switch step {
        case .indexing(let indexing): progress.show(indexing)
        case .checking(let done, let all):
            progress.show { _ in "checking  \(Amount.number(done)) of \(Amount.count(all, "curated question"))" }
        case .published: break
        }
    }
}

/// What the sources are like, where neither lacuna.yaml nor the articles say.
struct SourceOptions: ParsableArguments {
    static let defaultConfig = "lacuna.yaml"

    @Option(help: ArgumentHelp("The file that describes the sources. Default: lacuna.yaml.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("Which rules for dialect, addresses and anchors hold.", valueName: "name"))
    var profile: String?

    @Option(help: ArgumentHelp("The address under which the articles are published.", valueName: "url"))
    var baseUrl: String?

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("Roles that may read articles that do not say theirs. Default: public.", valueName: "role"))
    var audience: [String] = []

    @Option(help: ArgumentHelp("The language of articles that do not say theirs.", valueName: "tag"))
    var locale: String?

    func validate() throws {
        _ = try Roles.parse(audience)
        _ = try url()
        _ = try namedProfile()
    }

    /// Nil: not named, or to be guessed.
    private func namedProfile() throws -> SourceProfile? {
        guard let profile, profile != SourceConfiguration.automaticProfile else { return nil }
        guard let named = SourceProfile(rawValue: profile) else {
            let names = SourceConfiguration.profileNames.joined(separator: ", ")
            throw ValidationError("There is no profile '\(profile)'. Please give '--profile' one of \(names).")
        }
        return named
    }

    private func url() throws -> BaseURL? {
        guard let baseUrl else { return nil }
        guard let url = BaseURL(baseUrl) else {
            throw ValidationError("Please give '--base-url' an http or https address without '?' and '#'.")
        }
        return url
    }

    /// Sources from arguments and from the configuration file; flags are stronger than the file.
    func plan(paths: [String]) throws -> (sources: [SourceConfiguration], modelFolder: String?) {
        var (sources, modelFolder) = try Self.named(paths: paths, config: config)
        if sources.isEmpty {
            throw ValidationError("Please name a folder of articles, or a configuration file with '--config'.")
        }
        if try url() != nil, sources.count > 1 {
            throw ValidationError(
                "'--base-url' fits one source only. Please give each its own 'base_url' in lacuna.yaml.")
        }
        for index in sources.indices { try apply(to: &sources[index]) }
        return (sources, modelFolder)
    }

    /// Lays the flags over a source.
    func apply(to source: inout SourceConfiguration) throws {
        if profile != nil { source.profile = try namedProfile() }
        if let url = try url() { source.baseURL = url }
        if let locale { source.locale = locale.lowercased() }
        let roles = try Roles.parse(audience)
        if !roles.isEmpty { source.audience = Audience(roles) }
    }

    /// What arguments and the configuration file name, as they stand; nothing if there are none.
    ///
    /// - Parameter config: the file; nil: lacuna.yaml if there is one and no path is named.
    static func named(
        paths: [String], config: String?
    ) throws -> (sources: [SourceConfiguration], modelFolder: String?) {
        let file = config ?? (paths.isEmpty && FileSystem.exists(defaultConfig) ? defaultConfig : nil)
        let configuration = try file.map {
            let folder = FileSystem.parentFolder($0)
            return try KnowledgeBaseConfiguration(
                yaml: try FileSystem.readText($0), folder: folder == "." ? "" : folder)
        }
        let sources = (configuration?.sources ?? []) + SourceConfiguration.sources(atPaths: paths)
        if sources.contains(where: { $0.name == StoredArticles.sourceName }) {
            throw ValidationError(
                "The name '\(StoredArticles.sourceName)' belongs to the articles that a service was handed. "
                    + "Please give the source another 'name' in lacuna.yaml.")
        }
        return (sources, configuration?.encoderModelPath)
    }
}
