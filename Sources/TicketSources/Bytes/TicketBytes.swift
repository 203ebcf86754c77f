package import SystemIO

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Bytes that can be read from any offset on, a piece at a time: a file, or an array.
package struct TicketBytes: Sendable {
    package let count: Int
    private let piece: @Sendable (_ offset: Int, _ count: Int) throws(FileError) -> [UInt8]

    package init(_ bytes: [UInt8]) {
        count = bytes.count
        piece = { offset, count in Array(bytes[min(offset, bytes.count)..<min(offset + count, bytes.count)]) }
    }

    /// - Throws: `FileError` if it cannot be opened or is no regular file.
    package init(path: String) throws(FileError) {
        let file = try OpenFile(path: path)
        count = file.byteCount
        piece = { (offset, count) throws(FileError) in try file.read(at: offset, count: count) }
    }

    /// At most `count` bytes from `offset` on; fewer only at the end.
    package func read(at offset: Int, count: Int) throws(FileError) -> [UInt8] { try piece(offset, count) }
}

/// Closed with the last reference. Reads name their offset, so copies do not disturb another.
private final class OpenFile: Sendable {
    let path: String
    let byteCount: Int
    private let descriptor: CInt

    init(path: String) throws(FileError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw FileError(errno: errno, action: "open", path: path) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw FileError(
                .input, path: path,
                message: "cannot read \(path): it is not a regular file; write what is piped to a file first")
        }
        self.path = path
        self.descriptor = descriptor
        byteCount = Int(status.st_size)
    }

    deinit { close(descriptor) }

    func read(at offset: Int, count: Int) throws(FileError) -> [UInt8] {
        var number: CInt = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count, let start = buffer.baseAddress {
                let got = pread(descriptor, start + filled, count - filled, off_t(offset + filled))
                if got < 0, errno == EINTR { continue }
                if got < 0 { number = errno }
                if got <= 0 { return }
                filled += got
            }
        }
        guard number == 0 else { throw FileError(errno: number, action: "read", path: path) }
        return bytes
    }
}
