import Calibration
import Evaluation
import Retrieval

/// A model of answerability adapted to an owner's labelled questions, with what it is worth before and after.
struct AnswerabilityCalibration {
    /// What a model is worth on labelled questions.
    struct Figures {
        let auroc: Double?
        let ece: Double?
        /// What a forecaster that is exactly right would show for `ece`.
        let eceByChance: Double
        let brier: Double?
        /// Share of the questions that can be answered with at most `risk` of them wrong.
        let coverageAtRisk: Double
        /// Share of the questions whose verdict is yes, and of these the share that is wrong; the same for no.
        let yesShare: Double
        let yesWrong: Double?
        let noShare: Double
        let noWrong: Double?
    }

    let choice: VerdictCalibration
    let before: AnswerabilityModel
    let after: AnswerabilityModel
    let figuresBefore: Figures
    /// Out of fold.
    let figuresAfter: Figures
    /// Of thresholds that stayed because too few questions reach them.
    let notes: [String]
    let questionCount: Int
    let answerableCount: Int

    /// At most this share of `no` is wrong: saying no to what is answered costs a look at the passages and no more.
    static let noRisk = AnswerabilityFit.noRisk
    /// Fewer questions on the far side of a threshold cannot say where it should be.
    private static let noMinimum = 10

    init(_ examples: [AnswerabilityExample], current: AnswerabilityModel, risk: Double) {
        choice = VerdictCalibration(
            examples.map {
                AnswerabilityFitting.Example(features: $0.features, label: $0.isAnswerable, group: $0.unit)
            }, current: LogisticCoefficients(weights: current.weights, bias: current.bias))
        let labels = examples.map(\.isAnswerable)
        let probabilities = choice.chosen.outOfFold.map { Logistic.probability(logOdds: $0) }
        let (thresholds, notes) = Self.thresholds(
            zip(probabilities, labels).map { Thresholding.Item(probability: $0, isAnswerable: $1) }, risk: risk,
            current: current.thresholds)
        before = current
        after = AnswerabilityModel(
            weights: choice.chosen.model.weights.map(Self.rounded), bias: Self.rounded(choice.chosen.model.bias),
            thresholds: thresholds)
        self.notes = notes
        let previous = choice.candidates[0].outOfFold.map { Logistic.probability(logOdds: $0) }
        figuresBefore = Self.figures(previous, labels, current.thresholds, risk, ranking: previous)
        // Moving and stretching keep the order of the questions; predictions of several models, put together, do not.
        let isReordered = choice.chosen.method == .refit || !choice.chosen.model.weights.contains { $0 != 0 }
        figuresAfter = Self.figures(
            probabilities, labels, thresholds, risk, ranking: isReordered ? probabilities : previous)
        questionCount = examples.count
        answerableCount = labels.count(where: \.self)
    }

    private static func thresholds(
        _ items: [Thresholding.Item], risk: Double, current: AnswerabilityModel.Thresholds
    ) -> (AnswerabilityModel.Thresholds, notes: [String]) {
        var thresholds = current
        var notes: [String] = []
        let yes = Thresholding.yes(items, risk: risk)
        let yesMinimum = Int((1 / risk).rounded(.up))
        if items.count(where: { $0.probability >= yes }) >= yesMinimum {
            thresholds.yes = rounded(yes)
        } else {
            notes.append(
                "The threshold of yes stays: \(yesMinimum) questions must reach it to say that at most "
                    + "\(Amount.fixed(risk * 100, digits: 0)) % are wrong, and fewer do.")
        }
        let no = Thresholding.no(items, risk: noRisk)
        if items.count(where: { $0.probability < no }) >= noMinimum {
            thresholds.no = rounded(no)
        } else {
            notes.append("The threshold of no stays: fewer than \(noMinimum) questions lie below any better one.")
        }
        thresholds.no = min(thresholds.no, thresholds.yes, AnswerabilityFit.noMaximum)
        return (thresholds, notes)
    }

    /// - Parameter ranking: what the questions are ordered by for the figures that need only an order.
    private static func figures(
        _ probabilities: [Double], _ labels: [Bool], _ thresholds: AnswerabilityModel.Thresholds, _ risk: Double,
        ranking: [Double]
    ) -> Figures {
        let order = AnswerabilityRun(scores: ranking, isAnswerable: labels)
        let run = AnswerabilityRun(scores: probabilities, isAnswerable: labels)
        let yes = zip(probabilities, labels).filter { $0.0 >= thresholds.yes }
        let no = zip(probabilities, labels).filter { $0.0 < thresholds.no }
        func share(_ part: Int, _ whole: Int) -> Double? { whole == 0 ? nil : Double(part) / Double(whole) }
        return Figures(
            auroc: ROCCurve(order)?.area, ece: ReliabilityTable(run).expectedCalibrationError,
            eceByChance: ReliabilityTable.expectedErrorByChance(probabilities), brier: run.brierScore,
            coverageAtRisk: RiskCoverageCurve(order).largestCoverage(atRisk: risk)?.coverage ?? 0,
            yesShare: share(yes.count, labels.count) ?? 0, yesWrong: share(yes.count { !$0.1 }, yes.count),
            noShare: share(no.count, labels.count) ?? 0, noWrong: share(no.count { $0.1 }, no.count))
    }

    /// Four digits are more than the data bears.
    private static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}
