// Parses any bytes as an HTML page, cuts it and checks every place: `tools/fuzz HTML`.

import ArticleParsing
import KnowledgeModel

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzHTML(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: size))
    let source = SourceArticle(
        source: "fuzz", path: "a.html", id: "a.html", format: .html, profile: .html, body: bytes)
    CheckedArticle.check(source)
    // A block begins where it begins in the page.
    var start = 0
    for block in ArticleParser().parse(source).blocks {
        precondition(block.source.bytes.lowerBound >= start)
        start = block.source.bytes.lowerBound
    }
    return 0
}
