import ArticleSources
import Foundation
import KnowledgeModel
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What lies in a folder that no article file is, or that is another file by the time it is read.
struct HostileFolderTests {
    let folder: TemporaryDirectory

    init() throws { folder = try TemporaryDirectory() }

    private func read() -> Reading { Reading(SourceConfiguration(name: "help", path: folder.path)) }
    private static let special =
        "it is a pipe, a socket or a device and no file → the article is not indexed"

    @Test func pipesAndSocketsAreNotOpened() throws {
        try folder.write("x", to: "a.md")
        #expect(mkfifo("\(folder.path)/pipe.md", 0o600) == 0)
        #expect(mkfifo("\(folder.path)/pipe", 0o600) == 0)
        try folder.link("link.md", to: "pipe")
        let socket = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array("\(folder.path)/s.html".utf8)) }
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        #expect(bound == 0)
        let reading = read()
        #expect(reading.ids == ["a.md"])
        #expect(
            reading.findings == ["link.md", "pipe.md", "s.html"].map { "error file-unreadable \($0): \(Self.special)" })
    }

    @Test func aPipeInPlaceOfAFileIsNotWaitedFor() throws {
        try folder.write("x", to: "a.md")
        try folder.write("y", to: "b.md")
        var reader = try SourceConfiguration(name: "help", path: folder.path).makeSource().makeReader()
        try folder.delete("a.md")
        #expect(mkfifo("\(folder.path)/a.md", 0o600) == 0)
        guard case .diagnostic(let finding) = try reader.next() else { return #expect(Bool(false)) }
        #expect(finding.code == "file-unreadable" && finding.message.hasSuffix("it is not a regular file"))
        guard case .article(let article) = try reader.next() else { return #expect(Bool(false)) }
        #expect(article.id == "b.md")
    }

    @Test func aFileThatVanishesOrChangesMeanwhile() throws {
        for name in ["a.md", "b.md", "c.md", "d.md"] { try folder.write("\(name) at first", to: name) }
        var reader = try SourceConfiguration(name: "help", path: folder.path).makeSource().makeReader()
        try folder.delete("a.md")
        try folder.write("longer than it was when the folder was listed", to: "b.md")
        try folder.write("", to: "c.md")
        var texts: [String] = []
        var findings: [String] = []
        while let item = try reader.next() {
            switch item {
            case .article(let article): texts.append(String(decoding: article.body, as: UTF8.self))
            case .diagnostic(let finding): findings.append("\(finding.severity) \(finding.code) \(finding.path)")
            }
        }
        #expect(texts == ["longer than it was when the folder was listed", "", "d.md at first"])
        #expect(findings == ["error file-unreadable a.md"])
    }

    @Test func linksInCirclesEnd() throws {
        try folder.write("x", to: "a/b.md")
        for depth in 0..<40 { try folder.link("a/up-\(depth)", to: depth.isMultiple(of: 2) ? ".." : "../a") }
        try folder.link("one.md", to: "two.md")
        try folder.link("two.md", to: "one.md")
        let reading = read()
        #expect(reading.ids == ["a/b.md"])
        #expect(
            reading.findings
                == ["one.md", "two.md"].map {
                    "error file-unreadable \($0): the link leads nowhere → the article is not indexed"
                })
    }

    /// Names as long as Linux has them, and folders as deep as a path goes.
    @Test func longAndOddNames() throws {
        let long = String(repeating: "n", count: 252) + ".md"
        try folder.write("x", to: long)
        try folder.write("x", to: "two\nlines\u{1B}[31m.md")
        var path = ""
        for _ in 0..<12 { path += String(repeating: "d", count: 250) + "/" }
        try folder.write("x", to: path + "deep.md")
        let reading = read()
        #expect(Set(reading.ids) == [long, "two\nlines\u{1B}[31m.md", path + "deep.md"])
        #expect(reading.findings == [])
    }

    /// A look at each name once: the walk asks the file system for no content.
    @Test func manySmallFiles() throws {
        for number in 0..<2_000 { try folder.write("x", to: "\(number % 10)/\(number).md") }
        let reading = read()
        #expect(reading.ids.count == 2_000 && reading.findings == [])
        #expect(Set(reading.fractions).count == 2_000 && reading.fractions.last == 1)
    }

    // MARK: one file

    @Test func oneFileIsReadAsAmongTheOthers() throws {
        try folder.write("x", to: "a/b.md")
        try folder.write("y", to: "a/c.md")
        try folder.write("z", to: "a/.d.md")
        var configuration = SourceConfiguration(name: "help", path: folder.path)
        configuration.locale = "en"
        func read(_ selection: FolderSelection) throws -> [SourceItem] {
            var reader = try configuration.makeSource(selection).makeReader()
            var items: [SourceItem] = []
            while let item = try reader.next() { items.append(item) }
            return items
        }
        let all = try read(.all)
        #expect(try read(.one("a/c.md")) == [all[1]])
        #expect(try read(.alone("a/c.md")) == [all[1]])
        for path in ["a/.d.md", "a/e.md", "a"] {
            #expect(throws: SourceError.self) { try configuration.makeSource(.one(path)).makeReader() }
        }
        do {
            _ = try configuration.makeSource(.one("a/.d.md")).makeReader()
        } catch {
            #expect(error.code == .leftOut)
            #expect(
                error.message == "source \"help\": a/.d.md is no article of \(folder.path); articles are files that "
                    + "end in .md .markdown .mdx .html .htm .xhtml, outside of hidden folders and node_modules, that no "
                    + "link leads out of the source to")
        }
    }

    @Test func whereAFileLies() throws {
        try folder.write("x", to: "docs/a/b.md")
        try folder.write("{}", to: "all.jsonl")
        try folder.link("other", to: "docs")
        let docs = SourceConfiguration(name: "docs", path: folder.path + "/docs")
        #expect(docs.relativePath(ofFile: folder.path + "/docs/a/b.md") == "a/b.md")
        #expect(docs.relativePath(ofFile: folder.path + "/other/./a/b.md") == "a/b.md")
        #expect(docs.relativePath(ofFile: folder.path + "/all.jsonl") == nil)
        #expect(docs.relativePath(ofFile: folder.path + "/none.md") == nil)
        let records = SourceConfiguration(name: "all", path: folder.path + "/all.jsonl")
        #expect(records.relativePath(ofFile: folder.path + "/all.jsonl") == "")
    }
}
