// Parses any bytes as a Markdown article, cuts it and checks every place: `tools/fuzz Markdown`, and
// `tools/fuzz Markdown:hugo` for one dialect.
//
// The first byte of an input says how the rest is read: its lowest three bits choose the dialect, the next MDX. In a
// seed that is a digit: `0` to `7`, and `9` for Docusaurus with MDX.

import ArticleParsing
import Glibc
import KnowledgeModel

/// `FUZZ_DIALECT` keeps to one, so that each has its time.
private let fixedDialect = getenv("FUZZ_DIALECT").flatMap { SourceProfile(rawValue: String(cString: $0)) }

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMarkdown(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    guard size > 0 else { return 0 }
    let body = Array(UnsafeBufferPointer(start: data + 1, count: size - 1))
    let path = data[0] & 8 == 0 ? "a.md" : "a.mdx"
    CheckedArticle.check(
        SourceArticle(
            source: "fuzz", path: path, id: path, format: .markdown,
            profile: fixedDialect ?? CheckedArticle.dialects[Int(data[0] & 7)], body: body))
    return 0
}
