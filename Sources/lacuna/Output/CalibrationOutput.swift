import Calibration
import JSONText
import Retrieval

/// What calibration found and changed, before and after.
struct CalibrationOutput {
    let outcome: CalibrationOutcome
    /// That was written; nil if none was.
    let version: Int?
    let index: String

    var text: String {
        var text = heading + "\n\nOut of fold\n" + TextTable(rows: [["", "before", "after"]] + figures).text
        if let verdict = outcome.verdict {
            text +=
                "A forecaster that is exactly right would show an ECE of about "
                + "\(Amount.fixed(verdict.figuresAfter.eceByChance, digits: 3)) on so few.\n"
        }
        if let fusion = outcome.fusion { text += "\n" + self.text(of: fusion) }
        if let verdict = outcome.verdict { text += "\n" + self.text(of: verdict) }
        return text + "\n" + closing + "\n"
    }

    private var heading: String {
        var parts: [String] = []
        if let verdict = outcome.verdict {
            parts.append(
                "the verdict on \(Amount.count(verdict.questionCount, "labelled question")) "
                    + "(\(verdict.answerableCount) answerable)")
        }
        if let fusion = outcome.fusion {
            parts.append("fusion on \(Amount.count(fusion.questionCount, "judged question"))")
        }
        let start = outcome.current.version == 0 ? "what the product comes with" : "settings \(outcome.current.version)"
        return "Calibrated \(parts.joined(separator: " and ")), starting from \(start)."
    }

    private var figures: [[String]] {
        var rows: [[String]] = []
        func number(_ value: Double?) -> String { value.map { Amount.fixed($0, digits: 3) } ?? "–" }
        func percent(_ value: Double?) -> String { value.map { Amount.fixed(100 * $0, digits: 1) + " %" } ?? "–" }
        if let verdict = outcome.verdict {
            let (before, after) = (verdict.figuresBefore, verdict.figuresAfter)
            rows += [
                ["AUROC", number(before.auroc), number(after.auroc)],
                ["ECE", number(before.ece), number(after.ece)],
                ["Brier score", number(before.brier), number(after.brier)],
                [
                    "answered, \(Amount.fixed(100 * outcome.risk, digits: 0)) % of them wrong",
                    percent(before.coverageAtRisk), percent(after.coverageAtRisk),
                ],
                ["verdict yes", percent(before.yesShare), percent(after.yesShare)],
                ["  of them wrong", percent(before.yesWrong), percent(after.yesWrong)],
                ["verdict no", percent(before.noShare), percent(after.noShare)],
                ["  of them wrong", percent(before.noWrong), percent(after.noWrong)],
            ]
        }
        if let fusion = outcome.fusion {
            rows.append(["nDCG@10", number(fusion.nDCGBefore), number(fusion.nDCGAfter)])
        }
        return rows
    }

    private func text(of fusion: FusionCalibration) -> String {
        var rows = [["fusion", "nDCG@10", "p"]]
        for candidate in fusion.candidates {
            rows.append([
                candidate.penalty.map { "drawn to the current weights by \($0)" } ?? "as it is",
                Amount.fixed(candidate.nDCG, digits: 4), candidate.pValue.map { Amount.fixed($0, digits: 3) } ?? "–",
            ])
        }
        let why =
            fusion.hasChanged
            ? "Other weights rank better by more than chance, so they are taken.\n"
            : "No other weights rank better by more than chance, so they stay.\n"
        return TextTable(rows: rows).text + why
            + SettingsNumbers.fusion(from: fusion.before, to: fusion.after, columns: ["before", "after"])
    }

    private func text(of verdict: AnswerabilityCalibration) -> String {
        var rows = [["verdict", "log loss", "better by"]]
        for candidate in verdict.choice.candidates {
            rows.append([
                Self.name(candidate.method), Amount.fixed(candidate.loss, digits: 4),
                candidate.gain.map { "\(Amount.fixed($0, digits: 1)) standard errors" } ?? "–",
            ])
        }
        return TextTable(rows: rows).text
            + "Chosen: \(Self.name(verdict.choice.chosen.method)). A line is taken if it is better than the one taken "
            + "before it; the first move, a small one, unless it is worse.\n" + verdict.notes.map { $0 + "\n" }.joined()
            + SettingsNumbers.verdict(from: verdict.before, to: verdict.after, columns: ["before", "after"])
    }

    private static func name(_ method: VerdictMethod) -> String {
        switch method {
        case .keep: "as it is"
        case .intercept: "all log odds moved"
        case .platt: "log odds moved and stretched"
        case .refit: "all weights fitted anew"
        }
    }

    private var closing: String {
        version.map { "Settings \($0) written; undo with `lacuna settings undo --index \(index)`." }
            ?? (outcome.hasChanged ? "Nothing was written (--dry-run)." : "Nothing changed, so nothing was written.")
    }

    // MARK: - JSON

    var json: String {
        var writer = JSONWriter()
        writer.object { document in
            document.member("version", 1)
            document.member("settings", version)
            document.member("started_from", outcome.current.version)
            document.member("risk", outcome.risk)
            if let verdict = outcome.verdict { document.member("verdict", object: { Self.write(verdict, &$0) }) }
            if let fusion = outcome.fusion { document.member("fusion", object: { Self.write(fusion, &$0) }) }
        }
        return writer.text + "\n"
    }

    private static func write(_ verdict: AnswerabilityCalibration, _ members: inout JSONWriter) {
        members.member("questions", verdict.questionCount)
        members.member("answerable", verdict.answerableCount)
        members.member("method", verdict.choice.chosen.method.rawValue)
        members.member(
            "candidates",
            array: { candidates in
                for candidate in verdict.choice.candidates {
                    candidates.object { members in
                        members.member("method", candidate.method.rawValue)
                        members.member("log_loss", candidate.loss)
                        members.member("gain", candidate.gain)
                    }
                }
            })
        for (name, figures, model) in [
            ("before", verdict.figuresBefore, verdict.before), ("after", verdict.figuresAfter, verdict.after),
        ] {
            members.member(
                name,
                object: { members in
                    members.member("auroc", figures.auroc)
                    members.member("ece", figures.ece)
                    members.member("ece_by_chance", figures.eceByChance)
                    members.member("brier", figures.brier)
                    members.member("coverage_at_risk", figures.coverageAtRisk)
                    members.member("bias", model.bias)
                    members.member("yes_from", model.thresholds.yes)
                    members.member("no_below", model.thresholds.no)
                    members.member(
                        "weights",
                        object: { weights in
                            for (feature, weight) in zip(AnswerabilityFeature.allCases, model.weights) {
                                weights.member(feature.rawValue, weight)
                            }
                        })
                })
        }
    }

    private static func write(_ fusion: FusionCalibration, _ members: inout JSONWriter) {
        members.member("questions", fusion.questionCount)
        members.member("changed", fusion.hasChanged)
        for (name, nDCG, weights) in [
            ("before", fusion.nDCGBefore, fusion.before), ("after", fusion.nDCGAfter, fusion.after),
        ] {
            members.member(
                name,
                object: { members in
                    members.member("ndcg@10", nDCG)
                    for (weight, value) in zip(SettingsFile.FusionWeight.allCases, weights.vector) {
                        members.member(weight.rawValue, value)
                    }
                })
        }
    }
}
