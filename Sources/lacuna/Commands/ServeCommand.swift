import ArgumentParser
import Embedding
import Foundation
import HTTPService
import KnowledgeModel
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
        abstract: "Answer questions over HTTP, on this machine only.",
        discussion: """
            Routes: POST /v1/search, GET /v1/passages/{id}, POST /v1/feedback, POST /v1/queries/{id}/outcome, GET /healthz, \
            GET /readyz. Questions are recorded, redacted, in the index folder (see 'lacuna gaps'). A new generation is served as \
            soon as 'lacuna index' has published it. SIGTERM or Ctrl-C lets running requests finish, then stops.

            There are no keys yet: whoever reaches the port reads what '--as' allows. It therefore listens on \
            127.0.0.1, ::1 or localhost and on nothing else.
            """)

    @OptionGroup var index: IndexOptions
    @Option(help: ArgumentHelp("The address to listen on.", valueName: "host")) var host = "127.0.0.1"
    @Option(help: ArgumentHelp("The port; 0 takes any that is free.", valueName: "port")) var port = 8080
    @OptionGroup(title: "What callers may read") var scope: ScopeOptions
    @OptionGroup var model: ModelOptions

    @Option(
        help: ArgumentHelp(
            "The policy by which questions go to a person; without it, the default one.", valueName: "file"))
    var policy: String?

    @Flag(help: "Record nothing of what is asked.") var noActivity = false

    /// A search takes some ten milliseconds, so the last of these waits less than a second.
    private static let waitingMaximum = 64

    func validate() throws {
        do {
            _ = try ServiceConfiguration(host: host, port: port)
        } catch {
            throw ValidationError("\(error)")
        }
    }

    func run() async throws {
        let composition = Composition.current()
        let configuration = try ServiceConfiguration(host: host, port: port)
        let encoder = try composition.encoder(modelFolder: try composition.modelFolder(flag: model.model))
        let generations = try composition.generations(of: index.index)
        let logger = try logger(composition)
        let dependencies = ServiceDependencies(
            knowledge: KnowledgeService(
                answerer: composition.answerer(
                    index: index.index, generations: generations, encoder: encoder,
                    policy: try composition.policy(file: policy, encoder: encoder)),
                generations: generations, encoderHash: encoder.identity.hash, makeID: { composition.newQueryID() },
                activity: noActivity ? nil : try composition.activity(of: index.index, encoder: encoder),
                report: { logger.error("\($0)") }),
            scope: try scope.scope(),
            work: ExecutorWork(
                executor: BlockingExecutor(
                    label: "lacuna.search", width: ProcessInfo.processInfo.activeProcessorCount,
                    queueLimit: Self.waitingMaximum)))
        try warnWithoutIndex()
        let shownHost = host.contains(":") ? "[\(host)]" : host
        try await runService(configuration, dependencies: dependencies, logger: logger) { port in
            StandardOutput.writeLine("Listening on http://\(shownHost):\(port)")
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
        var logger = Logger(label: "lacuna") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = level
        return logger
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
