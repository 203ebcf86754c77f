import Testing

/// Rules for the text of the sources.
struct SourceTests {
    /// Files over 500 lines, each with the reason why it is not two.
    private let longFiles: [String: String] = [:]

    @Test func filesAreShort() throws {
        for file in try Repository.files(below: "Sources", endings: [".swift", ".c", ".h", ".inc"]) {
            let isLong = file.lines.count > 500
            #expect(!isLong || longFiles[file.path] != nil, "\(file.path) has \(file.lines.count) lines")
            #expect(isLong || longFiles[file.path] == nil, "\(file.path) is short again: take it off the list")
        }
    }

    /// Everything else is handed a path, a clock, a logger, and returns what is to be shown.
    @Test func onlyTheCommandReadsItsSurroundingsAndPrints() throws {
        let surroundings: Set = ["CommandLine", "environment", "getenv(", "isatty("]
        let output: Set = ["print(", "fputs(", "puts(", "standardError", "standardInput", "standardOutput"]
        for file in try Repository.files(below: "Sources", endings: [".swift"])
        where !file.path.hasPrefix("Sources/lacuna/") {
            #expect(file.lineNumbers(naming: surroundings) == [], "\(file.path)")
            #expect(file.lineNumbers(naming: output) == [], "\(file.path)")
        }
    }

    /// Whatever asks for redacted text gets what a redactor made, or what storage was once handed as such.
    @Test func onlyPrivacyAndLocalStorageMakeRedactedText() throws {
        let makers = ["Sources/Privacy/", "Sources/LocalStorage/"]
        var seen = 0
        for file in try Repository.files(below: "Sources", endings: [".swift"]) {
            let lineNumbers = file.lineNumbers(naming: ["storedRedacted"])
            seen += lineNumbers.count
            #expect(lineNumbers == [] || makers.contains { file.path.hasPrefix($0) }, "\(file.path)")
        }
        #expect(seen > 0)
    }

    /// Nothing may work on one machine only.
    @Test func noPathsOfOneMachine() throws {
        // Written in pieces, so that this file does not hold them.
        let paths = ["/" + "work/", "/" + "root/", "/opt/" + "swift"]
        let endings = [".swift", ".c", ".h", ".inc", ".sh", ".py", ".md", ".json", ".yaml", ".yml"]
        for folder in ["Sources", "Tests", "docs", "Fuzzing"] {
            // Programs are handed a temporary folder; documents may name one in an example.
            try checkLines(below: folder, endings: endings, without: paths)
            try checkLines(below: folder, endings: [".swift"], without: ["/" + "tmp/"])
        }
        for folder in ["tools", ".ci"] { try checkLines(below: folder, endings: [""], without: paths) }
    }

    private func checkLines(below folder: String, endings: [String], without words: [String]) throws {
        for file in try Repository.files(below: folder, endings: endings) {
            for word in words {
                let lineNumbers = file.lines.indices.filter { file.lines[$0].contains(word) }.map { $0 + 1 }
                #expect(lineNumbers == [], "\(file.path) holds \(word)")
            }
        }
    }

    @Test func theMapNamesEveryModule() throws {
        let map = try Repository.text("ARCHITECTURE.md")
        for module in Modules.arrows.keys.sorted() {
            #expect(map.contains(module), "ARCHITECTURE.md does not mention \(module)")
        }
    }
}
