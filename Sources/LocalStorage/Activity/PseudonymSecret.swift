import SystemIO

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// `activity.key`: 32 random bytes that askers' pseudonyms are made with. Made at the first use and never replaced: with
/// another key one person would be two, and nobody could be found to be erased.
package struct PseudonymSecret: Sendable {
    package let bytes: [UInt8]

    package static let count = 32

    /// Reads the key of an index, and makes it where there is none. Of processes that make it at once, one does.
    ///
    /// - Throws: `FileError`, or `StorageError.corrupt` if the file holds anything else.
    package init(layout: IndexLayout) throws {
        var generator = SystemRandomNumberGenerator()
        try self.init(layout: layout, using: &generator)
    }

    /// - Parameter generator: used if there is no key yet.
    package init(layout: IndexLayout, using generator: inout some RandomNumberGenerator) throws {
        let path = layout.activityKey
        if !FileSystem.exists(path) {
            try FileSystem.createFolder(layout.folder)
            try Self.make((0..<Self.count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }, at: path)
        }
        // A file that was copied may have lost what kept others from reading it.
        guard chmod(path, 0o600) == 0 || errno == EPERM || errno == EROFS else {
            throw FileError(errno: errno, action: "protect", path: path)
        }
        bytes = try FileSystem.readFile(path)
        guard bytes.count == Self.count else { throw LocalStorageMessages.damagedKey(path) }
    }

    /// Writes the key aside and links it into place, which fails where there is one: another process was quicker.
    private static func make(_ bytes: [UInt8], at path: String) throws {
        let suffix = (0..<4).map { _ in String(UInt16.random(in: .min ... .max), radix: 16) }.joined()
        let temporary = path + ".new-" + suffix
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileError(errno: errno, action: "create", path: temporary) }
        defer {
            close(descriptor)
            unlink(temporary)
        }
        guard write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 else {
            throw FileError(errno: errno, action: "write", path: temporary)
        }
        guard link(temporary, path) == 0 || errno == EEXIST else {
            throw FileError(errno: errno, action: "create", path: path)
        }
        try DurableFile.sync(FileSystem.parentFolder(path))
    }
}
