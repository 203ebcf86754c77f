import SectionFile
internal import SystemIO

/// An open postings file.
///
/// Opening checks the frame and that every section has the size its counts demand, before any pointer into the file is
/// made. What sections hold is not believed either: ranges of terms, blocks and postings are checked where they are used,
/// and a posting counts only if its document is in the window being looked at, so that no read leaves the file even if
/// nobody called `verify`. A damaged file gives wrong answers, never a crash.
// `@unchecked`: the pointers lead into memory that nobody changes and that `owner` keeps.
package final class PostingsFileReader: @unchecked Sendable {
    /// The path, for messages.
    package let path: String
    package let documentCount: Int
    package let fieldCount: Int
    package let termCount: Int
    package let postingCount: Int
    let blockCount: Int
    private let table: SectionTable
    private let sections: PostingsSections
    private let owner: any AnyObject & Sendable

    /// Maps a file.
    ///
    /// - Throws: `PostingsFileError`: unreadable, corrupt, too old or too new.
    /// - Complexity: O(1)
    package convenience init(path: String) throws(PostingsFileError) {
        let file: MappedFile
        do {
            file = try MappedFile(path: path)
        } catch {
            throw .unreadable(path, cause: error)
        }
        try self.init(bytes: file.bytes, keeping: file, path: path)
    }

    /// Reads a file from memory.
    ///
    /// - Parameters:
    ///   - bytes: the whole file, aligned to 8 bytes or better.
    ///   - owner: what keeps the bytes; held as long as this reader.
    ///   - path: for messages.
    package init(
        bytes: UnsafeRawBufferPointer, keeping owner: any AnyObject & Sendable, path: String
    ) throws(PostingsFileError) {
        var (bytes, owner) = (bytes, owner)
        do throws(SectionProblem) {
            var table = try SectionTable(
                checking: bytes, magic: PostingsFileFormat.magic,
                versions: PostingsFileFormat.oldestReadableVersion...PostingsFileFormat.version)
            if bytes.number(at: 8, as: UInt32.self) == Version2Sections.version {
                let memory = RewrittenFile(try Version2Sections.rewritten(bytes, table))
                (bytes, owner) = (memory.bytes, memory)
                table = try SectionTable(
                    checking: bytes, magic: PostingsFileFormat.magic,
                    versions: PostingsFileFormat.version...PostingsFileFormat.version)
            }
            self.table = table
            sections = try PostingsSections(bytes, table)
        } catch {
            throw .problem(path, error)
        }
        documentCount = sections.documentCount
        fieldCount = sections.fieldCount
        termCount = sections.termCount
        postingCount = sections.postingCount
        blockCount = sections.blockCount
        self.path = path
        self.owner = owner
    }

    /// Compares the checksum of every section, and checks what the writer promised: terms and documents ascend, ranges
    /// follow each other, totals are those of the lengths.
    ///
    /// - Throws: `PostingsFileError`: corrupt.
    /// - Complexity: O(file)
    package func verify() throws(PostingsFileError) {
        defer { withExtendedLifetime(self) {} }
        do throws(SectionProblem) {
            try table.verifyChecksums()
            try sections.verifyStructure()
        } catch {
            throw .problem(path, error)
        }
    }

    /// Lends the sections; the pointers must not leave `body`.
    func withSections<Result>(_ body: (PostingsSections) -> Result) -> Result {
        withExtendedLifetime(self) { body(sections) }
    }
}

/// A file of an older version in the form that is read.
// `@unchecked`: written once, in `init`.
private final class RewrittenFile: @unchecked Sendable {
    let bytes: UnsafeRawBufferPointer

    init(_ contents: [UInt8]) {
        let copy = UnsafeMutableRawBufferPointer.allocate(
            byteCount: contents.count, alignment: SectionTable.alignment)
        copy.copyBytes(from: contents)
        bytes = UnsafeRawBufferPointer(copy)
    }

    deinit { bytes.deallocate() }
}
