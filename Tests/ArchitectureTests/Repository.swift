import Foundation

/// The files of this repository, found from where this file was compiled.
enum Repository {
    static let root: String = {
        let components = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        return components.dropLast(3).joined(separator: "/")
    }()

    /// The names of the folders in `folder`, sorted.
    static func folders(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)").filter { isFolder("\(folder)/\($0)") }
            .sorted()
    }

    /// All files below `folder` whose names end so, sorted.
    static func files(below folder: String, endings: [String]) throws -> [SourceFile] {
        guard let walk = FileManager.default.enumerator(atPath: "\(root)/\(folder)") else { return [] }
        let paths = walk.compactMap { $0 as? String }.filter { path in endings.contains { path.hasSuffix($0) } }
        return try paths.sorted().map { "\(folder)/\($0)" }.filter { !isFolder($0) }.map(SourceFile.init)
    }

    static func swiftFiles(ofModule module: String) throws -> [SourceFile] {
        try files(below: "Sources/\(module)", endings: [".swift"])
    }

    static func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: "\(root)/\(path)")), as: UTF8.self)
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: "\(root)/\(path)", isDirectory: &isFolder) && isFolder.boolValue
    }
}

/// A text file of the repository.
struct SourceFile {
    /// Relative to the repository.
    let path: String
    let lines: [Substring]

    init(path: String) throws {
        self.path = path
        lines = try Repository.text(path).split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// The modules that it imports.
    var imports: Set<String> {
        let pattern = /^\s*(?:@\w+ )*(?:\w+ )?import (?:(?:struct|enum|class|func|protocol|typealias) )?(\w+)/
        return Set(
            lines.filter { $0.utf8.contains(UInt8(ascii: "i")) && $0.contains("import ") }.compactMap { line in
                line.firstMatch(of: pattern).map { String($0.output.1) }
            })
    }

    /// Line numbers, from 1, whose code has one of these words; `print(` is the word `print` where it is called.
    /// Comments are no code.
    func lineNumbers(naming words: Set<String>) -> [Int] {
        lines.indices.filter { !words.isDisjoint(with: self.words(of: lines[$0])) }.map { $0 + 1 }
    }

    /// Letters, digits and `_` in a row, up to a comment; with a `(` where one follows, and without.
    private func words(of line: Substring) -> [String] {
        let code = (line.utf8.firstRange(of: "//".utf8).map { line[..<$0.lowerBound] } ?? line).utf8
        return code.split { !Self.isWordByte($0) }.flatMap { word in
            let isCalled = word.endIndex < code.endIndex && code[word.endIndex] == UInt8(ascii: "(")
            return isCalled ? [String(Substring(word)), String(Substring(word)) + "("] : [String(Substring(word))]
        }
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
        default: false
        }
    }
}
