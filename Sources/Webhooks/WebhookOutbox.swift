import Foundation
package import KnowledgeModel
package import SystemIO

/// Messages that have not been taken yet, a file each, so that they survive whatever stops the process.
///
/// ```
/// <folder>/pending/<id>.<endpoint>.json
/// <folder>/dead/<id>.<endpoint>.json      given up; kept until somebody looks
/// <folder>/LOCK                           held by the one process that sends
/// ```
/// Any process may add; one sends.
package struct WebhookOutbox: Sendable {
    let folder: String

    package init(folder: String) { self.folder = folder }

    private var pendingFolder: String { folder + "/pending" }
    private var deadFolder: String { folder + "/dead" }

    /// Keeps an event for each endpoint that wants it. Durable on return.
    ///
    /// - Parameter id: not used before, of letters and digits.
    package func add(_ event: WebhookEvent, id: String, for endpoints: [WebhookEndpoint]) throws {
        let body = try event.body()
        for endpoint in endpoints where endpoint.wants(event.type) {
            try FileSystem.createFolder(pendingFolder)
            try write(
                WebhookMessage(id: id, endpoint: endpoint.name, type: event.type, body: body, createdAt: event.at),
                in: pendingFolder)
        }
    }

    /// Oldest first; files that are no messages are passed over.
    package func pending() throws -> [WebhookMessage] { try messages(in: pendingFolder) }
    /// Given up, oldest first.
    package func dead() throws -> [WebhookMessage] { try messages(in: deadFolder) }

    /// - Throws: `FileError` of the code `locked` if another process sends.
    package func lock(holder: String) throws(FileError) -> FileLock {
        try FileSystem.createFolder(folder)
        return try FileLock(path: folder + "/LOCK", holder: holder)
    }

    func update(_ message: WebhookMessage) throws { try write(message, in: pendingFolder) }

    func remove(_ message: WebhookMessage) throws { try FileSystem.remove(path(message, in: pendingFolder)) }

    func bury(_ message: WebhookMessage) throws {
        try FileSystem.createFolder(deadFolder)
        try write(message, in: deadFolder)
        try remove(message)
    }

    /// Puts all that was given up back on its way.
    ///
    /// - Returns: how many there were.
    package func revive(at now: Timestamp) throws -> Int {
        let messages = try dead()
        try FileSystem.createFolder(pendingFolder)
        for var message in messages {
            message.createdAt = now.milliseconds
            message.nextAttemptAt = now.milliseconds
            message.attempts = 0
            try write(message, in: pendingFolder)
            try FileSystem.remove(path(message, in: deadFolder))
        }
        return messages.count
    }

    private func path(_ message: WebhookMessage, in folder: String) -> String {
        "\(folder)/\(message.id).\(message.endpoint).json"
    }

    private func write(_ message: WebhookMessage, in folder: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try DurableFile.replace(
            path(message, in: folder), with: String(decoding: try encoder.encode(message), as: UTF8.self))
    }

    private func messages(in folder: String) throws -> [WebhookMessage] {
        guard FileSystem.isFolder(folder) else { return [] }
        return try FileSystem.names(in: folder).filter { $0.hasSuffix(".json") }.compactMap { name in
            // It may have been sent meanwhile.
            guard let bytes = try? FileSystem.readFile(folder + "/" + name) else { return nil }
            return try? JSONDecoder().decode(WebhookMessage.self, from: Data(bytes))
        }.sorted { ($0.createdAt, $0.id, $0.endpoint) < ($1.createdAt, $1.id, $1.endpoint) }
    }
}
