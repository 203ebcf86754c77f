package import Access
package import KnowledgeModel
import Locking
import SystemIO

/// `keys.json`, and `token.key`, which tokens are signed with. Both are their owner's alone.
///
/// Looks at the files before each answer, one call of `stat`, so a key that any process adds or revokes counts from the
/// next request on. One process writes at a time, under `keys.lock`; readers see the old file or the new.
package final class LocalKeyStore: KeyStore {
    private let layout: IndexLayout
    private let kept = Locked(Kept())
    private let secret = Locked<(stamp: FileFingerprint, bytes: [UInt8])?>(nil)

    private struct Kept: Sendable {
        var stamp: FileFingerprint?
        /// In the order of (creation, id).
        var keys: [APIKey] = []
        var byID: [String: APIKey] = [:]

        init() {}

        init(_ keys: [APIKey], stamp: FileFingerprint?) {
            self.stamp = stamp
            self.keys = keys.sorted { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }
            byID = Dictionary(keys.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
        }
    }

    package init(layout: IndexLayout) { self.layout = layout }

    package func keys() throws -> [APIKey] { try current().keys }

    package func key(id: String) throws -> APIKey? { try current().byID[id] }

    package func add(_ key: APIKey) throws {
        try change { keys in
            if keys.contains(where: { $0.id == key.id }) { throw LocalStorageMessages.keyExists(key.id) }
            keys.append(key)
        }
    }

    package func revoke(id: String, at now: Timestamp) throws -> APIKey {
        try change { keys in
            guard let index = keys.firstIndex(where: { $0.id == id }) else {
                throw LocalStorageMessages.noKey(id, in: layout.folder)
            }
            keys[index].revokedAt = keys[index].revokedAt ?? now
            return keys[index]
        }
    }

    /// - Throws: `FileError`, or `StorageError.corrupt` if the file holds anything else.
    package func tokenSecret() throws -> [UInt8] {
        try secret.withLock { secret in
            if let secret, secret.stamp == FileSystem.fingerprint(layout.tokenKey) { return secret.bytes }
            var generator = SystemRandomNumberGenerator()
            let bytes = try SecretFile.bytes(at: layout.tokenKey, using: &generator) {
                LocalStorageMessages.damagedTokenKey($0)
            }
            // Taken after reading: the file is never replaced by another that is whole.
            secret = FileSystem.fingerprint(layout.tokenKey).map { ($0, bytes) }
            return bytes
        }
    }

    /// What is wrong with the rights of the files, a sentence; nil if nothing is.
    package func warning() -> String? {
        let open = [layout.keys, layout.tokenKey].filter(FileSystem.isReadableByOthers)
        if open.isEmpty { return nil }
        return "others can read \(open.joined(separator: " and ")); take that away with "
            + "`chmod 600 \(open.joined(separator: " "))`, and revoke the keys if others had been at this machine"
    }

    private func current() throws -> Kept {
        try kept.withLock { kept in
            // Before reading: a change in between is seen by the next call.
            let stamp = FileSystem.fingerprint(layout.keys)
            if stamp != kept.stamp { kept = Kept(try KeyFile.read(layout.keys), stamp: stamp) }
            return kept
        }
    }

    private func change<Result>(_ body: (inout [APIKey]) throws -> Result) throws -> Result {
        try FileSystem.createFolder(layout.folder)
        let lock = try FileLock(waitingFor: layout.keysLock)
        return try withExtendedLifetime(lock) {
            var keys = try KeyFile.read(layout.keys)
            let result = try body(&keys)
            try KeyFile.write(keys, to: layout.keys)
            return result
        }
    }
}
