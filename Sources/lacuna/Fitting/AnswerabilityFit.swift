import Calibration
import Evaluation
import Retrieval

/// A model of answerability fitted on several sets, with what it is worth out of fold.
struct AnswerabilityFit {
    struct FittedSet {
        let name: String
        let examples: [AnswerabilityExample]
        /// Whether the weights are fitted on it; if not, it is only measured.
        let isFitted: Bool
        /// Whether the intercept and the thresholds are: sets whose unanswerable questions are what support teams have.
        let isCalibrated: Bool
    }

    let model: AnswerabilityModel
    private let rows: [[String]]

    /// At most this share of `yes` is wrong, and at most this share of `no`.
    static let yesRisk = 0.05
    static let noRisk = 0.4
    /// What is as likely answered as not is no `no`, whatever the risk.
    static let noMaximum = 0.5

    init(
        sets: [FittedSet], folds: Int, penalty: Double, answerableShare: Double, seed: UInt64 = 1
    ) {
        let fitted = sets.filter(\.isFitted)
        let examples = fitted.map { set in Self.examples(set) }
        let fit = AnswerabilityFitting.fit(
            examples, calibrationSets: fitted.indices.filter { fitted[$0].isCalibrated },
            answerableShare: answerableShare, penalty: penalty, folds: folds, seed: seed)
        let calibrated = fitted.indices.filter { fitted[$0].isCalibrated }.flatMap { index in
            zip(
                AnswerabilityFitting.weighed(examples[index], share: answerableShare, mass: 1), fit.outOfFold[index]
            ).map {
                Thresholding.Item(
                    probability: Logistic.probability(logOdds: $1), isAnswerable: $0.label, weight: $0.weight)
            }
        }
        model = AnswerabilityModel(
            weights: fit.model.weights, bias: fit.model.bias,
            thresholds: AnswerabilityModel.Thresholds(
                yes: Thresholding.yes(calibrated, risk: Self.yesRisk),
                no: min(Thresholding.no(calibrated, risk: Self.noRisk), Self.noMaximum)))
        var rows: [[String]] = []
        for set in sets {
            let logOdds: [Double]
            if let index = fitted.firstIndex(where: { $0.name == set.name }) {
                logOdds = fit.outOfFold[index]
            } else {
                logOdds = set.examples.map { fit.model.logOdds($0.features) }
            }
            rows.append(Self.row(set, logOdds, model.thresholds))
        }
        self.rows = rows
    }

    private static func examples(_ set: FittedSet) -> [AnswerabilityFitting.Example] {
        set.examples.map {
            AnswerabilityFitting.Example(features: $0.features, label: $0.isAnswerable, group: $0.unit)
        }
    }

    private static let scoreNames = ["best cosine", "top BM25", "fused score"]

    private static func row(
        _ set: FittedSet, _ logOdds: [Double], _ thresholds: AnswerabilityModel.Thresholds
    ) -> [String] {
        let labels = set.examples.map(\.isAnswerable)
        func area(_ scores: [Double]) -> String {
            let run = AnswerabilityRun(scores: scores, isAnswerable: labels)
            return ROCCurve(run).map { Amount.fixed($0.area, digits: 3) } ?? "–"
        }
        let probabilities = logOdds.map { Logistic.probability(logOdds: $0) }
        let run = AnswerabilityRun(scores: probabilities, isAnswerable: labels)
        let yes = zip(probabilities, labels).filter { $0.0 >= thresholds.yes }
        let no = zip(probabilities, labels).filter { $0.0 < thresholds.no }
        func share(_ part: Int, _ whole: Int) -> String {
            whole == 0 ? "–" : Amount.fixed(100 * Double(part) / Double(whole), digits: 1) + " %"
        }
        return [
            set.name, "\(labels.count)", share(labels.count(where: \.self), labels.count),
        ] + scoreNames.map { name in area(set.examples.map { $0.scores[name] ?? 0 }) } + [
            area(probabilities),
            ReliabilityTable(run).expectedCalibrationError.map { Amount.fixed($0, digits: 3) } ?? "–",
            share(yes.count, labels.count), share(yes.count { !$0.1 }, yes.count),
            share(no.count, labels.count), share(no.count { $0.1 }, no.count),
        ]
    }

    var text: String {
        let header =
            ["set", "n", "answerable"] + Self.scoreNames.map { "AUROC \($0)" } + [
                "AUROC verdict", "ECE", "yes", "of them wrong", "no", "of them wrong",
            ]
        let weights = zip(AnswerabilityFeature.allCases, model.weights).map {
            "  \($0.rawValue) \(Amount.fixed($1, digits: 4))\n"
        }
        return "Answerability, out of fold\n" + TextTable(rows: [header] + rows).text + "weights:\n" + weights.joined()
            + "  bias \(Amount.fixed(model.bias, digits: 4))\n"
            + "yes from \(Amount.fixed(model.thresholds.yes, digits: 3)), "
            + "no below \(Amount.fixed(model.thresholds.no, digits: 3))\n"
    }

    var swift: String {
        let weights = zip(AnswerabilityFeature.allCases, model.weights).map {
            "            \(Amount.fixed($1, digits: 4)),  // \($0.rawValue)\n"
        }
        return """
            // Written by tools/fit. Do not edit: fit again.

            extension AnswerabilityModel {
                /// Fitted on public judgements; see docs/benchmarks.md.
                package static let standard = AnswerabilityModel(
                    weights: [
            \(weights.joined())        ],
                    bias: \(Amount.fixed(model.bias, digits: 4)),
                    thresholds: Thresholds(
                        yes: \(Amount.fixed(model.thresholds.yes, digits: 3)), no: \(Amount.fixed(model.thresholds.no, digits: 3))))
            }

            """
    }
}
