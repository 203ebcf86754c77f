import CLinux

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

extension FileSystem {
    /// Swaps two folders of one file system in one step: whoever looks sees both as they were, or both swapped. Durable on
    /// return.
    ///
    /// - Throws: `FileError`; with code `input` also where the file system cannot, or a folder is a mount point.
    package static func exchange(_ first: String, _ second: String) throws(FileError) {
        guard renameat2(AT_FDCWD, first, AT_FDCWD, second, UInt32(LACUNA_RENAME_EXCHANGE)) == 0 else {
            throw FileError(errno: errno, action: "exchange", path: first)
        }
        for folder in Set([parentFolder(first), parentFolder(second)]) { try DurableFile.sync(folder) }
    }
}
