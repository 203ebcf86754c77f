import ArticleSources
import JSONText
import KnowledgeModel

/// What an index run found wrong, errors first: the first few in full, the rest by number.
struct FindingsSummary {
    private let shown: [Diagnostic]
    private let hidden: [Diagnostic]
    let counts: [Diagnostic.Severity: Int]
    /// By code, the most frequent first.
    let codes: [(code: String, severity: Diagnostic.Severity, count: Int)]

    private static let shownMaximum = 20

    init(_ diagnostics: [Diagnostic]) {
        // What a source was taken for is no flaw, but its owner should see it.
        let serious =
            diagnostics.filter { $0.code == SourceProfile.guessedCode } + diagnostics.filter { $0.severity == .error }
            + diagnostics.filter { $0.severity == .warning }
        shown = Array(serious.prefix(Self.shownMaximum))
        hidden = Array(serious.dropFirst(Self.shownMaximum))
        counts = Dictionary(grouping: diagnostics, by: \.severity).mapValues(\.count)
        codes = Self.counted(diagnostics)
    }

    private static func counted(
        _ diagnostics: [Diagnostic]
    ) -> [(code: String, severity: Diagnostic.Severity, count: Int)] {
        Dictionary(grouping: diagnostics, by: \.code)
            .map { (code: $0, severity: $1[0].severity, count: $1.count) }
            .sorted { ($0.severity, $0.count, $1.code) > ($1.severity, $1.count, $0.code) }
    }

    /// - Parameter file: where all of them were written.
    func print(fileNamed file: String?) {
        for finding in shown { StandardError.writeLine(Self.line(finding)) }
        if !hidden.isEmpty {
            let codes = Self.counted(hidden).map { "\(Amount.number($0.count)) \($0.code)" }.joined(separator: ", ")
            let advice = file.map { "all are in \($0)" } ?? "--diagnostics FILE writes all"
            StandardError.writeLine("and \(Amount.number(hidden.count)) more: \(codes); \(advice)")
        }
    }

    /// `2 errors, 1 warning, 14 notes`; nil if there is nothing to say.
    var text: String? {
        let parts: [(Diagnostic.Severity, String)] = [(.error, "error"), (.warning, "warning"), (.note, "note")]
        let counted = parts.compactMap { severity, noun in counts[severity].map { Amount.count($0, noun) } }
        return counted.isEmpty ? nil : counted.joined(separator: ", ")
    }

    /// As compilers write it, so that editors find the place.
    private static func line(_ finding: Diagnostic) -> String {
        let place = finding.line.map { "\(finding.path):\($0)" } ?? finding.path
        return Printable.line(
            "\(place): \(finding.severity.rawValue): \(finding.message); \(finding.consequence) [\(finding.code)]")
    }
}

/// Findings for other programs, one JSON object a line.
enum FindingsJSON {
    static func lines(_ diagnostics: [Diagnostic]) -> String {
        diagnostics.map { finding in
            var writer = JSONWriter(reservingBytes: 256)
            writer.object { members in
                members.member("severity", finding.severity.rawValue)
                members.member("code", finding.code)
                members.member("path", finding.path)
                members.member("line", finding.line)
                members.member("message", finding.message)
                members.member("consequence", finding.consequence)
            }
            return writer.text + "\n"
        }.joined()
    }
}
