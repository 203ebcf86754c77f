import Hummingbird
import KnowledgeModel
import Locking

/// Answers that a client gets again when it sends the same write under the same `Idempotency-Key`, so that what it repeats
/// because an answer was lost is done once. Kept in memory, for a day at most and 10,000 at most: a restart forgets them.
final class IdempotentReplies: Sendable {
    /// What is told apart: the same key of another caller is another.
    struct Name: Sendable, Hashable {
        /// SHA-256 of the credential.
        var caller: [UInt8]
        var key: String
    }

    enum Entry: Sendable {
        case running(fingerprint: [UInt8])
        case done(fingerprint: [UInt8], Reply, at: Duration)
    }

    enum Start: Sendable {
        /// Nothing was sent under this name: do it, then `finish` or `abandon`.
        case first
        case repeated(Reply)
        /// The first one has not been answered yet.
        case running
        /// Another request was sent under this name.
        case different
    }

    private static let countMaximum = 10_000
    private static let age: Duration = .seconds(86_400)

    private let uptime: @Sendable () -> Duration
    private let entries = Locked<[Name: Entry]>([:])

    init(uptime: @escaping @Sendable () -> Duration) { self.uptime = uptime }

    func start(_ name: Name, fingerprint: [UInt8]) -> Start {
        let now = uptime()
        return entries.withLock { entries in
            if case .done(_, _, let at)? = entries[name], now - at > Self.age { entries[name] = nil }
            switch entries[name] {
            case nil:
                if entries.count >= Self.countMaximum { Self.forgetOldest(&entries) }
                entries[name] = .running(fingerprint: fingerprint)
                return .first
            case .running(let known)?: return known == fingerprint ? .running : .different
            case .done(let known, let reply, _)?: return known == fingerprint ? .repeated(reply) : .different
            }
        }
    }

    func finish(_ name: Name, fingerprint: [UInt8], with reply: Reply) {
        entries.withLock { $0[name] = .done(fingerprint: fingerprint, reply, at: uptime()) }
    }

    /// Nothing was done; it may be tried again.
    func abandon(_ name: Name) { entries.withLock { $0[name] = nil } }

    /// The older half, so that it is seldom done.
    private static func forgetOldest(_ entries: inout [Name: Entry]) {
        let times = entries.compactMap { name, entry -> (Name, Duration)? in
            if case .done(_, _, let at) = entry { (name, at) } else { nil }
        }.sorted { $0.1 < $1.1 }
        for (name, _) in times.prefix(max(1, times.count / 2)) { entries[name] = nil }
    }
}
