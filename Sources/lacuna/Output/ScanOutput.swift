import Foundation
import GapAnalysis
import KnowledgeModel
import TicketReading
import TicketSources

/// What `lacuna gaps scan` prints at its end.
struct ScanOutput {
    let scan: ScanDocument
    let folder: ScanFolder

    var text: String {
        let tally = scan.tally
        var lines = [
            "\(Amount.count(tally.tickets, "ticket")), \(Amount.count(tally.questions, "question"))"
                + (scan.isComplete ? "" : "; the file goes on: run the same command to go on")
        ]
        if tally.tickets > 0 {
            lines.append("of the tickets")
            lines.append("  \(percent(tally.answered)) are answered by articles that nobody found")
            lines.append("  \(percent(tally.notAnswered)) are answered by none")
            if tally.notJudged > 0 {
                lines.append("  \(percent(tally.notJudged)) could not be judged, such as those in other languages")
            }
            if tally.asksNothingCount > 0 {
                let kinds = NoQuestion.allCases.compactMap { kind in
                    tally.asksNothing[kind.rawValue].map { "\(kind.title) \(Amount.number($0))" }
                }
                lines.append("  \(percent(tally.asksNothingCount)) ask nothing: \(kinds.joined(separator: ", "))")
            }
            lines.append(
                "A ticket is answered if the verdict on each of its questions is yes or partial, with a probability of "
                    + "\(Amount.fixed(TicketOutcome.evenChance, digits: 1)) or more.")
        }
        for reason in SkipReason.allCases {
            guard let count = tally.skipped[reason.rawValue] else { continue }
            lines.append("skipped: \(Amount.count(count, "row")) \(reason.title)")
        }
        lines.append("records: \(folder.records)")
        return lines.joined(separator: "\n") + "\n"
    }

    private func percent(_ count: Int) -> String {
        let share = Amount.fixed(Double(count) / Double(max(1, scan.tally.tickets)) * 100, digits: 1)
        return String(repeating: " ", count: max(0, 5 - share.count)) + share + " %"
    }

    var json: String {
        let tally = scan.tally
        let result: [String: Any] = [
            "version": 1, "scan": folder.name, "records": folder.records, "complete": scan.isComplete,
            "file": scan.conditions.file.name, "reading": scan.conditions.reading,
            "generation": scan.conditions.generation, "settings": scan.conditions.settings, "rows": tally.rows,
            "tickets": tally.tickets, "questions": tally.questions, "questions_omitted": tally.questionsOmitted,
            "answered": tally.answered, "not_answered": tally.notAnswered, "not_judged": tally.notJudged,
            "asks_nothing": tally.asksNothing, "skipped": tally.skipped, "findings": tally.findings,
        ]
        let bytes = try? JSONSerialization.data(
            withJSONObject: result, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
        return String(decoding: bytes ?? Data(), as: UTF8.self) + "\n"
    }
}

extension NoQuestion {
    fileprivate var title: String {
        switch self {
        case .thanks: "thanks"
        case .nudge: "reminders"
        case .automaticReply: "automatic replies"
        case .resolved: "settled"
        case .empty: "without words of their own"
        }
    }
}

/// How far a scan is, and what was found in the file, on standard error.
final class ScanProgress {
    private let line: ProgressLine
    private let isHidden: Bool
    private let verb: String
    /// What is measured from: the first batch also waits for the files to be read from the disk.
    private var first: (at: ContinuousClock.Instant, questions: Int, fraction: Double)?
    private var shownByCode: [String: Int] = [:]

    /// Findings of one kind that are shown with their line; all are counted in the progress file.
    private static let shownMaximum = 10

    init(_ terminal: Terminal, isHidden: Bool, verb: String = "scanning") {
        line = ProgressLine(isTerminal: terminal.errorIsTerminal, isHidden: isHidden)
        self.isHidden = isHidden
        self.verb = verb
    }

    func show(_ progress: TicketScan.Progress, _ fraction: Double, _ findings: [Diagnostic]) {
        for finding in findings where !isHidden { show(finding) }
        let now = ContinuousClock.now
        let first = self.first ?? (now, progress.tally.questions, fraction)
        self.first = first
        line.show { _ in
            var fields = [verb, Amount.count(progress.tally.rows, "row")]
            let seconds = Amount.seconds(first.at.duration(to: now))
            if seconds >= 1 {
                let rate = Double(progress.tally.questions - first.questions) / seconds
                fields.append("\(Amount.number(Int(rate.rounded()))) questions/s")
            }
            if seconds >= 3, fraction > first.fraction, fraction < 1 {
                let left = seconds * (1 - fraction) / (fraction - first.fraction)
                fields.append("\(Amount.roughDuration(left)) left")
            }
            return fields.joined(separator: "  ")
        }
    }

    private func show(_ finding: Diagnostic) {
        let count = shownByCode[finding.code, default: 0]
        shownByCode[finding.code] = count + 1
        guard count <= Self.shownMaximum else { return }
        line.clear()
        if count == Self.shownMaximum {
            StandardError.writeLine("further rows of this kind (\(finding.code)) are only counted")
        } else {
            let place = finding.line.map { "\(finding.path):\($0)" } ?? finding.path
            StandardError.writeLine("\(place): \(finding.message); \(finding.consequence)")
        }
    }

    func clear() { line.clear() }
}
