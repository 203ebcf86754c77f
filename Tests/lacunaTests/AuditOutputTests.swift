import KnowledgeModel
import Storage
import Testing
import lacuna

@Suite struct AuditOutputTests {
    private let entries = [
        AuditEntry(
            at: Timestamp(milliseconds: 0), by: .user("ana"), action: .keyCreate, object: "key k1",
            details: ["scopes": "search", "name": "desk"]),
        AuditEntry(at: Timestamp(milliseconds: 1), by: .key("k1"), action: .themeStatus, object: "theme T7"),
    ]
    private let head = String(repeating: "a", count: 64)

    @Test func entriesAreATable() {
        #expect(
            AuditOutput.text(entries)
                == """
                1970-01-01T00:00:00Z      user:ana  key.create    key k1    name: desk, scopes: search
                1970-01-01T00:00:00.001Z  key:k1    theme.status  theme T7

                """)
        #expect(
            AuditOutput.json(entries)
                == #"{"version":1,"entries":[{"at":"1970-01-01T00:00:00Z","by":"user:ana","action":"key.create","#
                + #""object":"key k1","details":{"name":"desk","scopes":"search"}},{"at":"1970-01-01T00:00:00.001Z","#
                + #""by":"key:k1","action":"theme.status","object":"theme T7","details":{}}]}"# + "\n")
    }

    @Test func anActionIsNamedWholeOrByItsFirstWord() {
        #expect(AuditOutput.matches(.keyCreate, "key") && AuditOutput.matches(.keyCreate, "key.create"))
        #expect(!AuditOutput.matches(.keyCreate, "ke") && !AuditOutput.matches(.keyCreate, "key.revoke"))
    }

    @Test func whatTheCheckFound() {
        func text(_ entries: Int, torn: Int = 0, _ fault: AuditVerification.Fault? = nil) -> String {
            AuditOutput.text(
                AuditVerification(entries: entries, head: head, tornBytes: torn, fault: fault), path: "audit.log")
        }
        #expect(text(2) == "audit.log: 2 entries, all as they were written.\nhead \(head)\n")
        #expect(
            text(1, torn: 9)
                == "audit.log: 1 entry, all as they were written.\nIts end is torn: 9 bytes of an entry that was being "
                + "written. The next entry cuts them off and says so.\nhead \(head)\n")
        #expect(
            text(2, .changedLine(3))
                == "audit.log: line 3 is not as it was written\nBefore that, 2 entries hold together.\n")
        #expect(
            text(2, .brokenChain(line: 3))
                == "audit.log: line 3 does not follow the one before it: lines were taken out, added or moved\n"
                + "Before that, 2 entries hold together.\n")
        #expect(
            text(2, .headMissing(head)).hasPrefix(
                "audit.log: no entry has the head \(head): the end was cut off, or everything was written anew\n"))
        #expect(
            AuditOutput.json(
                AuditVerification(entries: 2, head: head, tornBytes: 0, fault: .brokenChain(line: 3)), path: "a")
                == #"{"version":1,"file":"a","whole":false,"fault":"line 3 does not follow the one before it: lines were "#
                + #"taken out, added or moved","line":3,"entries":2,"head":"\#(head)","torn_bytes":0}"# + "\n")
    }
}
