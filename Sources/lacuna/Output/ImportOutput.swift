import Foundation
import GapAnalysis
import KnowledgeModel
import TicketSources

/// Lines of a file that were passed over, and why, to be listed.
struct SkippedRows {
    /// More are only counted.
    static let maximum = 1000

    private(set) var rows: [(line: Int, code: String)] = []

    mutating func add(_ findings: [Diagnostic]) {
        for finding in findings where finding.consequence == Self.consequence && rows.count < Self.maximum {
            rows.append((finding.line ?? 0, finding.code))
        }
    }

    private static let consequence = "the row is skipped"
}

/// What `lacuna gaps import` prints at its end.
struct ImportOutput {
    private let file: String
    private let isDryRun: Bool
    private let queries: Int
    private let questions: Int
    private let known: Int
    /// Of askers who were erased.
    private let erased: Int
    private let asksNothing: Int
    private let skipped: [String: Int]
    private let unknownOutcomes: Int
    private let themes: ThemeUpdate.Summary?
    private let skippedRows: SkippedRows

    init(file: String, tally: ScanTally, erased: Int, themes: ThemeUpdate.Summary, skippedRows: SkippedRows) {
        self.file = file
        isDryRun = false
        queries = tally.recorded
        questions = tally.questions
        known = (tally.known ?? 0) - erased
        self.erased = erased
        asksNothing = tally.asksNothingCount
        skipped = tally.skipped
        unknownOutcomes = tally.findings[ScanTally.unknownOutcome] ?? 0
        self.themes = themes
        self.skippedRows = skippedRows
    }

    init(file: String, preview: ImportPreview, skippedRows: SkippedRows) {
        self.file = file
        isDryRun = true
        queries = preview.queries
        questions = preview.questions
        known = preview.known
        erased = preview.erased
        asksNothing = preview.asksNothing
        skipped = preview.skipped
        unknownOutcomes = 0
        themes = nil
        self.skippedRows = skippedRows
    }

    /// Whether something was left out.
    var isIncomplete: Bool { !skipped.isEmpty || unknownOutcomes > 0 }

    var text: String {
        let verb = isDryRun ? "would be imported" : "imported"
        var lines = [
            "\(Amount.count(queries, "query", "queries")) \(verb), with \(Amount.count(questions, "question"))"
        ]
        if known > 0 { lines.append("\(Amount.number(known)) known from before") }
        if erased > 0 { lines.append("\(Amount.number(erased)) of askers who were erased since, passed over") }
        if asksNothing > 0 { lines.append("\(Amount.number(asksNothing)) that ask nothing") }
        for reason in SkipReason.allCases {
            guard let count = skipped[reason.rawValue] else { continue }
            lines.append("skipped: \(Amount.count(count, "row")) \(reason.title)")
        }
        if unknownOutcomes > 0 {
            lines.append(
                "\(Amount.count(unknownOutcomes, "row")) taken without an outcome: it must be sent, edited, rejected, "
                    + "escalated, resolved or reopened")
        }
        if let themes {
            lines.append("themes: \(Amount.number(themes.themes)), \(Amount.number(themes.created.count)) of them new")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    var json: String {
        var result: [String: Any] = [
            "version": 1, "file": file, "dry_run": isDryRun, "queries": queries, "questions": questions, "known": known,
            "erased": erased,
            "asks_nothing": asksNothing, "skipped": skipped, "unknown_outcomes": unknownOutcomes,
            "skipped_rows": skippedRows.rows.map { ["line": $0.line, "code": $0.code] as [String: Any] },
        ]
        if let themes {
            result["themes"] = ["all": themes.themes, "new": themes.created.count] as [String: Any]
        }
        let bytes = try? JSONSerialization.data(
            withJSONObject: result, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
        return String(decoding: bytes ?? Data(), as: UTF8.self) + "\n"
    }
}
