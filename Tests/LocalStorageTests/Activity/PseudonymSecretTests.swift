import Foundation
import LocalStorage
import Storage
import TestSupport
import Testing

@Suite struct PseudonymSecretTests {
    private let directory: TemporaryDirectory
    private let layout: IndexLayout

    init() throws {
        directory = try TemporaryDirectory()
        layout = IndexLayout(folder: directory.path + "/index")
    }

    private func secret(seed: UInt64) throws -> [UInt8] {
        var generator = SeededGenerator(seed: seed)
        return try PseudonymSecret(layout: layout, using: &generator).bytes
    }

    @Test func itIsMadeOnceAndNeverReplaced() throws {
        let first = try secret(seed: 1)
        #expect(first.count == 32)
        #expect(Set(first).count > 16)
        #expect(try secret(seed: 2) == first)
        #expect(try PseudonymSecret(layout: layout).bytes == first)
        #expect(try FileManager.default.contentsOfDirectory(atPath: layout.folder) == ["activity.key"])
        let other = IndexLayout(folder: directory.path + "/other")
        #expect(try PseudonymSecret(layout: other).bytes != first)
    }

    @Test func itIsItsOwnersAlone() throws {
        func mode() throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: layout.activityKey)[.posixPermissions] as? Int
        }
        _ = try secret(seed: 1)
        #expect(try mode() == 0o600)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: layout.activityKey)
        _ = try secret(seed: 1)
        #expect(try mode() == 0o600)
    }

    @Test func oneOfManyMakesIt() throws {
        let folders = layout
        let found = SecretsFound()
        DispatchQueue.concurrentPerform(iterations: 16) { _ in
            if let secret = try? PseudonymSecret(layout: folders) { found.add(secret.bytes) }
        }
        #expect(found.all.count == 16)
        #expect(Set(found.all).count == 1)
    }

    @Test(arguments: [0, 31, 33]) func anotherLengthIsNamed(length: Int) throws {
        try directory.write(String(repeating: "k", count: length), to: "index/activity.key")
        #expect(
            throws: StorageError(
                .corrupt,
                "\(layout.activityKey) does not hold 32 bytes; restore it from a backup, for with another key nobody's "
                    + "earlier questions are found again")
        ) { try PseudonymSecret(layout: layout) }
    }
}

private final class SecretsFound: @unchecked Sendable {
    private let lock = NSLock()
    private var secrets: [[UInt8]] = []

    func add(_ secret: [UInt8]) { lock.withLock { secrets.append(secret) } }
    var all: [[UInt8]] { lock.withLock { secrets } }
}
