import GRDB
package import Storage
import SystemIO

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// `activity.sqlite`: the activity log, and themes with what owners say of them.
///
/// One process may hold several, and several processes one each: one writes at a time, readers see what was committed
/// when they began and wait for nobody. Safe from any thread.
package struct LocalActivityStore: Sendable {
    package enum Access: Sendable {
        case readWrite
        /// For reports: the log must exist, and every writing call throws.
        case readOnly
    }

    let path: String
    let pool: DatabasePool
    private let access: Access
    private let flusher: WALFlusher
    let themesChanged: @Sendable ([ThemeRecord], [ThemeRecord]) -> Void

    /// Opens the log of an index, and makes it where there is none.
    ///
    /// - Parameters:
    ///   - lockTimeout: how long to wait for another process that writes, before `StorageError.busy`.
    ///   - flushInterval: after how long a commit is synced at the latest. The sync itself takes what the disk takes.
    ///   - byteLimit: how large the file may grow, before `StorageError.full`; nil: as large as the disk.
    ///   - themesChanged: told of the themes before and after each change, when it is durable.
    /// - Throws: `StorageError`, or `FileError` if the folder cannot be made.
    package init(
        layout: IndexLayout, access: Access = .readWrite, lockTimeout: Duration = .seconds(5),
        flushInterval: Duration = .milliseconds(50), byteLimit: Int? = nil,
        themesChanged: @escaping @Sendable ([ThemeRecord], [ThemeRecord]) -> Void = { _, _ in }
    ) throws {
        let path = layout.activity
        self.path = path
        self.access = access
        self.themesChanged = themesChanged
        flusher = WALFlusher(path: path + "-wal", interval: flushInterval)
        var configuration = Configuration()
        configuration.label = "lacuna.activity"
        configuration.readonly = access == .readOnly
        configuration.maximumReaderCount = 4
        configuration.busyMode = .timeout(
            Double(lockTimeout.components.seconds) + Double(lockTimeout.components.attoseconds) / 1e18)
        configuration.prepareDatabase { database in
            // What is deleted is overwritten with zeros.
            try database.execute(sql: "PRAGMA secure_delete = ON")
            if let byteLimit {
                let pageSize = try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 4096
                try database.execute(sql: "PRAGMA max_page_count = \(max(byteLimit / pageSize, 1))")
            }
        }
        switch access {
        case .readWrite:
            try FileSystem.createFolder(layout.folder)
            try Self.createPrivately(path)
        case .readOnly:
            if !FileSystem.exists(path) { throw LocalStorageMessages.noActivityLog(layout.folder) }
        }
        pool = try Self.translating(path) {
            let pool = try DatabasePool(path: path, configuration: configuration)
            switch access {
            case .readWrite: try pool.writeWithoutTransaction { try ActivitySchema.migrate($0, path: path) }
            case .readOnly: try pool.read { try ActivitySchema.check($0, path: path) }
            }
            return pool
        }
    }

    /// Looks through the whole file. O(file).
    ///
    /// - Throws: `StorageError.corrupt` with the first thing that SQLite finds wrong.
    package func verify() throws {
        let finding = try read { try String.fetchOne($0, sql: "PRAGMA integrity_check(1)") }
        if let finding, finding != "ok" { throw LocalStorageMessages.damagedActivityLog(path, finding) }
    }

    /// Begins a transaction, writes a row, and gives both up: nothing is recorded.
    ///
    /// - Throws: `StorageError` as recording would: read-only, full, busy, damaged.
    package func checkWritable() throws {
        try writing { database in
            try database.inTransaction(.immediate) {
                try database.execute(sql: "INSERT OR REPLACE INTO state (key, value) VALUES ('check', 0)")
                return .rollback
            }
        }
    }

    enum Durability {
        /// Written on return, synced soon.
        case groupCommit
        /// On the disk on return.
        case full
    }

    /// Runs `body` in a transaction of the one writer.
    func write<Result>(_ durability: Durability, _ body: (Database) throws -> Result) throws -> Result {
        let result = try writing { database in
            // The sync covers the whole log, so what was committed before is durable as well.
            if durability == .full { try database.execute(sql: "PRAGMA synchronous = FULL") }
            defer { if durability == .full { try? database.execute(sql: "PRAGMA synchronous = NORMAL") } }
            var result: Result?
            try database.inTransaction(.immediate) {
                result = try body(database)
                return .commit
            }
            guard let result else { preconditionFailure("a transaction that committed has a result") }
            return result
        }
        guard durability == .groupCommit else { return result }
        do {
            try flusher.committed()
        } catch {
            throw LocalStorageMessages.unsyncedActivity(error)
        }
        return result
    }

    func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try Self.translating(path) { try pool.read(body) }
    }

    /// Writes what was deleted out of the files: the write-ahead log and the free pages. O(file).
    ///
    /// - Throws: `StorageError.busy` if another process reads all the while; the call can be made again.
    func purge() throws {
        try Self.translating(path) {
            // Readers of this process end before it begins, or the log could not be emptied.
            try pool.barrierWriteWithoutTransaction { database in
                try database.execute(sql: "VACUUM")
                try database.checkpoint(.truncate)
            }
        }
    }

    /// Empties the write-ahead log unless somebody reads.
    func checkpointIfIdle() { try? pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) } }

    private func writing<Result>(_ body: (Database) throws -> Result) throws -> Result {
        if access == .readOnly { throw LocalStorageMessages.readOnlyActivityLog(path) }
        return try Self.translating(path) { try pool.writeWithoutTransaction(body) }
    }

    /// The log holds what customers asked, so it is its owner's alone. An existing file is left alone: opening and
    /// closing it would take away the locks that SQLite holds in this process.
    private static func createPrivately(_ path: String) throws {
        guard !FileSystem.exists(path) else { return }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileError(errno: errno, action: "create", path: path) }
        close(descriptor)
    }

    private static func translating<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw LocalStorageMessages.activity(error.resultCode.rawValue, path)
        }
    }
}
