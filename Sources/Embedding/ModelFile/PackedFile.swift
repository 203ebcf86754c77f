import SystemIO

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A file that keeps packed matrices from start to start, and that all processes of a machine share.
///
///     offset  size  description
///     0       8     magic, "LACUNAPW"
///     8       4     version of the layout of panels
///     12      4     CRC-32C of what follows the header
///     16      8     number of floats
///     24      32    hash of the model: `ModelFingerprint`, without the precision
///     56      8     zero
///     64            the floats
///
/// All little-endian. It is a copy of what can be computed again, so nothing about it is an error: what is not whole, or
/// of another model, is packed and written anew, and a folder that cannot be written to costs time at the next start.
struct PackedFile {
    /// Raise it when `lk_pack_panels` or the order of matrices changes.
    private static let layoutVersion: UInt32 = 1
    private static let magic = Array("LACUNAPW".utf8)
    static let headerBytes = 64

    let path: String
    private let hash: String

    /// - Parameters:
    ///   - folder: made when something is written, if it is not there.
    ///   - hash: of the model, in hexadecimal.
    init(folder: String, hash: String) {
        path = "\(folder)/encoder-\(hash.prefix(16))-\(Self.layoutVersion).packed"
        self.hash = hash
    }

    /// Nil if the file is not there, not whole, or of something else. O(file): every byte is checked.
    func read(count: Int) -> PackedPanels? {
        guard let file = try? MappedFile(path: path), file.count == Self.headerBytes + 4 * count else { return nil }
        let content = UnsafeRawBufferPointer(rebasing: file.bytes[Self.headerBytes...])
        guard file.bytes[..<Self.headerBytes].elementsEqual(header(count: count, checksum: Kernels.checksum(content)))
        else { return nil }
        return PackedPanels(
            start: content.baseAddress!.assumingMemoryBound(to: Float.self), count: count, owner: file)
    }

    /// Written aside under a name of this process's own and renamed, so that processes that start at the same time never
    /// see a file that is being written.
    func write(_ panels: PackedPanels) {
        try? FileSystem.createFolder(FileSystem.parentFolder(path))
        let temporary = "\(path).\(getpid()).new"
        do {
            let header = header(count: panels.count, checksum: Kernels.checksum(panels.bytes))
            try DurableFile.create(temporary) { sink in
                try header.withUnsafeBytes(sink)
                try sink(panels.bytes)
            }
            try DurableFile.rename(temporary, to: path)
        } catch {
            try? FileSystem.remove(temporary)
        }
    }

    private func header(count: Int, checksum: UInt32) -> [UInt8] {
        var header = Self.magic
        func append(_ number: some FixedWidthInteger) {
            withUnsafeBytes(of: number.littleEndian) { header.append(contentsOf: $0) }
        }
        append(Self.layoutVersion)
        append(checksum)
        append(UInt64(count))
        let digits = Array(hash.utf8)
        for place in stride(from: 0, to: 64, by: 2) {
            let byte = digits[place..<place + 2].reduce(0) { $0 << 4 | ($1 < 58 ? $1 &- 48 : $1 &- 87) & 15 }
            header.append(byte)
        }
        return header + [UInt8](repeating: 0, count: Self.headerBytes - header.count)
    }
}
