import GapAnalysis
import KnowledgeModel
import Testing
import TicketSources

/// A past query has one name, whatever file it stands in, and no two have the same.
struct PastQueryNamingTests {
    private static func row(
        _ text: String, id: String? = nil, asker: String? = "ada@example.org", at: Int64 = 1000
    ) -> TicketRow {
        var row = TicketRow(text: text)
        row.id = id
        row.asker = asker
        row.at = Timestamp(milliseconds: at)
        return row
    }

    private static func names(_ rows: [TicketRow], secret: [UInt8] = [1, 2, 3]) -> [PastQueryNaming.Name] {
        var naming = PastQueryNaming(secret: secret)
        return rows.map { naming.name(of: $0) }
    }

    @Test func theSameFileHasTheSameNames() {
        let rows = [Self.row("a"), Self.row("b", id: "1"), Self.row("a"), Self.row("a")]
        let names = Self.names(rows)
        #expect(names == Self.names(rows))
        #expect(Set(names.map(\.queryID)).count == 4)
        #expect(names.allSatisfy { $0.queryID.count == 16 && !$0.isRepeated })
    }

    /// The rows before it in its file do not matter.
    @Test func aRowKeepsItsNameInAnotherFile() {
        let other = Self.names([Self.row("z"), Self.row("b", id: "1")])
        #expect(other[1] == Self.names([Self.row("b", id: "1")])[0])
    }

    @Test func aRowWithANameOfItsOwnCountsOnce() {
        let names = Self.names([Self.row("a", id: "7"), Self.row("a", id: "7")])
        #expect(names[0].queryID == names[1].queryID)
        #expect(names.map(\.isRepeated) == [false, true])
    }

    @Test func whatDiffersHasAnotherName() {
        let rows = [
            Self.row("a"), Self.row("b"), Self.row("a", id: "1"), Self.row("a", id: "2"), Self.row("a", at: 2000),
            Self.row("a", asker: "ben@example.org"), Self.row("a", asker: nil),
        ]
        #expect(Set(rows.map { Self.names([$0])[0].queryID }).count == rows.count)
        #expect(Self.names([rows[0]], secret: [9]) != Self.names([rows[0]]))
    }
}
