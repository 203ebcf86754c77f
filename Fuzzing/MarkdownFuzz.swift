// Parses any bytes as a Markdown article and checks every place it gives: `tools/fuzz Markdown`.

import ArticleParsing
import KnowledgeModel

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMarkdown(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: size))
    for path in ["a.md", "a.mdx"] {
        let article = ArticleParser().parse(
            SourceArticle(source: "fuzz", path: path, id: path, format: .markdown, body: bytes))
        var end = 0
        for block in article.blocks {
            precondition(!block.textRange.isEmpty && block.textRange.lowerBound >= end)
            precondition(!block.source.bytes.isEmpty && block.source.bytes.upperBound <= size)
            for unit in block.units {
                precondition(!unit.textRange.isEmpty && unit.textRange.upperBound <= block.textRange.upperBound)
                precondition(!unit.source.bytes.isEmpty && unit.source.bytes.upperBound <= size)
            }
            end = block.textRange.upperBound
        }
        precondition(end == article.text.utf8.count)
    }
    return 0
}
