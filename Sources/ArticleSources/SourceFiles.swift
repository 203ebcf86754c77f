import SystemIO

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The calls on the file system that reading a source needs: names as bytes, links told from files, bounded reads.
enum SourceFiles {
    enum Kind { case folder, file, other }

    /// Tells one file or folder from another, whatever its path.
    struct Identity: Hashable {
        var device: UInt64
        var inode: UInt64
    }

    struct Entry {
        /// As on disk; file names on Linux are bytes, not always text.
        var nameBytes: [UInt8]
        /// Nil: a symbolic link.
        var kind: Kind?
        var identity: Identity
    }

    /// What is at the path, through links; nil if nothing is.
    static func kind(ofTargetAt path: String) -> Kind? { target(of: path)?.kind }

    /// What a path leads to, through links; nil if it leads nowhere.
    static func target(of path: String) -> (kind: Kind, identity: Identity)? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return (kind(of: status), identity(of: status))
    }

    /// The path without links, `.` and `..`; nil if it leads nowhere.
    static func realPath(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(validatingCString: resolved)
    }

    /// What is in a folder, sorted by name, without `.` and `..`. An entry that vanishes meanwhile is left out.
    static func entries(of folder: String) throws(FileError) -> [Entry] {
        guard let handle = opendir(folder) else { throw FileError(errno: errno, action: "list", path: folder) }
        defer { closedir(handle) }
        var entries: [Entry] = []
        while let found = readdir(handle) {
            let nameBytes = withUnsafeBytes(of: &found.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            let dot = UInt8(ascii: ".")
            if nameBytes == [dot] || nameBytes == [dot, dot] { continue }
            var status = stat()
            let failed = withUnsafePointer(to: &found.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: nameBytes.count + 1) {
                    fstatat(dirfd(handle), $0, &status, AT_SYMLINK_NOFOLLOW) != 0
                }
            }
            if failed { continue }
            let isLink = status.st_mode & S_IFMT == S_IFLNK
            entries.append(
                Entry(nameBytes: nameBytes, kind: isLink ? nil : kind(of: status), identity: identity(of: status)))
        }
        return entries.sorted { $0.nameBytes.lexicographicallyPrecedes($1.nameBytes) }
    }

    private static func kind(of status: stat) -> Kind {
        switch status.st_mode & S_IFMT {
        case S_IFDIR: .folder
        case S_IFREG: .file
        default: .other
        }
    }

    private static func identity(of status: stat) -> Identity {
        Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    }
}

/// A file open for reading, closed with the last reference. Reads name their offset, so copies do not disturb another.
final class ReadableFile: Sendable {
    let path: String
    /// When it was opened.
    let byteCount: Int
    private let descriptor: CInt

    init(path: String) throws(FileError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw FileError(errno: errno, action: "open", path: path) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let number = errno
            close(descriptor)
            throw FileError(errno: number, action: "read", path: path)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw FileError(.input, path: path, message: "cannot read \(path): it is not a regular file")
        }
        self.path = path
        self.descriptor = descriptor
        byteCount = Int(status.st_size)
    }

    deinit { close(descriptor) }

    /// At most `count` bytes from `offset` on; fewer only at the end of the file.
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
