// Parses any bytes as an HTML page and checks every place it gives: `tools/fuzz HTML`.

import ArticleParsing
import KnowledgeModel

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzHTML(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: size))
    let article = ArticleParser().parse(
        SourceArticle(source: "fuzz", path: "a.html", id: "a.html", format: .html, body: bytes))
    var end = 0
    var start = 0
    for block in article.blocks {
        precondition(!block.textRange.isEmpty && block.textRange.lowerBound >= end)
        precondition(!block.source.bytes.isEmpty && block.source.bytes.upperBound <= size)
        precondition(block.source.bytes.lowerBound >= start)
        for unit in block.units {
            precondition(!unit.textRange.isEmpty && unit.textRange.upperBound <= block.textRange.upperBound)
            precondition(!unit.source.bytes.isEmpty && unit.source.bytes.upperBound <= size)
        }
        end = block.textRange.upperBound
        start = block.source.bytes.lowerBound
    }
    precondition(end == article.text.utf8.count)
    return 0
}
