import ArticleParsing
import Embedding
import Foundation
import KnowledgeModel
import LocalStorage
import Retrieval
import ReviewPolicies
import Storage
import SystemIO

/// The only composition root: what environment, clock and file system the command has, and how its parts are made.
struct Composition: Sendable {
    let environment: [String: String]
    let terminal: Terminal

    /// - Returns: the composition for this process. Reads the environment.
    static func current() -> Composition {
        let environment = ProcessInfo.processInfo.environment
        return Composition(environment: environment, terminal: Terminal.current(environment: environment))
    }

    // MARK: - Encoder

    private static let modelDefault = "Models/all-MiniLM-L6-v2"

    /// The encoder's folder: flag, environment, configuration file, else the default where the set-up puts it.
    func modelFolder(flag: String?, configured: String? = nil) throws -> String {
        if let named = flag ?? environment["LACUNA_MODEL"] ?? configured { return named }
        let roots = [".", Self.packageRoot()].compactMap { $0 }
        for root in roots {
            let folder = root == "." ? Self.modelDefault : root + "/" + Self.modelDefault
            if FileSystem.isFolder(folder) { return folder }
        }
        throw CommandError(
            "there is no encoder in \(Self.modelDefault); get it with tools/setup, "
                + "or name a model folder with --model or LACUNA_MODEL")
    }

    func encoder(modelFolder: String) throws -> any TextEncoder {
        try BertEncoder(modelFolder: modelFolder, precision: try precision(), packedFolder: cacheFolder)
    }

    /// How passages are encoded: `LACUNA_PRECISION`, by default exactly. An index and what searches it must agree on it.
    func precision() throws -> EncoderPrecision {
        guard let name = environment["LACUNA_PRECISION"], !name.isEmpty else { return .exact }
        guard let precision = EncoderPrecision(rawValue: name) else {
            let names = EncoderPrecision.allCases.map { "'\($0.rawValue)'" }.joined(separator: " and ")
            throw CommandError("LACUNA_PRECISION is '\(name)'; the encoder knows \(names)")
        }
        return precision
    }

    /// Nil, and a warning, where there is none or it cannot be read: words alone answer a question as well.
    ///
    /// - Parameter consequence: what is so without it.
    func encoder(flag: String?, orElse consequence: String) -> (any TextEncoder)? {
        do {
            return try encoder(modelFolder: try modelFolder(flag: flag))
        } catch {
            StandardError.writeLine("warning: \(error)\nwarning: \(consequence)")
            return nil
        }
    }

    /// The folder of the package that this program was built in; nil for an installed one.
    private static func packageRoot() -> String? {
        guard let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else {
            return nil
        }
        var folder = FileSystem.parentFolder(path)
        while folder != "/", folder != "." {
            if folder.hasSuffix("/.build") { return FileSystem.parentFolder(folder) }
            folder = FileSystem.parentFolder(folder)
        }
        return nil
    }

    // MARK: - Index

    func generations(of index: String) throws -> any GenerationSource {
        try LocalGenerationSource(layout: IndexLayout(folder: index))
    }

    /// A reader of one generation, whether it serves or not.
    ///
    /// - Parameter withheld: ids of articles that it shall not have.
    func reader(
        of generation: GenerationID, index: String, scope: AccessScope, withholding withheld: Set<String> = []
    ) throws -> any GenerationReader {
        try LocalGenerations(layout: IndexLayout(folder: index)).reader(
            of: generation, for: scope, withholding: withheld)
    }

    /// - Parameter holdsBack: whether what is published waits for its release before it serves.
    func writer(
        of index: String, encoder: any TextEncoder, holdsBack: Bool = false
    ) throws -> LocalGenerationWriter {
        let identity = encoder.identity
        return try LocalGenerationWriter(
            layout: IndexLayout(folder: index),
            model: StoredModel(name: identity.name, hash: identity.hash, dimensions: identity.dimensions),
            holder: holder, holdsBack: holdsBack)
    }

    func parser() -> ArticleParser { ArticleParser(today: String(now.prefix(10))) }

    /// Names this process to whoever finds the index locked.
    var holder: String {
        "process \(ProcessInfo.processInfo.processIdentifier) of \(user) since \(now)"
    }

    func note(why: String) -> PublishNote { PublishNote(by: user, why: why, at: now) }

    var user: String {
        [environment["USER"], environment["LOGNAME"]].compactMap { $0 }.first { !$0.isEmpty } ?? NSUserName()
    }

    /// ISO 8601, UTC, to the second.
    var now: String { Date().formatted(.iso8601) }

    var timestamp: Timestamp { Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }

    // MARK: - Search

    /// Today's date, UTC: `2026-05-31`.
    static func today() -> String { String(Date().formatted(.iso8601).prefix(10)) }

    /// The policy by which questions go to a person: the given file's, else the one the product comes with. Its examples
    /// are encoded once per encoder, and kept in the user's cache folder.
    func policy(file: String?, encoder: (any TextEncoder)?) throws -> CompiledPolicy {
        let text = try file.map { try FileSystem.readText($0) } ?? ReviewPolicy.defaultYAML
        let policy = try PolicyCommand.parse(text, name: file)
        let cache = encoder.map { VectorCache(folder: cacheFolder, encoder: $0) }
        return try CompiledPolicy(policy) { try cache?.vectors(of: $0) }
    }

    /// For what can be computed again; see the XDG base directory specification. Nil without a home.
    private var cacheFolder: String? {
        let base = environment["XDG_CACHE_HOME"] ?? environment["HOME"].map { $0 + "/.cache" }
        return base.flatMap { $0.isEmpty ? nil : $0 + "/lacuna" }
    }

    func answerer(
        index: String, generations: any GenerationSource, encoder: (any TextEncoder)?, policy: CompiledPolicy?,
        sideWork: (any SideWork)? = nil, observer: @escaping StageObserver = { _ in }
    ) -> Answerer {
        Answerer(
            generations: generations, encoder: encoder, policy: policy, settings: settings(of: index, encoder: encoder),
            today: { Self.today() }, reviews: reviews(of: index), sideWork: sideWork,
            observer: observer)
    }

    /// Time since this was asked for; never falls.
    func uptime() -> @Sendable () -> Duration {
        let start = ContinuousClock.now
        return { ContinuousClock.now - start }
    }

    /// One element after each interval, until whoever reads them stops.
    func ticks(every interval: Duration) -> AsyncStream<Void> {
        AsyncStream {
            try? await Task.sleep(for: interval)
            return Task.isCancelled ? nil : ()
        }
    }

    @Sendable static func randomBytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    /// Wall-clock time for latencies.
    func stageClock() -> StageClock {
        let start = ContinuousClock.now
        return StageClock { ContinuousClock.now - start }
    }

    /// The settings in force, looked at before each request. What of a version cannot be used is said once.
    func settings(of index: String, encoder: (any TextEncoder)?) -> @Sendable () throws -> SearchSettings {
        let identity = encoder?.identity
        let source = SettingsSource<SettingsFile, SearchSettings>(layout: IndexLayout(folder: index)) { document in
            let settings = try IndexSettings(document, encoder: identity)
            if let note = settings.note { StandardError.writeLine("note: \(note)") }
            return settings.settings
        }
        return { try source.current() }
    }

    func newQueryID() -> String {
        var generator = SystemRandomNumberGenerator()
        return QueryID.random(using: &generator)
    }
}
