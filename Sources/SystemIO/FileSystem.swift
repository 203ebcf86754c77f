#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Plain calls on files and folders, with errors that name the path and the remedy.
package enum FileSystem {
    /// The whole file in memory.
    package static func readFile(_ path: String) throws(FileError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(errno: errno, action: "open", path: path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileError(errno: errno, action: "read", path: path) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw FileError(errno: EISDIR, action: "read", path: path) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Int(status.st_size) + 1)
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let got = read(descriptor, &chunk, chunk.count)
            if got < 0 {
                if errno == EINTR { continue }
                throw FileError(errno: errno, action: "read", path: path)
            }
            if got == 0 { return bytes }
            bytes.append(contentsOf: chunk[0..<got])
        }
    }

    package static func readText(_ path: String) throws(FileError) -> String {
        String(decoding: try readFile(path), as: UTF8.self)
    }

    package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    package static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    package static func size(_ path: String) throws(FileError) -> Int {
        var status = stat()
        guard stat(path, &status) == 0 else { throw FileError(errno: errno, action: "read", path: path) }
        return Int(status.st_size)
    }

    /// What changes whenever a file is replaced: inode, size and time of change. Nil if it does not exist.
    package static func fingerprint(_ path: String) -> FileFingerprint? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return FileFingerprint(
            inode: UInt64(status.st_ino), size: Int(status.st_size),
            seconds: Int(status.st_mtim.tv_sec), nanoseconds: Int(status.st_mtim.tv_nsec))
    }

    /// Whether others than its owner may read a file; false if there is none.
    package static func isReadableByOthers(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & 0o044 != 0
    }

    /// Creates the folder and those above it where they are missing.
    package static func createFolder(_ path: String) throws(FileError) {
        if isFolder(path) { return }
        let parent = parentFolder(path)
        if parent != path, !parent.isEmpty { try createFolder(parent) }
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
            throw FileError(errno: errno, action: "create", path: path)
        }
    }

    /// The names in a folder, sorted by their bytes; without `.` and `..`.
    package static func names(in folder: String) throws(FileError) -> [String] {
        guard let handle = opendir(folder) else { throw FileError(errno: errno, action: "list", path: folder) }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Deletes a file, or a folder with all in it. Nothing to delete is no error.
    package static func remove(_ path: String) throws(FileError) {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            if errno == ENOENT { return }
            throw FileError(errno: errno, action: "delete", path: path)
        }
        if status.st_mode & S_IFMT == S_IFDIR {
            for name in try names(in: path) { try remove(path + "/" + name) }
            guard rmdir(path) == 0 else { throw FileError(errno: errno, action: "delete", path: path) }
        } else {
            guard unlink(path) == 0 || errno == ENOENT else {
                throw FileError(errno: errno, action: "delete", path: path)
            }
        }
    }

    /// `/a/b` for `/a/b/c`, `.` for `c`, `/` for `/a`.
    package static func parentFolder(_ path: String) -> String {
        var end = path.utf8.count
        let bytes = Array(path.utf8)
        while end > 1, bytes[end - 1] == UInt8(ascii: "/") { end -= 1 }
        guard let slash = bytes[..<end].lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == 0 ? "/" : String(decoding: bytes[..<slash], as: UTF8.self)
    }
}

/// See `FileSystem.fingerprint(_:)`.
package struct FileFingerprint: Sendable, Hashable {
    package let inode: UInt64
    package let size: Int
    package let seconds: Int
    package let nanoseconds: Int
}
