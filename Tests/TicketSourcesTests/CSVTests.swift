import KnowledgeModel
import Testing
import TicketSources

struct CSVTests {
    @Test(arguments: [
        ("text\nOne\nTwo\n", ["One", "Two"]),
        ("text\r\nOne\r\nTwo", ["One", "Two"]),
        ("text\rOne\rTwo\r", ["One", "Two"]),
        ("\u{FEFF}text\nOne\n", ["One"]),
        ("id,text\n1,\"Two\nlines\"\n", ["Two\nlines"]),
        ("id,text\n1,\"Say \"\"yes\"\"\"\n", ["Say \"yes\""]),
        ("id,text\n1,\"\"\"Yes\"\", she said\"\n", ["\"Yes\", she said"]),
        ("id,text\n1,\"\"\"\"\n", ["\""]),
        ("id,text\n\n1,One\n   \n2,Two\n", ["One", "Two"]),
        ("text,id\n\"A, b\",1\n", ["A, b"]),
        ("id;text\n1;A, b\n", ["A, b"]),
        ("id\ttext\n1\tA, b; c\n", ["A, b; c"]),
        ("id|text\n1|A, b\n", ["A, b"]),
        ("sep=;\nid;text\n1;A, b\n", ["A, b"]),
        ("\"id\";\"the, text\";\"text\"\n1;2;3\n", ["3"]),
        ("text\nWell, is it, or not?\n", ["Well, is it, or not?"]),
        ("id,text\n1,The 5\" screen\n", ["The 5\" screen"]),
        ("id,text,,\n1,One,,,,\n", ["One"]),
    ])
    func readsWhatSpreadsheetsWrite(_ file: String, _ texts: [String]) throws {
        let read = try items(source(file))
        #expect(read.texts == texts)
        #expect(read.codes == [])
    }

    @Test func aRowKnowsWhereItStands() throws {
        let file = "id,text\n1,\"Two\nlines\"\n2,One\n"
        let read = try items(source(file))
        #expect(read.map(\.number) == [1, 2])
        #expect(read.map(\.lines) == [2...3, 4...4])
        #expect(
            read.map { String(decoding: Array(file.utf8)[$0.byteRange], as: UTF8.self) } == [
                "1,\"Two\nlines\"\n", "2,One\n",
            ])
    }

    @Test func aQuoteThatNobodyClosesTakesOneLineOnly() throws {
        let file = "id,text\n1,\"Never closed\n2,Two\n3,\"Three\"\n4,Four\n"
        let read = try items(source(file))
        #expect(read.texts == ["\"Never closed", "Two", "Three", "Four"])
        #expect(read.codes == ["quote-not-closed 2"])
    }

    @Test func aQuoteOpenAtTheEndTakesOneLineOnly() throws {
        let read = try items(source("id,text\n1,One\n2,\"Two\n3,Three\n"))
        #expect(read.texts == ["One", "\"Two", "Three"])
        #expect(read.codes == ["quote-not-closed 3"])
    }

    @Test func manyQuotesThatNobodyClosesAreEachReported() throws {
        let rows = (2...2000).map { "\($0),\"open" }.joined(separator: "\n")
        let read = try items(source("id,text\n" + rows))
        #expect(read.count == 1999)
        #expect(Set(read.texts) == ["\"open"])
        #expect(read.codes == (2...2000).map { "quote-not-closed \($0)" })
    }

    @Test func aQuoteThatIsNotDoubledIsALetter() throws {
        let read = try items(source("id,text\n1,\"The \"big\" plan\nends\"\n2,\"\"big\"\" plan\n"))
        #expect(read.texts == ["The \"big\" plan\nends", "\"\"big\"\" plan"])
        #expect(read.codes == ["quote-not-doubled 2", "quote-not-doubled 4"])
    }

    @Test func rowsOfAnotherWidthAreReported() throws {
        let read = try items(source("id,text,at\n1,One\n2\n3,Three,2026-01-01,more\n4,Four,2026-01-01\n"))
        #expect(read.texts == ["One", nil, nil, "Four"])
        #expect(read.codes == ["row-ragged 2", "row-ragged 3", "row-ragged 4"])
        #expect(read.skips == ["2 ragged", "3 ragged"])
        #expect(read[0].findings.first?.message == "the row has 2 fields, the header 3")
    }

    @Test func aRowWithoutTextIsCountedNotRead() throws {
        let read = try items(source("id,subject,text\n1,Refund,\n2,, \n3,Refund,How?\n"))
        #expect(read.texts == ["Refund", nil, "How?"])
        #expect(read.map { $0.row?.subject } == [nil, nil, "Refund"])
        #expect(read.skips == ["2 no_text"])
    }

    @Test func whatIsTooLargeIsLeftOut() throws {
        let long = String(repeating: "x", count: 4 * 1024 * 1024 + 1)
        let wide = String(repeating: ",", count: 1001)
        let read = try items(source("id,text\n1,\(long)\n2\(wide)\n3,Three\n"))
        #expect(read.texts == [nil, nil, "Three"])
        #expect(read.skips == ["1 too_large", "2 too_large"])
        #expect(read.codes == ["row-too-large 2", "row-too-wide 3"])
    }

    @Test func columnsAreOneByOneNamed() throws {
        let message = message { () throws(TicketSourceError) in _ = try source("a,,a\n1,2,3\n") }
        #expect(message.hasSuffix("The columns are: a, column 2, a (2)"))
    }
}
