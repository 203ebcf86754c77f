import Calibration
import Evaluation
import Retrieval

/// What calibrating on few questions is worth on all others, over many drawings of the few.
struct CalibrationDraws {
    /// Means over the draws, of unseen questions.
    private let eceBefore: Double
    private let eceAfter: Double
    private let eceByChance: Double
    private let deviation: Double
    private let unseenCount: Int
    private let methods: [VerdictMethod: Int]

    /// - Precondition: there are more examples than `size`, and at least one draw.
    init(_ examples: [AnswerabilityExample], size: Int, draws: Int) {
        let current = LogisticCoefficients(
            weights: AnswerabilityModel.standard.weights, bias: AnswerabilityModel.standard.bias)
        var before: [Double] = []
        var after: [Double] = []
        var chance: [Double] = []
        var methods: [VerdictMethod: Int] = [:]
        for draw in 0..<draws {
            var generator = SeededNumbers(seed: UInt64(draw))
            let shuffled = examples.shuffled(using: &generator)
            let choice = VerdictCalibration(
                shuffled.prefix(size).map {
                    AnswerabilityFitting.Example(features: $0.features, label: $0.isAnswerable, group: $0.unit)
                }, current: current)
            let unseen = shuffled.dropFirst(size)
            let labels = unseen.map(\.isAnswerable)
            func error(_ model: LogisticCoefficients) -> (Double, probabilities: [Double]) {
                let probabilities = unseen.map { model.probability($0.features) }
                let run = AnswerabilityRun(scores: probabilities, isAnswerable: labels)
                return (ReliabilityTable(run).expectedCalibrationError ?? 0, probabilities)
            }
            let fitted = error(choice.chosen.model)
            before.append(error(current).0)
            after.append(fitted.0)
            chance.append(ReliabilityTable.expectedErrorByChance(fitted.probabilities, rounds: 20))
            methods[choice.chosen.method, default: 0] += 1
        }
        func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
        eceBefore = mean(before)
        eceAfter = mean(after)
        eceByChance = mean(chance)
        deviation = (mean(after.map { ($0 - mean(after)) * ($0 - mean(after)) })).squareRoot()
        unseenCount = examples.count - size
        self.methods = methods
    }

    var text: String {
        let chosen = VerdictMethod.allCases.compactMap { method in
            methods[method].map { "\(method.rawValue) \($0)" }
        }
        return TextTable(rows: [
            ["unseen", "ECE before", "ECE after", "deviation over draws", "ECE by chance", "chosen"],
            [
                "\(unseenCount)", Amount.fixed(eceBefore, digits: 4), Amount.fixed(eceAfter, digits: 4),
                Amount.fixed(deviation, digits: 4), Amount.fixed(eceByChance, digits: 4),
                chosen.joined(separator: ", "),
            ],
        ]).text
    }
}

/// Random numbers that are the same for the same seed: SplitMix64.
private struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
