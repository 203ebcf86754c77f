package import KnowledgeModel
import Locking

/// Values that take longer to work out than a page may take: each is worked out aside, and whoever asks meanwhile is told
/// how far that is, or shown what there was before.
///
/// Bounded: of more keys than `keysMaximum` the one that was begun first is forgotten. Safe from any thread.
package final class AsideWork<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct Entry: Sendable {
        /// Of what is being worked out, else of the value.
        var version: Int
        var startedAt: Timestamp
        /// Told apart from work on the same key that was forgotten meanwhile.
        var ticket: Int
        /// 0 to 1; nil if nothing is being worked out.
        var share: Double?
        var value: Value?
        var failure: String?
    }

    private struct Entries: Sendable {
        var byKey: [Key: Entry] = [:]
        var tickets = 0
    }

    private let keysMaximum: Int
    private let lifetime: Int64
    private let start: AsideStart
    private let entries = Locked(Entries())

    /// - Parameters:
    ///   - keysMaximum: values that are kept.
    ///   - lifetime: after so many milliseconds a value is worked out anew; nil: never.
    ///   - start: has work done elsewhere.
    package init(keysMaximum: Int, lifetime: Int64? = nil, start: @escaping AsideStart) {
        precondition(keysMaximum > 0)
        self.keysMaximum = keysMaximum
        self.lifetime = lifetime ?? .max
        self.start = start
    }

    /// What is known, and has it worked out if there is nothing, another version of it, or it is too old.
    ///
    /// - Parameters:
    ///   - version: of what the value is made from.
    ///   - work: is told whom to tell the share that is done.
    package func state(
        of key: Key, version: Int = 0, at now: Timestamp,
        work: @escaping @Sendable (_ progress: @escaping @Sendable (Double) -> Void) throws -> Value
    ) -> AsideState<Value> {
        let (ticket, before) = entries.withLock { entries -> (Int?, Entry?) in
            let known = entries.byKey[key]
            if var known {
                if known.failure != nil {
                    // Told once; whoever asks again has it tried again.
                    entries.byKey[key] = nil
                    return (nil, known)
                }
                let age = now.milliseconds - known.startedAt.milliseconds
                if known.version == version, known.share != nil || (0..<lifetime).contains(age) { return (nil, known) }
                known.version = version
                known.startedAt = now
                known.share = 0
                entries.tickets += 1
                known.ticket = entries.tickets
                entries.byKey[key] = known
                return (known.ticket, known)
            }
            entries.tickets += 1
            entries.byKey[key] = Entry(version: version, startedAt: now, ticket: entries.tickets, share: 0)
            if entries.byKey.count > keysMaximum,
                let oldest = entries.byKey.filter({ $0.key != key }).min(by: { $0.value.ticket < $1.value.ticket })
            {
                entries.byKey[oldest.key] = nil
            }
            return (entries.tickets, nil)
        }
        guard let ticket else { return Self.state(before) }
        let isStarted = start { [self] in
            let result = Result { try work { share in self.tell(share, key, ticket) } }
            finish(key, ticket, result)
        }
        if !isStarted { abandon(key, ticket) }
        return Self.state(entries.withLock { $0.byKey[key] } ?? before)
    }

    /// What is known, without having anything worked out; nil if nobody has asked for it.
    package func known(_ key: Key) -> AsideState<Value>? {
        entries.withLock { $0.byKey[key] }.map { Self.state($0) }
    }

    /// Changes what is known of some keys, where something small has happened to it.
    package func change(_ body: (Key, inout Value) -> Void) {
        entries.withLock { entries in
            for (key, var entry) in entries.byKey {
                guard var value = entry.value else { continue }
                body(key, &value)
                entry.value = value
                entries.byKey[key] = entry
            }
        }
    }

    private func tell(_ share: Double, _ key: Key, _ ticket: Int) {
        entries.withLock { entries in
            if entries.byKey[key]?.ticket == ticket { entries.byKey[key]?.share = min(max(share, 0), 1) }
        }
    }

    private func finish(_ key: Key, _ ticket: Int, _ result: Result<Value, any Error>) {
        entries.withLock { entries in
            guard entries.byKey[key]?.ticket == ticket else { return }
            entries.byKey[key]?.share = nil
            switch result {
            case .success(let value): entries.byKey[key]?.value = value
            case .failure(let error):
                entries.byKey[key]?.value = nil
                entries.byKey[key]?.failure = "\(error)"
            }
        }
    }

    /// There was no room for the work: the next to ask has it begun.
    private func abandon(_ key: Key, _ ticket: Int) {
        entries.withLock { entries in
            guard entries.byKey[key]?.ticket == ticket else { return }
            if entries.byKey[key]?.value == nil { entries.byKey[key] = nil } else { entries.byKey[key]?.share = nil }
            // Of no version that anybody asks for.
            entries.byKey[key]?.version = -1
        }
    }

    private static func state(_ entry: Entry?) -> AsideState<Value> {
        guard let entry else { return .working(0) }
        if let failure = entry.failure { return .failed(failure) }
        if let value = entry.value { return .ready(value, isBeingRenewed: entry.share != nil) }
        return .working(entry.share ?? 0)
    }
}

/// Has work done elsewhere, at once or after other work.
///
/// - Returns: false if there is no room for it; then it is not done.
package typealias AsideStart = @Sendable (_ work: @escaping @Sendable () -> Void) -> Bool

/// How far something is that is worked out aside.
package enum AsideState<Value: Sendable>: Sendable {
    /// The share that is done, 0 to 1.
    case working(Double)
    case ready(Value, isBeingRenewed: Bool)
    /// A sentence.
    case failed(String)

    package var value: Value? {
        if case .ready(let value, _) = self { value } else { nil }
    }
}
