internal import TextAnalysis

/// Tells a passage that says something from one that only repeats what is asked.
///
/// A question's own words bring up any passage that has them, so likeness cannot tell the two apart. What can is what the
/// passage adds. A sentence settles something if it has both a mark of an answer (`AnswerCues`: a number, a yes or no, a step,
/// a condition) and content words that no question has. Sentences that ask, that restate a question, that speak of asking and
/// of help to come, or that praise, settle nothing.
///
/// Words and layout alone, in English; see docs/gap-reports.md for how often it is wrong.
package struct AnswerSubstance: Sendable {
    private let asked: Set<String>

    /// Points of marks and new words together. With a clear mark few are enough: "Never." and "Three." are answers.
    private static let clearMinimum = 4
    /// With lesser ones more has to be said.
    private static let faintMinimum = 5
    /// Of a long passage more than one sentence must settle something: one in so many.
    private static let sentencesPerAnswer = 6
    /// Share of a sentence's content words that the questions have, from which on it restates them.
    private static let restatingShare = 0.75

    /// - Parameter questions: as they were asked.
    package init(questions: [String]) {
        asked = Set(questions.flatMap { SentenceWords($0).content.map(WordStem.of) })
    }

    /// Content words from which on a text is long enough to tell by its subject alone, and the share of them that the
    /// questions may have: what speaks of other things does not repeat the questions.
    private static let ownWordsMinimum = 25
    private static let ownAskedShare = 0.25

    /// Whether enough of its sentences settle something, or it speaks at length of more than was asked. O(length).
    package func isAnswer(_ passage: String) -> Bool {
        let bytes = Array(passage.utf8)
        let sentences = SentenceSplitter.sentences(in: passage).map {
            SentenceWords(String(decoding: bytes[$0], as: UTF8.self))
        }
        let settling = sentences.count(where: settles)
        return (settling > 0 && settling * Self.sentencesPerAnswer >= sentences.count) || speaksOfMore(sentences)
    }

    private func speaksOfMore(_ sentences: [SentenceWords]) -> Bool {
        let words = sentences.filter { !$0.isQuestion && !isEmptyTalk($0, AnswerCues(of: $0, isAsked: isAsked)) }
            .flatMap(\.content)
        return words.count >= Self.ownWordsMinimum
            && Double(words.count(where: isAsked)) <= Self.ownAskedShare * Double(words.count)
    }

    private func isEmptyTalk(_ sentence: SentenceWords, _ cues: AnswerCues) -> Bool {
        SentenceKind.speaksOfAsking(sentence) || SentenceKind.isPlaceholder(sentence)
            || SentenceKind.isContact(sentence, isAsked: isAsked)
            || SentenceKind.praises(sentence, isConcrete: cues.isConcrete)
    }

    private func settles(_ sentence: SentenceWords) -> Bool {
        if sentence.isQuestion { return false }
        // "Yes." and "Three." under their question; "Yes" and "No" below a page are two buttons.
        if !sentence.isBareLine, let word = sentence.onlyWord, SubstanceWords.wholeAnswers.contains(word) {
            return true
        }
        guard !sentence.content.isEmpty else { return false }
        let cues = AnswerCues(of: sentence, isAsked: isAsked)
        if isEmptyTalk(sentence, cues) { return false }
        let words = sentence.content
        if Double(words.count(where: isAsked)) >= Self.restatingShare * Double(words.count) { return false }
        let new = Set(words.filter { !isAsked($0) && !SubstanceWords.saysNothing($0) })
        let points = new.count + cues.points
        return (cues.isClear && points >= Self.clearMinimum)
            || (cues.points > 0 && points >= Self.faintMinimum)
    }

    private func isAsked(_ word: String) -> Bool { asked.contains(WordStem.of(word)) }
}
