import KnowledgeModel
import SystemIO
import TestSupport
import Testing
import TicketSources

/// Reading can stop after any row and begin there again; and hostile bytes give findings, not crashes.
struct ReadingOnTests {
    private static let files = [
        "id,text\n1,\"Two\nlines\"\n2\n3,\"open\n4,Four\n\n5,\"Five\"\n",
        "{\"text\": \"One\"}\n\n{\"text\"\n{\"text\": \"Three\"}\n",
        "[{\"text\": \"One\"},\n{\"text\": \"Two\"},3,\n{\"text\": \"Four\"}]",
    ]

    @Test(arguments: files)
    func goesOnWhereItStopped(_ file: String) throws {
        let source = try source(file)
        let all = try items(source)
        var reader = source.reader()
        var count = 0
        while try reader.next() != nil {
            count += 1
            var second = source.reader(from: reader.position)
            var rest: [TicketItem] = []
            while let item = try second.next() { rest.append(item) }
            #expect(rest.map(\.content) == all[count...].map(\.content))
            #expect(rest.map(\.number) == all[count...].map(\.number))
            #expect(rest.map(\.lines) == all[count...].map(\.lines))
            #expect(rest.map(\.byteRange) == all[count...].map(\.byteRange))
        }
        #expect(reader.fractionRead == 1)
    }

    @Test func readsFromADisk() throws {
        let folder = try TemporaryDirectory()
        // More than one chunk.
        let long = String(repeating: "word ", count: 10_000)
        try folder.write("id,text\n" + (1...20).map { "\($0),\"\(long)\n\($0)\"\n" }.joined(), to: "tickets.csv")
        let read = try items(TicketSource(path: folder.path + "/tickets.csv"))
        #expect(read.texts == (1...20).map { "\(long)\n\($0)" })
    }

    @Test func aFileThatIsNotThereIsNamed() {
        let message = message { () throws(TicketSourceError) in _ = try TicketSource(path: "/nowhere/tickets.csv") }
        #expect(message == "cannot open /nowhere/tickets.csv: it does not exist; check the path")
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func whatIsWrittenIsReadAgain(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let separator = Character(try #require([",", ";", "\t", "|"].randomElement(using: &generator)))
        let pieces = ["a", "é", "\"", "\"\"", "\n", "\r\n", "\r", ",", ";", "\t", "|", " ", "x,\"y", "\n\"z", "😀"]
        let rows = (0..<40).map { _ in
            (0..<3).map { _ in
                (0..<Int.random(in: 0...6, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? ""
                }
                .joined()
            }
        }
        let end = Bool.random(using: &generator) ? "\r\n" : "\n"
        let file = ([["id", "text", "answer"]] + rows).map { row in
            row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: String(separator))
        }.joined(separator: end)
        let read = try items(source(file))
        #expect(read.codes == [], "seed \(seed)")
        #expect(read.count == rows.count)
        for (item, row) in zip(read, rows) {
            let isBlank = row[1].allSatisfy(\.isWhitespace)
            #expect(item.row?.text == (isBlank ? nil : row[1]), "seed \(seed), row \(item.number)")
        }
    }

    @Test(arguments: 0..<400 as Range<UInt64>)
    func anyBytesGiveRowsThatLieInTheFile(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let heads = ["id,text\n", "text\n", "{\"text\":\"a\"}\n", "[{\"text\":\"a\"},", "", "id;text;at\n"]
        let alphabet = Array("\"\"\"\n\r,;{}[]:\\ab1/é".utf8) + [0xFF, 0x80]
        let head = heads.randomElement(using: &generator) ?? ""
        let mark: [UInt8] =
            [[], [], [0xFF, 0xFE], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF]].randomElement(using: &generator) ?? []
        let tail = (0..<Int.random(in: 0...300, using: &generator)).map { _ in
            Bool.random(using: &generator)
                ? alphabet.randomElement(using: &generator) ?? 0 : UInt8.random(in: 1...255, using: &generator)
        }
        let bytes = mark + Array(head.utf8) + tail
        guard let source = try? source(bytes) else { return }
        var reader = source.reader()
        var end = 0
        var lastLine = 0
        while let item = try reader.next() {
            #expect(item.byteRange.lowerBound >= end && item.byteRange.upperBound <= bytes.count, "seed \(seed)")
            #expect(!item.byteRange.isEmpty, "seed \(seed)")
            #expect(item.lines.lowerBound >= lastLine, "seed \(seed)")
            end = item.byteRange.upperBound
            lastLine = item.lines.lowerBound
        }
    }
}
