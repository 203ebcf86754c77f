import Foundation
import SystemIO
import TestSupport
import Testing

@Suite struct AppendedFileTests {
    private let directory: TemporaryDirectory
    private var path: String { directory.path + "/folder/lines.log" }

    init() throws { directory = try TemporaryDirectory() }

    @Test func theLastLineIsFoundHoweverLongItIs() throws {
        #expect(try AppendedFile(path: path).lastLine() == [])
        var whole: [UInt8] = []
        for length in [0, 1, 4094, 4095, 4096, 4097, 8191, 8192, 20_000, 3] {
            let line = [UInt8](repeating: UInt8(ascii: "a"), count: length) + [UInt8(ascii: "\n")]
            do { try AppendedFile(path: path).append(line) }
            whole += line
            let file = try AppendedFile(path: path)
            #expect(try file.lastLine() == line, "\(length)")
            #expect(file.size == whole.count)
        }
        #expect(try FileSystem.readFile(path) == whole)
    }

    @Test func aTornLineHasNoLineFeedAndIsCutOff() throws {
        let file = try AppendedFile(path: path)
        try file.append(Array("one\ntwo\nthr".utf8))
        #expect(try file.lastLine() == Array("thr".utf8))
        try file.truncate(to: file.size - 3)
        #expect(try file.lastLine() == Array("two\n".utf8))
        try file.append(Array("three\n".utf8))
        #expect(try FileSystem.readText(path) == "one\ntwo\nthree\n")
    }

    @Test func oneAppendsAtATime() throws {
        let path = path
        DispatchQueue.concurrentPerform(iterations: 32) { _ in
            guard let file = try? AppendedFile(path: path) else { return }
            let count = (try? FileSystem.readText(path).split(separator: "\n").count) ?? -1
            try? file.append(Array("\(count)\n".utf8))
        }
        let lines = try FileSystem.readText(path).split(separator: "\n").map(String.init)
        #expect(lines == (0..<32).map(String.init))
    }
}
