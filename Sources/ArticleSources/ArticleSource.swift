package import KnowledgeModel

/// Where articles come from: a folder of files, or the records of one file.
///
/// A source is a description; it opens nothing until a reader is made. Two readings of unchanged files give the same
/// items in the same order.
package protocol ArticleSource: Sendable {
    /// Unique in its knowledge base; reconciliation deletes only within it.
    var name: String { get }

    /// Begins to read all that the source holds now.
    /// - Throws: when the source is missing or can hold no article. An empty mount must not empty a knowledge base, so
    ///   nothing of this source may be deleted then.
    func makeReader() throws(SourceError) -> any ArticleReader
}

/// One reading of a source, an item at a time: at most one article's bytes are in memory.
package protocol ArticleReader: Sendable {
    /// How much of the source is behind the reader, from 0 to 1.
    var fractionRead: Double { get }

    /// The ids that this reading looks at: what the index knows of others stays. Nil: all that the source has.
    var coverage: Set<String>? { get }

    /// After the last item: ids of articles that were deleted on purpose, which no brake counts.
    var deleted: Set<String> { get }

    /// Reads the files that articles of this source include; nil if they can include none.
    var includes: (any IncludeReader)? { get }

    /// The next article or finding, nil after the last. A file or record that cannot be read is a finding, and the
    /// reading goes on.
    /// - Throws: when the source could not be read to its end or not one article of it could be read. What was not
    ///   handed over may then still exist: delete nothing.
    mutating func next() throws(SourceError) -> SourceItem?
}

extension ArticleReader {
    package var coverage: Set<String>? { nil }
    package var deleted: Set<String> { [] }
    package var includes: (any IncludeReader)? { nil }
}

package enum SourceItem: Sendable, Hashable {
    case article(SourceArticle)
    case diagnostic(Diagnostic)
}

extension SourceConfiguration {
    /// The source that this configuration describes: a folder, a file of records, or the export of a help desk.
    ///
    /// - Parameter selection: of a folder, what of it.
    package func makeSource(_ selection: FolderSelection = .all) throws(SourceError) -> any ArticleSource {
        switch SourceFiles.kind(ofTargetAt: path) {
        case let kind? where isExport(kind): return ExportSource(configuration: self)
        case .folder: return FolderSource(configuration: self, selection: selection)
        case .file where RecordFileSource.accepts(fileName: path): return RecordFileSource(configuration: self)
        case .file: throw .unknownFileKind(source: name, path: path)
        case .other: throw .unknownFileKind(source: name, path: path)
        case nil: throw .missing(source: name, path: path)
        }
    }
}
