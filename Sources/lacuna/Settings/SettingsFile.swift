import Retrieval
import Storage

/// What a version of the settings holds, as JSON that people can read: every fitted number under the name of what it
/// weighs, and the meaning of each name beside it.
///
/// What an index was not given a value for stays what the product comes with, and so do words and their weights in BM25,
/// which nothing fits. Keys that are not known, and keys that are missing, are refused: half-read settings would answer
/// differently and not say so.
struct SettingsFile: Codable, Sendable, Equatable {
    /// Rules, one an element, in the form of `Synonyms`.
    var synonyms: [String]
    /// Nil is what the product comes with; so is `verdict`.
    var fusion: FusionNumbers?
    var verdict: VerdictNumbers?
    /// The encoder that fusion and verdict were fitted with: they weigh its cosines.
    var encoder: EncoderName?

    static let builtIn = SettingsFile(synonyms: [], fusion: nil, verdict: nil, encoder: nil)

    struct FusionNumbers: Codable, Sendable, Equatable {
        var weights: [String: Double]
        /// Judged questions that the weights were fitted on.
        var questions: Int
    }

    struct VerdictNumbers: Codable, Sendable, Equatable {
        var weights: [String: Double]
        var bias: Double
        /// From this probability on the verdict is yes, and below that one no.
        var yesFrom: Double
        var noBelow: Double
        /// Labelled questions that the numbers were fitted on.
        var questions: Int
        /// How they were fitted: `intercept`, `platt`, `refit`, or `keep` where only thresholds changed.
        var method: String
    }

    struct EncoderName: Codable, Sendable, Equatable {
        var name: String
        var hash: String
    }

    enum FusionWeight: String, CaseIterable {
        case cosine, bm25
        case titleLine = "title_line"
        case wordPairs = "word_pairs"

        /// For people.
        var title: String {
            switch self {
            case .cosine: "likeness in meaning of the passage; the unit of the others"
            case .bm25: "one point of BM25"
            case .titleLine: "likeness in meaning of the title and headings"
            case .wordPairs: "share of neighbouring words found side by side"
            }
        }
    }
}

extension SettingsFile.FusionNumbers {
    init(_ weights: FusionWeights, questions: Int) {
        self.weights = [:]
        for (name, value) in zip(SettingsFile.FusionWeight.allCases, weights.vector) {
            self.weights[name.rawValue] = value
        }
        self.questions = questions
    }

    /// - Throws: `SettingsFileError.otherFeatures`.
    func fusionWeights() throws(SettingsFileError) -> FusionWeights {
        let names = SettingsFile.FusionWeight.allCases.map(\.rawValue)
        let values = try SettingsFile.values(weights, named: names, of: "fusion")
        return FusionWeights(lexical: values[1], context: values[2], wordPairs: values[3])
    }
}

extension SettingsFile.VerdictNumbers {
    init(_ model: AnswerabilityModel, questions: Int, method: String) {
        weights = Dictionary(
            uniqueKeysWithValues: zip(AnswerabilityFeature.allCases.map(\.rawValue), model.weights))
        bias = model.bias
        yesFrom = model.thresholds.yes
        noBelow = model.thresholds.no
        self.questions = questions
        self.method = method
    }

    /// - Throws: `SettingsFileError.otherFeatures`, `SettingsFileError.outOfRange`.
    func model() throws(SettingsFileError) -> AnswerabilityModel {
        let values = try SettingsFile.values(
            weights, named: AnswerabilityFeature.allCases.map(\.rawValue), of: "verdict")
        guard (0...1).contains(yesFrom) else { throw .outOfRange("yes_from", yesFrom) }
        guard (0...yesFrom).contains(noBelow) else { throw .outOfRange("no_below", noBelow) }
        return AnswerabilityModel(
            weights: values, bias: bias, thresholds: AnswerabilityModel.Thresholds(yes: yesFrom, no: noBelow))
    }
}

extension SettingsFile {
    /// Values in the order of `names`.
    fileprivate static func values(
        _ weights: [String: Double], named names: [String], of part: String
    ) throws(SettingsFileError) -> [Double] {
        if let unknown = weights.keys.sorted().first(where: { !names.contains($0) }) {
            throw .otherFeatures("\(part) weighs “\(unknown)”, which this build does not know")
        }
        var values: [Double] = []
        for name in names {
            guard let value = weights[name] else { throw .otherFeatures("\(part) has no weight for “\(name)”") }
            values.append(value)
        }
        return values
    }
}
