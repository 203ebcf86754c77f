internal import Foundation

/// Which adaptation of a model of answerability serves an owner's labelled questions best, by cross-validation.
///
/// A method that says more is taken only if it predicts questions it has not seen better than the simpler one taken before
/// it, by log loss, so a model that is right already stays. A small move of all log odds is drawn to none, and so is taken
/// unless it predicts worse.
package struct VerdictCalibration: Sendable {
    package struct Candidate: Sendable {
        package let method: VerdictMethod
        /// Fitted on all questions.
        package let model: LogisticCoefficients
        /// Log odds of each question from models that have not seen it, nor any question of its group.
        package let outOfFold: [Double]
        /// The mean of −log(probability of what is true), out of fold.
        package let loss: Double
        /// How much lower the loss is than that of the simpler candidate it was held against, in standard errors of the
        /// difference; nil of the first.
        package fileprivate(set) var gain: Double?
    }

    /// In the order of `VerdictMethod`.
    package private(set) var candidates: [Candidate]
    package private(set) var chosen: Candidate

    /// Groups of questions are divided so often, since one division of few is a matter of luck.
    private static let repetitions = 5
    private static let folds = 10

    /// O(repetitions · folds · examples · features²) of the methods together.
    ///
    /// - Precondition: there is an example.
    package init(_ examples: [AnswerabilityFitting.Example], current: LogisticCoefficients, seed: UInt64 = 1) {
        precondition(!examples.isEmpty, "calibration needs examples")
        let methods = VerdictMethod.allCases.filter {
            $0 != .refit || examples.count >= VerdictMethod.refitMinimum
        }
        var losses: [[Double]] = []
        candidates = methods.map { method in
            let (logOdds, loss) = Self.crossValidated(method, examples, current, seed: seed)
            losses.append(loss)
            return Candidate(
                method: method, model: method.fit(examples, current: current), outOfFold: logOdds,
                loss: loss.reduce(0, +) / Double(loss.count))
        }
        var best = 0
        for index in candidates.indices.dropFirst() {
            let gain = Self.standardErrors(zip(losses[best], losses[index]).map { $0 - $1 })
            candidates[index].gain = gain
            if gain > candidates[index].method.gainMinimum { best = index }
        }
        chosen = candidates[best]
    }

    /// The mean over divisions of each example's log odds and loss out of fold.
    private static func crossValidated(
        _ method: VerdictMethod, _ examples: [AnswerabilityFitting.Example], _ current: LogisticCoefficients,
        seed: UInt64
    ) -> (logOdds: [Double], loss: [Double]) {
        if method == .keep {
            let logOdds = examples.map { current.logOdds($0.features) }
            return (logOdds, zip(logOdds, examples).map { loss($0, $1.label) })
        }
        var sums = [Double](repeating: 0, count: examples.count)
        var losses = [Double](repeating: 0, count: examples.count)
        for repetition in 0..<repetitions {
            let assigned = GroupFolds.folds(
                of: examples.map(\.group), count: folds, seed: seed &+ UInt64(repetition))
            for fold in 0..<folds where assigned.contains(fold) {
                let model = method.fit(
                    zip(examples, assigned).filter { $0.1 != fold }.map(\.0), current: current)
                for (index, example) in examples.enumerated() where assigned[index] == fold {
                    let logOdds = model.logOdds(example.features)
                    sums[index] += logOdds / Double(repetitions)
                    losses[index] += loss(logOdds, example.label) / Double(repetitions)
                }
            }
        }
        return (sums, losses)
    }

    private static func loss(_ logOdds: Double, _ label: Bool) -> Double {
        let probability = Logistic.probability(logOdds: logOdds)
        return -log(label ? probability : 1 - probability)
    }

    /// The mean in units of its standard error; 0 if nothing varies.
    private static func standardErrors(_ differences: [Double]) -> Double {
        let count = Double(differences.count)
        let mean = differences.reduce(0, +) / count
        let variance = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / max(1, count - 1)
        return variance > 1e-24 ? mean / (variance / count).squareRoot() : 0
    }
}
