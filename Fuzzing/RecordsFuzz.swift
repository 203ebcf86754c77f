// Reads any bytes as a file of records, and parses and cuts what they hold: `tools/fuzz Records`.

import ArticleSources
import Glibc
import KnowledgeModel

/// A file without a name, since a source is read from a path.
private let descriptor = fileno(tmpfile())

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRecords(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    precondition(ftruncate(descriptor, 0) == 0 && pwrite(descriptor, data, size, 0) == size)
    var configuration = SourceConfiguration(name: "fuzz", path: "/proc/self/fd/\(descriptor)")
    configuration.baseURL = BaseURL("https://example.com/kb")
    configuration.limits = SourceLimits(articleBytesMaximum: 2_000)
    guard var reader = try? RecordFileSource(configuration: configuration).makeReader() else { return 0 }
    var ids: Set<String> = []
    var end = 0
    while let item = try? reader.next() {
        precondition((0...1).contains(reader.fractionRead))
        guard case .article(let article) = item else { continue }
        precondition(ids.insert(article.id).inserted && article.id.utf8.count <= SourceLimits.idBytesMaximum)
        guard let span = article.recordSpan else { preconditionFailure("a record has a place") }
        precondition(span.bytes.lowerBound >= end && span.bytes.upperBound <= size)
        end = span.bytes.upperBound
        CheckedArticle.check(article, size: size)
    }
    return 0
}
