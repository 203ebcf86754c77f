import Indexing
package import KnowledgeModel
import Storage

/// An article as the index sees it, for its owner in a terminal.
package struct InspectOutput {
    package enum Section: Sendable, Hashable { case blocks, passages, text }

    let terminal: Terminal
    /// What to show and nothing else; empty: all but the text.
    let sections: Set<Section>

    init(terminal: Terminal, sections: Set<Section>) {
        self.terminal = terminal
        self.sections = sections
    }

    /// As in a pipe.
    package static func text(_ inspected: InspectedArticle, sections: Set<Section> = [], width: Int = 80) -> String {
        InspectOutput(terminal: .plain(width: width), sections: sections).text(inspected)
    }

    func text(_ inspected: InspectedArticle) -> String {
        guard !sections.isEmpty else {
            let parts = [
                summary(of: inspected), findings(inspected.findings), blocks(of: inspected), passages(of: inspected),
            ]
            return parts.filter { !$0.isEmpty }.joined(separator: "\n")
        }
        var parts: [String] = []
        if sections.contains(.blocks) { parts.append(blocks(of: inspected)) }
        if sections.contains(.passages) { parts.append(passages(of: inspected)) }
        if sections.contains(.text) {
            let text = Printable.text(inspected.inspection.text)
            parts.append((sections.count > 1 ? heading("Text") : "") + (text.isEmpty ? "" : text + "\n"))
        }
        return parts.joined(separator: "\n")
    }

    func heading(_ text: String) -> String { terminal.styled(text, .strong) + "\n" }

    // MARK: - Summary

    private func summary(of inspected: InspectedArticle) -> String {
        let inspection = inspected.inspection
        let title = Printable.wrap(Printable.text(inspection.article.title), width: terminal.width)
        var page = title.map { terminal.styled($0, .strong) + "\n" }.joined()
        let rows = InspectedFacts.rows(of: inspected)
        let nameWidth = rows.map(\.name.count).max() ?? 0
        for row in rows {
            let lines = Printable.wrap(Printable.text(row.value), width: terminal.width - nameWidth - 4)
            for (index, line) in lines.enumerated() {
                let name = index == 0 ? row.name : ""
                page += "  " + name + String(repeating: " ", count: nameWidth - name.count + 2) + line + "\n"
            }
        }
        return page
    }

    // MARK: - Findings

    func findings(_ findings: [Diagnostic]) -> String {
        guard !findings.isEmpty else { return "" }
        var page = heading("Findings")
        for finding in findings.sorted(by: { $0.severity > $1.severity }) {
            let place = finding.line.map { "line \($0): " } ?? ""
            let head = "\(finding.severity.rawValue): \(place)\(finding.message) [\(finding.code)]"
            page += indented(head, by: 2) + indented("→ " + finding.consequence, by: 4)
        }
        return page
    }

    func indented(_ text: String, by count: Int) -> String {
        Printable.wrap(Printable.text(text), width: terminal.width - count).map {
            String(repeating: " ", count: count) + $0 + "\n"
        }.joined()
    }

    // MARK: - Records

    /// The records of a file, to choose one from.
    package static func text(
        _ records: [ListedRecord], findings: [Diagnostic], file: String, width: Int = 80
    ) -> String {
        let output = InspectOutput(terminal: .plain(width: width), sections: [])
        var table = TextTable(alignments: [.right, .left, .right, .left])
        table.add(["line", "id", "bytes", "title"])
        let idWidth = max(width / 3, 12)
        for record in records {
            let title = record.title.map { Printable.shortened($0, width: max(width - idWidth - 24, 16)) } ?? ""
            // An id in full: it is there to be copied.
            table.add([String(record.line), record.id, Amount.number(record.byteCount), title])
        }
        let list = records.isEmpty ? "" : table.text + "\n"
        let findings = output.findings(findings)
        let file = Printable.line(file)
        return "\(Amount.count(records.count, "record")) in \(file)\n\n" + list
            + (findings.isEmpty ? "" : findings + "\n") + "To see one: lacuna inspect \(file) --id ID\n"
    }
}

extension Terminal {
    /// Without style and of a given width.
    static func plain(width: Int) -> Terminal {
        Terminal(outputIsTerminal: false, errorIsTerminal: false, width: width, hasStyle: false)
    }
}

extension Printable {
    /// One line of at most `width` columns; `…` stands for what does not fit.
    static func shortened(_ text: some StringProtocol, width: Int) -> String {
        // What is wider than a line by far need not be looked at as a whole.
        let head = String(text.unicodeScalars.prefix(4 * max(width, 1) + 8).map(Character.init))
        let line = self.text(head).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard self.width(line) > width || head.unicodeScalars.count < text.unicodeScalars.count else { return line }
        var shortened = ""
        var used = 0
        for character in line {
            used += self.width(character)
            if used > width - 1 { break }
            shortened.append(character)
        }
        while shortened.last == " " { shortened.removeLast() }
        return shortened + "…"
    }
}
