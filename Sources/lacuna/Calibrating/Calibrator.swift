import Calibration
import Embedding
import Evaluation
import KnowledgeModel
import Retrieval
import Storage

/// Fits fusion and verdict to an owner's questions: fusion first, since the verdict looks at its score.
struct Calibrator {
    let reader: any GenerationReader
    let encoder: any TextEncoder
    let current: SearchSettings
    /// Of the verdict yes: the share that may be wrong.
    let risk: Double

    /// Fewer questions fit noise.
    static let questionsMinimum = 30

    /// - Parameters:
    ///   - qrels: with ids of articles; nil leaves fusion as it is.
    /// - Throws: `CommandError` if there are too few questions to fit anything.
    func calibrate(_ labelled: LabelledTopics, qrels: Qrels?, index: String) throws -> CalibrationOutcome {
        let set = labelled.set(index: index, qrels: qrels ?? Qrels())
        try check(labelled, set, isJudged: qrels != nil)
        func retriever(_ fusion: Fusion) -> Retriever {
            Retriever(encoder: encoder, fusion: fusion, lexical: current.lexical, synonyms: current.synonyms)
        }
        var outcome = CalibrationOutcome(current: current, risk: risk)
        var weights = current.fusionWeights
        if qrels != nil {
            let fusion = FusionCalibration(
                try FusionExamples.make(of: set, reader: reader, retriever: retriever(current.fusion)),
                current: weights)
            weights = fusion.after
            outcome.fusion = fusion
        }
        if labelled.labelledCount > 0 {
            let examples = try AnswerabilityExamples.labelled(
                set, reader: reader, retriever: retriever(.weighted(weights)),
                answerability: Answerability(model: current.answerability, weights: weights))
            guard examples.count >= Self.questionsMinimum else {
                throw CommandError(
                    "only \(examples.count) of the labelled questions find any passage; "
                        + "check that the questions are for this index")
            }
            outcome.verdict = AnswerabilityCalibration(examples, current: current.answerability, risk: risk)
        }
        return outcome
    }

    private func check(_ labelled: LabelledTopics, _ set: FitSet, isJudged: Bool) throws {
        let minimum = Self.questionsMinimum
        guard labelled.labelledCount > 0 || isJudged else {
            throw CommandError(
                "no question is labelled; write \"answerable\": true or false beside each, or give judgements "
                    + "with --qrels")
        }
        if labelled.labelledCount > 0 {
            guard labelled.labelledCount >= minimum else {
                throw CommandError(
                    "\(Amount.count(labelled.labelledCount, "question")) "
                        + "\(labelled.labelledCount == 1 ? "is" : "are") labelled, and \(minimum) are the fewest that "
                        + "say more than chance; label \(minimum - labelled.labelledCount) more")
            }
            guard labelled.answerableCount > 0, labelled.unanswerableCount > 0 else {
                let (have, lack) =
                    labelled.answerableCount > 0 ? ("answerable", "do not answer") : ("unanswerable", "answer")
                throw CommandError(
                    "all labelled questions are \(have), so nothing tells the two apart; add questions that the "
                        + "articles \(lack)")
            }
        }
        if isJudged {
            let judged = set.topics.count { !set.relevant(to: $0).isEmpty }
            guard judged >= minimum else {
                throw CommandError(
                    "\(Amount.count(judged, "question")) \(judged == 1 ? "has" : "have") a relevant judgement, and "
                        + "\(minimum) are the fewest that say more than chance; judge \(minimum - judged) more, or "
                        + "leave --qrels out")
            }
        }
    }
}

/// What calibration found.
struct CalibrationOutcome {
    let current: SearchSettings
    let risk: Double
    var fusion: FusionCalibration?
    var verdict: AnswerabilityCalibration?

    init(current: SearchSettings, risk: Double) {
        self.current = current
        self.risk = risk
    }

    /// Whether there is anything to write. A verdict that is kept has been checked on the owner's questions, which its
    /// calibration then says.
    var hasChanged: Bool { verdict != nil || fusion?.hasChanged == true }

    /// The settings to write: what was not fitted stays as it is in force.
    func file(replacing file: SettingsFile, encoder: ModelIdentity) -> SettingsFile {
        var file = file
        file.encoder = SettingsFile.EncoderName(name: encoder.name, hash: encoder.hash)
        if let fusion, fusion.hasChanged {
            file.fusion = SettingsFile.FusionNumbers(fusion.after, questions: fusion.questionCount)
        }
        if let verdict {
            file.verdict = SettingsFile.VerdictNumbers(
                verdict.after, questions: verdict.questionCount, method: verdict.choice.chosen.method.rawValue)
        }
        return file
    }
}
