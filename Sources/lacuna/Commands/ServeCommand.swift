import Access
import ArgumentParser
import ArticleSources
import DraftVerification
import Embedding
import Foundation
import HTTPService
import KnowledgeModel
import LiveIndexing
import LocalStorage
import Logging
import Operations
import Retrieval
import Storage
import SystemIO

/// `lacuna serve`: answers questions over HTTP until it is told to stop.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Answer questions over HTTP.",
        discussion: """
            GET /openapi.json lists the routes. Questions are recorded, redacted, in the index folder (see 'lacuna gaps'). \
            A new generation is served as soon as 'lacuna index' has published it. SIGTERM or Ctrl-C lets running \
            requests finish, then stops.

            Articles can be put, sources read again and generations activated: see docs/indexing-api.md. Webhooks are sent: see \
            docs/webhooks.md.

            Callers are told apart by keys: see 'lacuna keys'. As long as none was ever made, whoever reaches the port may \
            do everything and reads what '--as' allows; it then listens on 127.0.0.1, ::1 or localhost and on nothing else.

            Without its encoder the service starts all the same: questions are searched by words alone and answers say so, and \
            nothing is indexed until it is started again with one.
            """)

    @OptionGroup var index: IndexOptions
    @Option(help: ArgumentHelp("The address to listen on.", valueName: "host")) var host = "127.0.0.1"
    @Option(help: ArgumentHelp("The port; 0 takes any that is free.", valueName: "port")) var port = 8080
    @Option(
        name: .customLong("allow-origin"), parsing: .singleValue,
        help: ArgumentHelp(
            "A web page's origin that may call from a browser, such as https://desk.example; may be repeated.",
            valueName: "origin"))
    var origins: [String] = []

    @OptionGroup(title: "What callers may read") var scope: ScopeOptions
    @OptionGroup var model: ModelOptions

    @Option(
        help: ArgumentHelp(
            "The policy by which questions go to a person; without it, the default one.", valueName: "file"))
    var policy: String?

    @Flag(help: "Record nothing of what is asked.") var noActivity = false
    @OptionGroup(title: "What may be indexed") var indexing: ServeIndexingOptions
    @Option(help: ArgumentHelp("How log lines look: text or json.", valueName: "format")) var logFormat = LogFormat.text

    enum LogFormat: String, ExpressibleByArgument { case text, json }

    /// A search takes some ten milliseconds, so the last of these waits less than a second.
    private static let waitingMaximum = 64

    func validate() throws {
        do {
            _ = try configuration(hasKeys: try keys().isEmpty == false)
        } catch {
            throw ValidationError("\(error)")
        }
    }

    private func configuration(hasKeys: Bool) throws(ServiceError) -> ServiceConfiguration {
        try ServiceConfiguration(host: host, port: port, hasKeys: hasKeys, origins: try AllowedOrigins(named: origins))
    }

    private func keys() throws -> [APIKey] { try LocalKeyStore(layout: IndexLayout(folder: index.index)).keys() }

    func run() async throws {
        let composition = Composition.current()
        let hasKeys = try !keys().isEmpty
        let configuration = try self.configuration(hasKeys: hasKeys)
        let metrics = ServiceMetrics()
        let encoder = composition.encoder(
            flag: model.model,
            orElse: "until that is mended and the service started again, questions are searched by their words alone, "
                + "answers say \"degraded\": [\"vector\"], and articles and indexing jobs are refused")
        let generations = try composition.generations(of: index.index)
        let privacy = try PrivacyOptions.settings(config: indexing.config)
        let logger = try logger(composition)
        let notifier = WebhookNotifier(composition: composition, index: index.index)
        _ = try notifier.configuration()
        let live = composition.liveIndexing(
            of: index.index, sources: try indexing.sources(), encoder: encoder, holdsBack: indexing.gate,
            keep: indexing.keep, notifier: notifier)
        // What was handed over stays where it is, and is made up for by a start with an encoder.
        if encoder != nil { try live.resume(by: composition.user) }
        let executor = BlockingExecutor(
            label: "lacuna.search", width: ProcessInfo.processInfo.activeProcessorCount,
            queueLimit: Self.waitingMaximum)
        let audit = AuditTrail(
            log: composition.auditLog(of: index.index), localUser: composition.user, now: { composition.timestamp },
            report: { message in
                metrics.count(.unrecordedAudit)
                logger.error("\(message)")
            })
        let dependencies = ServiceDependencies(
            knowledge: KnowledgeService(
                answerer: composition.answerer(
                    index: index.index, generations: generations, encoder: encoder,
                    policy: try composition.policy(file: policy, encoder: encoder), sideWork: executor),
                generations: generations, encoderHash: encoder?.identity.hash, makeID: { composition.newQueryID() },
                activity: noActivity
                    ? nil
                    : try composition.activity(of: index.index, encoder: encoder, privacy: privacy),
                verifier: DraftVerifier(redactor: privacy.redactor, encoder: encoder),
                audit: audit,
                report: { mishap, message in
                    metrics.count(mishap)
                    logger.error("\(message)")
                }),
            gatekeeper: Gatekeeper(
                keys: LocalKeyStore(layout: IndexLayout(folder: index.index)),
                local: hasKeys ? nil : .local(access: try scope.scope())),
            work: ExecutorWork(executor: executor),
            now: { composition.timestamp }, uptime: composition.uptime(), randomBytes: Composition.randomBytes,
            version: Lacuna.version, metrics: metrics,
            gaps: noActivity ? nil : try composition.gaps(of: index.index, generations: generations, privacy: privacy),
            quality: noActivity ? nil : try composition.quality(of: index.index, encoder: encoder),
            indexing: composition.indexing(
                of: index.index, live: live, hasEncoder: encoder != nil, notifier: notifier),
            articleHealth: try composition.articleHealth(
                of: index.index, generations: generations, recordsActivity: !noActivity, audit: audit),
            comparisons: try composition.comparisons(
                of: index.index, encoder: encoder, recordsActivity: !noActivity),
            erasure: composition.erasure(of: index.index), heartbeats: { composition.ticks(every: .seconds(15)) })
        try warnWithoutIndex()
        if !hasKeys {
            StandardError.writeLine(
                "note: there are no keys, so this machine alone can call, and may do everything; see `lacuna keys`")
        }
        let retention = composition.retention(of: index.index, privacy: privacy) { message in
            metrics.count(.undeletedActivity)
            logger.error("\(message)")
        }
        let shownHost = host.contains(":") ? "[\(host)]" : host
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await live.run() }
            group.addTask { await composition.deliverWebhooks(notifier) }
            if let retention { group.addTask { await retention.run() } }
            // Requests end first; then a job that runs is cancelled, and made up for at the next start.
            defer { group.cancelAll() }
            try await runService(configuration, dependencies: dependencies, logger: logger) { port in
                StandardOutput.writeLine("Listening on http://\(shownHost):\(port)")
            }
        }
    }

    /// The service starts all the same, and serves the first generation as soon as there is one.
    private func warnWithoutIndex() throws {
        guard try LocalGenerations(layout: IndexLayout(folder: index.index)).current() == nil else { return }
        StandardError.writeLine(
            "note: there is no index in \(index.index) yet; searches answer 503 until "
                + "`lacuna index SOURCE --index \(index.index)` has made one")
    }

    private func logger(_ composition: Composition) throws -> Logger {
        let name = composition.environment["LACUNA_LOG_LEVEL"] ?? Logger.Level.notice.rawValue
        guard let level = Logger.Level(rawValue: name.lowercased()) else {
            let known = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
            throw CommandError("LACUNA_LOG_LEVEL is \"\(name)\"; it must be one of \(known)")
        }
        var logger = Logger(label: "lacuna") { label in
            guard logFormat == .json else { return StreamLogHandler.standardError(label: label) }
            return JSONLogHandler(now: { composition.timestamp.description }, write: { StandardError.writeLine($0) })
        }
        logger.logLevel = level
        return logger
    }
}

/// What may be indexed through a service, and how.
struct ServeIndexingOptions: ParsableArguments {
    @Option(
        name: .customLong("source"), parsing: .singleValue,
        help: ArgumentHelp("A folder or file of records that may be read again on demand.", valueName: "source"))
    var paths: [String] = []

    @Option(help: ArgumentHelp("The file that describes the sources. Default: lacuna.yaml.", valueName: "file"))
    var config: String?

    @Flag(help: "Hold new generations back that break a curated question or a citation.") var gate = false

    @Option(help: ArgumentHelp("Generations to keep; older ones are deleted.", valueName: "n"))
    var keep = 5

    func validate() throws {
        if keep < 1 { throw ValidationError("Please keep at least 1 generation with '--keep'.") }
    }

    func sources() throws -> [SourceConfiguration] {
        try SourceOptions.named(paths: paths, config: config).sources
    }
}

/// The service's blocking work on threads of our own.
private struct ExecutorWork: BlockingWork {
    let executor: BlockingExecutor

    func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        do {
            return try await executor.run(work)
        } catch is BlockingExecutor.Full {
            throw Overloaded()
        }
    }
}
