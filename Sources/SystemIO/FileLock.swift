#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// An exclusive lock on a file, held until this object goes. The kernel frees it when the process dies, however it dies.
package final class FileLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock or fails at once; never waits.
    ///
    /// - Parameter holder: written into the file, for whoever finds it locked.
    /// - Throws: `FileError` with code `locked`, naming the holder, if another process has it.
    package init(path: String, holder: String) throws(FileError) {
        // Its own only once it is locked: a throw after that would run `deinit`, which closes it a second time.
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw FileError(errno: errno, action: "open", path: path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let number = errno
            close(descriptor)
            guard number == EWOULDBLOCK else { throw FileError(errno: number, action: "lock", path: path) }
            let other = (try? FileSystem.readText(path)) ?? ""
            throw FileError(
                .locked, path: path,
                message: "\(path) is locked by \(other.isEmpty ? "another process" : other); "
                    + "wait until it has finished, or stop it, and try again")
        }
        self.descriptor = descriptor
        let bytes = Array(holder.utf8)
        _ = ftruncate(descriptor, 0)
        _ = pwrite(descriptor, bytes, bytes.count, 0)
    }

    /// Takes the lock, and waits as long as another has it: only for what is held for moments.
    package init(waitingFor path: String) throws(FileError) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileError(errno: errno, action: "open", path: path) }
        while flock(descriptor, LOCK_EX) != 0 {
            let number = errno
            if number == EINTR { continue }
            close(descriptor)
            throw FileError(errno: number, action: "lock", path: path)
        }
        self.descriptor = descriptor
    }

    deinit {
        _ = ftruncate(descriptor, 0)
        // Closing alone would leave the lock to a child process that was forked a moment ago and has not yet closed its
        // copy of the descriptor.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }
}
