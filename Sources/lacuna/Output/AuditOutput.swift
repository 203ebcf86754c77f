import JSONText
import KnowledgeModel
package import Storage

/// Entries of the audit log, and what its check found.
package enum AuditOutput {
    /// Whether an action is of this name, or begins with it and a dot.
    package static func matches(_ action: AuditAction, _ name: String) -> Bool {
        action.name == name || action.name.hasPrefix(name + ".")
    }

    package static func text(_ entries: [AuditEntry]) -> String {
        var table = TextTable(alignments: [.left, .left, .left, .left, .left])
        for entry in entries {
            let details = entry.details.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
            table.add([
                entry.at.description, entry.by.description, entry.action.name, entry.object,
                details.joined(separator: ", "),
            ])
        }
        return table.text
    }

    package static func json(_ entries: [AuditEntry]) -> String {
        var writer = JSONWriter()
        writer.object { document in
            document.member("version", 1)
            document.member(
                "entries",
                array: { array in
                    for entry in entries {
                        array.object { members in
                            members.member("at", entry.at.description)
                            members.member("by", entry.by.description)
                            members.member("action", entry.action.name)
                            members.member("object", entry.object)
                            members.member(
                                "details",
                                object: { details in
                                    for (name, value) in entry.details.sorted(by: { $0.key < $1.key }) {
                                        details.member(name, value)
                                    }
                                })
                        }
                    }
                })
        }
        return writer.text + "\n"
    }

    package static func text(_ result: AuditVerification, path: String) -> String {
        var lines: [String] = []
        if let fault = result.fault {
            lines.append("\(path): \(sentence(fault))")
            lines.append("Before that, \(Amount.count(result.entries, "entry", "entries")) hold together.")
        } else {
            lines.append("\(path): \(Amount.count(result.entries, "entry", "entries")), all as they were written.")
        }
        if result.tornBytes > 0 {
            lines.append(
                "Its end is torn: \(Amount.count(result.tornBytes, "byte")) of an entry that was being written. "
                    + "The next entry cuts them off and says so.")
        }
        if let head = result.head, result.fault == nil { lines.append("head \(head)") }
        return Printable.text(lines.joined(separator: "\n")) + "\n"
    }

    package static func json(_ result: AuditVerification, path: String) -> String {
        var writer = JSONWriter()
        writer.object { document in
            document.member("version", 1)
            document.member("file", path)
            document.member("whole", result.fault == nil)
            document.member("fault", result.fault.map(sentence))
            document.member("line", result.fault?.line)
            document.member("entries", result.entries)
            document.member("head", result.head)
            document.member("torn_bytes", result.tornBytes)
        }
        return writer.text + "\n"
    }

    static func sentence(_ fault: AuditVerification.Fault) -> String {
        switch fault {
        case .changedLine(let line): "line \(line) is not as it was written"
        case .brokenChain(let line):
            "line \(line) does not follow the one before it: lines were taken out, added or moved"
        case .headMissing(let head):
            "no entry has the head \(head): the end was cut off, or everything was written anew"
        }
    }
}

extension AuditVerification.Fault {
    fileprivate var line: Int? {
        switch self {
        case .changedLine(let line), .brokenChain(let line): line
        case .headMissing: nil
        }
    }
}
