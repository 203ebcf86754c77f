import KnowledgeModel
import SystemIO

/// A file with one JSON record a line, each an article; `UniversalRecord` says which keys count.
package struct RecordFileSource: ArticleSource {
    package let configuration: SourceConfiguration

    package init(configuration: SourceConfiguration) {
        self.configuration = configuration
    }

    package var name: String { configuration.name }

    /// Whether a file of this name is read as records.
    package static func accepts(fileName: String) -> Bool {
        let lowered = fileName.lowercased()
        return lowered.hasSuffix(".jsonl") || lowered.hasSuffix(".ndjson")
    }

    package func makeReader() throws(SourceError) -> any ArticleReader {
        let file: ReadableFile
        let reader: RecordReader
        do {
            file = try ReadableFile(path: configuration.path)
            reader = try RecordReader(configuration: configuration, file: file)
        } catch {
            throw SourceError.interrupted(source: name, cause: error)
        }
        guard file.byteCount > 0 else {
            throw SourceError.empty(source: name, path: configuration.path, holds: "record")
        }
        return reader
    }
}

private struct RecordReader: ArticleReader {
    let configuration: SourceConfiguration
    let file: ReadableFile
    /// The file's name, which is the path of all its articles.
    let path: String
    private var lines: LineReader
    private var pending: [SourceItem] = []
    private var seenIDs: [String: Int] = [:]
    private var unknownKeys: Set<String> = []
    private var firstUnknownKeyLine: Int?
    private var recordCount = 0
    private var articleCount = 0

    init(configuration: SourceConfiguration, file: ReadableFile) throws(FileError) {
        self.configuration = configuration
        self.file = file
        path = configuration.path.split(separator: "/").last.map(String.init) ?? configuration.path
        lines = try LineReader(file: file, lineBytesMaximum: configuration.limits.articleBytesMaximum)
    }

    var fractionRead: Double { file.byteCount == 0 ? 1 : min(1, Double(lines.offset) / Double(file.byteCount)) }

    mutating func next() throws(SourceError) -> SourceItem? {
        while pending.isEmpty {
            let line: LineReader.Line?
            do {
                line = try lines.next()
            } catch {
                throw SourceError.interrupted(source: configuration.name, cause: error)
            }
            guard let line else { return try finish() }
            read(line)
        }
        return pending.removeFirst()
    }

    /// What is left to say after the last line; nil when that is said.
    private mutating func finish() throws(SourceError) -> SourceItem? {
        if let line = firstUnknownKeyLine {
            firstUnknownKeyLine = nil
            let listed = unknownKeys.sorted().prefix(10).joined(separator: ", ")
            let more = unknownKeys.count > 10 ? " and \(unknownKeys.count - 10) more" : ""
            return .diagnostic(
                Diagnostic(
                    .note, code: "keys-not-used", path: path, line: line,
                    message: "records have keys that are not of this format: \(listed)\(more)",
                    consequence: "these values are not used"))
        }
        guard recordCount > 0 else {
            throw SourceError.empty(source: configuration.name, path: configuration.path, holds: "record")
        }
        guard articleCount > 0 else {
            throw SourceError.nothingReadable(
                source: configuration.name, path: configuration.path, tried: recordCount, what: "records")
        }
        return nil
    }

    /// Appends what a line gives to `pending`: nothing for a blank one, else an article, findings, or both.
    private mutating func read(_ line: LineReader.Line) {
        guard let bytes = line.bytes else {
            recordCount += 1
            let limit = configuration.limits.articleBytesMaximum
            return report(
                .error, "record-too-large", line, "the record is larger than \(limit) bytes, the limit for one article")
        }
        guard bytes.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { return }
        recordCount += 1
        let record: UniversalRecord
        switch UniversalRecord.read(bytes) {
        case .success(let read): record = read
        case .failure(let problem): return report(.error, "record-invalid", line, problem.message)
        }
        if !record.unknownKeys.isEmpty {
            unknownKeys.formUnion(record.unknownKeys)
            firstUnknownKeyLine = firstUnknownKeyLine ?? line.number
        }
        guard let id = record.id else { return report(.error, "record-invalid", line, "the record has no \"id\"") }
        guard id.utf8.count <= SourceLimits.idBytesMaximum else {
            return report(
                .error, "record-invalid", line,
                "the record's \"id\" has over \(SourceLimits.idBytesMaximum) bytes")
        }
        if let first = seenIDs[id] {
            return report(
                .error, "record-duplicate", line, "the id \"\(id)\" was given to the record of line \(first) already")
        }
        guard let content = record.content else {
            return report(
                .error, "record-invalid", line, "the record \"\(id)\" has neither \"body\" nor \"text\"")
        }
        guard let format = record.articleFormat else {
            return report(
                .error, "record-invalid", line,
                "the record \"\(id)\" has the format \"\(record.format ?? "")\"; "
                    + "it must be \"html\", \"md\", \"markdown\", \"text\" or \"storage\"")
        }
        seenIDs[id] = line.number
        articleCount += 1
        let span = SourceSpan(bytes: line.byteRange, lines: line.number...line.number)
        let read = record.article(
            id: id, content: content, format: format, path: path, span: span, of: configuration)
        pending += read.findings.map(SourceItem.diagnostic)
        pending.append(.article(read.article))
    }

    private mutating func report(
        _ severity: Diagnostic.Severity, _ code: String, _ line: LineReader.Line, _ message: String
    ) {
        pending.append(
            .diagnostic(
                Diagnostic(
                    severity, code: code, path: path, line: line.number, message: message,
                    consequence: "the article is not indexed")))
    }
}
