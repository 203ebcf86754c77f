internal import Evaluation
internal import Operations
internal import ReportPages

/// Each version of the verdict's numbers, held against what people labelled.
struct CalibrationView {
    let versions: [Version]
    let figuresMarkup: String
    let canJudge: Bool

    /// Fewer say nothing of probabilities.
    private static let labelsMinimum = 10

    struct Version {
        let versionName: String
        let isInForce: Bool
        let why: String
        let by: String
        let atMarkup: String
        let apart: String
        let off: String
        let coverage: String
    }

    init(_ judged: [JudgedCalibration]) {
        let run = judged.first?.report.run
        canJudge = (run?.items.count ?? 0) >= Self.labelsMinimum && judged.first?.report.roc != nil
        let canJudge = canJudge
        versions = judged.reversed().map { item in
            let report = item.report
            return Version(
                versionName: item.version.name, isInForce: item.version.isInForce,
                why: item.version.note?.why ?? "what the product comes with", by: item.version.note?.by ?? "",
                atMarkup: item.version.note.map { Self.time($0.at) } ?? "",
                apart: canJudge ? report.roc.map { NumberText.fixed($0.area) } ?? "–" : "–",
                off: canJudge
                    ? report.reliability?.expectedCalibrationError.map(NumberText.percent) ?? "–" : "–",
                coverage: canJudge
                    ? report.operatingPoint.map { NumberText.percent($0.coverage) } ?? "none" : "–")
        }
        // The one in force and the one before it are what one compares; more lines hide each other.
        let place = judged.firstIndex { $0.version.isInForce } ?? judged.count - 1
        let shown = judged.isEmpty ? [] : judged[max(0, place - 1)...place].map(\.report)
        figuresMarkup = canJudge ? EvaluationPage.abstentionFigures(shown) : ""
    }

    private static func time(_ moment: String) -> String {
        "<time datetime=\"\(HTMLText.escaped(moment))\">\(HTMLText.escaped(String(moment.prefix(10))))</time>"
    }
}
