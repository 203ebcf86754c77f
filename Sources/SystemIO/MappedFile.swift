#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A whole file mapped read-only into memory for as long as this object lives.
///
/// Only for files that nobody changes in place once published: a file that shrinks under its map raises SIGBUS. Index
/// parts keep that promise, since they are written aside and renamed, and never written again.
package final class MappedFile: Sendable {
    package let path: String
    // The map is private, read-only and immutable, so any thread may read it.
    private nonisolated(unsafe) let base: UnsafeMutableRawPointer?
    private let byteCount: Int

    /// - Throws: `FileError` if the file cannot be opened or mapped. An empty file maps to an empty buffer.
    package init(path: String) throws(FileError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(errno: errno, action: "open", path: path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileError(errno: errno, action: "read", path: path) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw FileError(.input, path: path, message: "cannot map \(path): it is not a regular file")
        }
        self.path = path
        byteCount = Int(status.st_size)
        if byteCount == 0 {
            base = nil
        } else {
            let map = mmap(nil, byteCount, PROT_READ, MAP_PRIVATE, descriptor, 0)
            guard let map, map != MAP_FAILED else { throw FileError(errno: errno, action: "map", path: path) }
            base = map
        }
    }

    deinit {
        if let base { munmap(base, byteCount) }
    }

    /// The file's bytes. The buffer is valid as long as this object: keep a reference to it beside every pointer.
    package var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: byteCount) }
    package var count: Int { byteCount }
}
