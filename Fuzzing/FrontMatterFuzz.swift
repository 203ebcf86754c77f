// Reads any bytes as front matter in each of its three languages: `tools/fuzz FrontMatter`.

import ArticleParsing
import KnowledgeModel

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFrontMatter(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: size))
    for (opening, closing) in [("---\n", "\n---\n"), ("+++\n", "\n+++\n"), ("{\n", "\n}\n"), ("", "")] {
        let body = Array(opening.utf8) + bytes + Array((closing + "text").utf8)
        CheckedArticle.check(
            SourceArticle(
                source: "fuzz", path: "a.md", id: "a.md", format: .markdown,
                profile: CheckedArticle.dialects[size % CheckedArticle.dialects.count], body: body))
    }
    return 0
}
