// Reads any bytes as the export of each help desk, and checks every place and audience: `tools/fuzz Exports`.

import ArticleSources
import Glibc
import KnowledgeModel

/// A file, since a source is read from a path, and an export's ends in `.json`.
private let path = (getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir) + "/lacuna-fuzz-exports-\(getpid()).json"

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzExports(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    guard let file = fopen(path, "w") else { fatalError("cannot write \(path)") }
    fwrite(data, 1, size, file)
    fclose(file)
    for profile in [SourceProfile.zendesk, .intercom, .freshdesk, .confluence, nil] {
        var configuration = SourceConfiguration(name: "fuzz", path: path)
        configuration.profile = profile
        guard var reader = try? configuration.makeSource().makeReader() else { continue }
        var ids: Set<String> = []
        while let item = try? reader.next() {
            guard case .article(let article) = item, let span = article.recordSpan else { continue }
            precondition(ids.insert(article.id).inserted)
            precondition(article.metadata.audience != nil)
            precondition(span.bytes.upperBound <= size && data[span.bytes.lowerBound] == UInt8(ascii: "{"))
            precondition(data[span.bytes.upperBound - 1] == UInt8(ascii: "}"))
        }
    }
    return 0
}
