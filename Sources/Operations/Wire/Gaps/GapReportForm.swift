package import GapAnalysis
import JSONText
import ReportPages

/// In which form a gap report is written.
package enum GapReportForm: String, Sendable, CaseIterable {
    case json, html, csv, md

    package var contentType: String {
        switch self {
        case .json: "application/json"
        case .html: "text/html; charset=utf-8"
        case .csv: "text/csv; charset=utf-8"
        case .md: "text/markdown; charset=utf-8"
        }
    }

    /// UTF-8.
    package func bytes(of report: GapReport) -> [UInt8] {
        switch self {
        case .json: GapReportJSON.bytes(report)
        case .html: Array(GapReportPage(report: report).html.utf8)
        case .csv: Array(GapReportCSV.text(report).utf8)
        case .md: Array(GapReportMarkdown.text(report).utf8)
        }
    }

    /// - Parameter name: nil is JSON.
    /// - Throws: `Problem` 422.
    package static func decode(_ name: String?) throws(Problem) -> GapReportForm {
        var faults = RequestFaults()
        let word = faults.word(name.map { .string($0) }, at: "?format", of: allCases.map(\.rawValue))
        guard faults.isEmpty else { throw .invalidRequest(faults.list) }
        return word.flatMap { GapReportForm(rawValue: $0) } ?? .json
    }
}
