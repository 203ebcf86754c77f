#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A file of lines that is only ever added to, locked as long as this object lives: one process at a time adds.
package final class AppendedFile {
    package let path: String
    /// In bytes.
    package private(set) var size: Int
    private let isNew: Bool
    private let descriptor: Int32

    /// Opens the file, makes it where there is none (its owner's alone), and waits for the lock.
    package init(path: String) throws(FileError) {
        self.path = path
        isNew = !FileSystem.exists(path)
        if isNew { try FileSystem.createFolder(FileSystem.parentFolder(path)) }
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileError(errno: errno, action: "open", path: path) }
        self.descriptor = descriptor
        size = 0
        // Held until the descriptor is closed.
        while flock(descriptor, LOCK_EX) != 0 {
            if errno != EINTR { throw FileError(errno: errno, action: "lock", path: path) }
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileError(errno: errno, action: "read", path: path) }
        size = Int(status.st_size)
    }

    deinit {
        // Closing alone would leave the lock to a child process that has not yet closed its copy of the descriptor.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    /// The bytes from the last line's start on: without a line feed at their end if that line is torn. Empty if the file
    /// is. O(last line).
    package func lastLine() throws(FileError) -> [UInt8] {
        var tail: [UInt8] = []
        var start = size
        let lineFeed = UInt8(ascii: "\n")
        while start > 0 {
            let count = min(start, 4096)
            start -= count
            tail = try read(count, at: start) + tail
            // The line feed that ends the last line is not the one before it.
            if let end = tail.dropLast().lastIndex(of: lineFeed) { return Array(tail[(end + 1)...]) }
        }
        return tail
    }

    /// Cuts the end off.
    ///
    /// - Precondition: not longer than the file.
    package func truncate(to count: Int) throws(FileError) {
        precondition(count <= size)
        guard ftruncate(descriptor, off_t(count)) == 0 else {
            throw FileError(errno: errno, action: "write", path: path)
        }
        size = count
    }

    /// Durable on return.
    package func append(_ bytes: [UInt8]) throws(FileError) {
        var written = 0
        while written < bytes.count {
            let put = bytes.withUnsafeBytes {
                pwrite(descriptor, $0.baseAddress! + written, bytes.count - written, off_t(size + written))
            }
            if put < 0 {
                if errno == EINTR { continue }
                throw FileError(errno: errno, action: "write", path: path)
            }
            written += put
        }
        guard fsync(descriptor) == 0 else { throw FileError(errno: errno, action: "sync", path: path) }
        if isNew { try DurableFile.sync(FileSystem.parentFolder(path)) }
        size += bytes.count
    }

    private func read(_ count: Int, at offset: Int) throws(FileError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let got = bytes.withUnsafeMutableBytes {
                pread(descriptor, $0.baseAddress! + done, count - done, off_t(offset + done))
            }
            if got < 0 {
                if errno == EINTR { continue }
                throw FileError(errno: errno, action: "read", path: path)
            }
            if got == 0 { break }
            done += got
        }
        return Array(bytes.prefix(done))
    }
}
