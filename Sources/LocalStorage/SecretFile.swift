import Storage
import SystemIO

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A file of 32 random bytes, made at the first use and its owner's alone.
enum SecretFile {
    static let count = 32

    /// Reads it, and makes it where there is none. Of processes that make it at once, one does.
    ///
    /// - Parameters:
    ///   - generator: used if there is none yet.
    ///   - damaged: what to throw if the file holds anything else.
    static func bytes(
        at path: String, using generator: inout some RandomNumberGenerator, damaged: (String) -> StorageError
    ) throws -> [UInt8] {
        if !FileSystem.exists(path) {
            try FileSystem.createFolder(FileSystem.parentFolder(path))
            try make((0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }, at: path)
        }
        // A file that was copied may have lost what kept others from reading it.
        guard chmod(path, 0o600) == 0 || errno == EPERM || errno == EROFS else {
            throw FileError(errno: errno, action: "protect", path: path)
        }
        let bytes = try FileSystem.readFile(path)
        guard bytes.count == count else { throw damaged(path) }
        return bytes
    }

    /// Writes it aside and links it into place, which fails where there is one: another process was quicker.
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
