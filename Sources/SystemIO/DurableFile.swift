#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Writing that survives a crash: aside, fsync, rename, fsync of the folder.
package enum DurableFile {
    /// Replaces `path` by what `write` hands to its sink. Readers see the old file or the new, never a mixture; after
    /// return the new one is on disk. A device or a pipe is written to as it is: renaming over `/dev/null` would take it
    /// away from everybody.
    ///
    /// - Parameter access: who may read the new one.
    package static func replace(
        _ path: String, access: Access = .everybody,
        _ write: (_ sink: (UnsafeRawBufferPointer) throws -> Void) throws -> Void
    ) throws {
        guard !isSpecial(path) else { return try create(path, access: access, write) }
        let temporary = path + ".new"
        do {
            try create(temporary, access: access, write)
        } catch {
            try? FileSystem.remove(temporary)
            throw error
        }
        try rename(temporary, to: path)
    }

    /// Writes a new file and syncs it; an older one of that name is overwritten in place, so only for fresh names.
    package static func create(
        _ path: String, access: Access = .everybody,
        _ write: (_ sink: (UnsafeRawBufferPointer) throws -> Void) throws -> Void
    ) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, access.mode)
        guard descriptor >= 0 else { throw FileError(errno: errno, action: "create", path: path) }
        defer { close(descriptor) }
        // One that a killed process left may be open to others.
        guard access == .everybody || fchmod(descriptor, access.mode) == 0 || isSpecial(path) else {
            throw FileError(errno: errno, action: "protect", path: path)
        }
        try write { bytes in
            var offset = 0
            while offset < bytes.count, let base = bytes.baseAddress {
                let put = Self.write(descriptor, base + offset, bytes.count - offset)
                if put < 0 {
                    if errno == EINTR { continue }
                    throw FileError(errno: errno, action: "write", path: path)
                }
                offset += put
            }
        }
        guard fsync(descriptor) == 0 || isSpecial(path) else {
            throw FileError(errno: errno, action: "sync", path: path)
        }
    }

    /// Who may read a new file.
    package enum Access: Sendable {
        /// Whoever the process's own settings (umask) let.
        case everybody
        case owner

        fileprivate var mode: mode_t { self == .owner ? 0o600 : 0o666 }
    }

    /// Whether something is there that is neither a file nor a folder.
    private static func isSpecial(_ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else { return false }
        let kind = status.st_mode & S_IFMT
        return kind != S_IFREG && kind != S_IFDIR
    }

    package static func replace(_ path: String, with text: String, access: Access = .everybody) throws {
        try replace(path, access: access) { sink in try Array(text.utf8).withUnsafeBytes { try sink($0) } }
    }

    /// Renames a file or folder over `target` and makes the rename durable.
    package static func rename(_ path: String, to target: String) throws(FileError) {
        guard Self.rename(path, target) == 0 else { throw FileError(errno: errno, action: "rename", path: path) }
        try sync(FileSystem.parentFolder(target))
    }

    /// Syncs a file or a folder that something else has written.
    package static func sync(_ path: String) throws(FileError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(errno: errno, action: "sync", path: path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileError(errno: errno, action: "sync", path: path) }
    }

    // The C functions share their names with methods above.
    private static func write(_ descriptor: Int32, _ base: UnsafeRawPointer, _ count: Int) -> Int {
        Glibc.write(descriptor, base, count)
    }
    private static func rename(_ old: String, _ new: String) -> Int32 { Glibc.rename(old, new) }
}
