// Reads any bytes as an article and the files that it includes, of every dialect: `tools/fuzz Includes`.
//
// The first byte of an input says how the rest is read, as for Markdown. Form feeds part the rest into files; the first
// line of each is its path, and the first file is the article. Bounds are low, so that they are met.

import ArticleParsing
import KnowledgeModel

/// Files in memory.
private struct FilesInMemory: IncludeReader {
    var files: [String: [UInt8]] = [:]

    func read(_ path: String, byteCountMaximum: Int) -> IncludeReading {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        precondition(!parts.contains { $0.isEmpty || $0 == "." || $0 == ".." } && !path.contains("\0"))
        guard let bytes = files[path] else { return .missing }
        if path.hasSuffix(".link") { return .outside }
        return bytes.count <= byteCountMaximum ? .found(bytes) : .unreadable("it is too large")
    }
}

private let limits = {
    var limits = ParsingLimits()
    limits.includeDepthMaximum = 3
    limits.includeBytesMaximum = 2_000
    limits.includeCountMaximum = 20
    return limits
}()

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzIncludes(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    guard size > 0 else { return 0 }
    var parts = UnsafeBufferPointer(start: data + 1, count: size - 1)
        .split(separator: 0x0C, omittingEmptySubsequences: false).map { Array($0) }
    let article = parts.removeFirst()
    var reader = FilesInMemory()
    for part in parts {
        let path = part.prefix { $0 != 0x0A }
        reader.files[String(decoding: path, as: UTF8.self)] = Array(part[path.endIndex...].dropFirst())
    }
    let path = data[0] & 8 == 0 ? "guide/a.md" : "guide/a.mdx"
    reader.files[path] = article
    let source = SourceArticle(
        source: "fuzz", path: path, id: path, format: .markdown,
        profile: CheckedArticle.dialects[Int(data[0] & 7)], body: article)
    let parsed = CheckedArticle.check(source, includes: reader, limits: limits)
    // Each of the dialects' marks may stand for a word or two.
    precondition(parsed.text.utf8.count <= 4 * (article.count + limits.includeBytesMaximum) + 1_000)
    precondition(Set(parsed.includes.map(\.path)).count == parsed.includes.count)
    for file in parsed.includes {
        let bytes = reader.files[file.path].flatMap { file.path.hasSuffix(".link") ? nil : $0 }
        precondition(
            file.sha256 == bytes.flatMap { $0.count <= limits.includeBytesMaximum ? Digest.sha256Hex($0) : nil })
    }
    return 0
}
