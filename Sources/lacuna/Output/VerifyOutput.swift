import DraftVerification

/// A report on a draft for a person: each sentence, and under it what was found in it.
struct VerifyOutput {
    let terminal: Terminal

    private static let indentation = 4

    func text(of report: DraftReport, _ draft: Draft) -> String {
        let scalars = Array(draft.text.unicodeScalars)
        var lines = head(report)
        var rest = report.findings
        for (place, sentence) in report.sentences.enumerated() {
            // what stands after the last word, such as a marker, belongs to the sentence before the next one
            let end =
                place + 1 < report.sentences.count ? report.sentences[place + 1].scalarRange.lowerBound : scalars.count
            let start = place == 0 ? 0 : sentence.scalarRange.lowerBound
            let found = rest.filter {
                (start..<max(end, start + 1)).contains($0.scalarRange.lowerBound) && !isWhole($0, scalars.count)
            }
            rest.removeAll(where: found.contains)
            lines.append("")
            let text = Self.string(scalars[sentence.scalarRange])
            lines += wrapped(text, first: "", margin: "").map {
                found.isEmpty && !sentence.kind.isChecked ? terminal.styled($0, .faint) : $0
            }
            lines += found.flatMap { self.lines(of: $0, scalars) }
            if found.isEmpty, sentence.kind.isChecked, let support = sentence.support, let score = sentence.score {
                lines += wrapped(
                    "nearest: “\(support.quote)” (\(Int((score * 100).rounded())) %)", first: "    ", margin: "    "
                ).map { terminal.styled($0, .faint) }
            }
        }
        if !rest.isEmpty {
            lines += ["", "The draft as a whole:"] + rest.flatMap { self.lines(of: $0, scalars) }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func head(_ report: DraftReport) -> [String] {
        let blocking = report.findings.count { $0.severity == .block }
        let count = Amount.count(report.findings.count, "finding")
        let summary =
            switch report.result {
            case .noFindings: "Nothing was found. That does not mean that all is right; a person decides."
            case .review: "Review: \(count)."
            case .block: "Block: \(count), \(blocking) of which must be settled before this is sent."
            }
        var lines = wrapped(summary, first: "", margin: "").map { terminal.styled($0, .strong) }
        if report.degraded.contains(.vector) {
            lines += wrapped("note: compared by words alone, which finds less support.", first: "", margin: "")
        }
        return lines
    }

    private func lines(of finding: DraftFinding, _ scalars: [Unicode.Scalar]) -> [String] {
        let margin = String(repeating: " ", count: Self.indentation)
        let mark = finding.severity == .block ? "✗" : "?"
        let words = Self.string(scalars[finding.scalarRange])
        let isShort = finding.scalarRange.count <= 40 && !words.contains("\n")
        let what = isShort ? "“\(words)”: " : ""
        var lines = wrapped("\(what)\(finding.message) [\(finding.rule)]", first: "  \(mark) ", margin: margin)
        if let first = lines.first { lines[0] = terminal.styled(first, .strong) }
        if let evidence = finding.evidence {
            lines += wrapped("“\(evidence.quote)” [\(evidence.passageID)]", first: margin, margin: margin).map {
                terminal.styled($0, .faint)
            }
        }
        return lines
    }

    private func isWhole(_ finding: DraftFinding, _ count: Int) -> Bool { finding.scalarRange == 0..<count }

    private func wrapped(_ text: String, first: String, margin: String) -> [String] {
        Printable.wrap(Printable.text(text), width: terminal.width - Self.indentation).enumerated().map {
            ($0 == 0 ? first : margin) + $1
        }
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}

extension SentenceKind {
    /// Whether the sentence was held against what is cited.
    fileprivate var isChecked: Bool { self == .claim || self == .instruction || self == .commitment }
}
