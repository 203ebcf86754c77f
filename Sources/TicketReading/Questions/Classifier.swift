/// Decides what a sentence does, by the words of the lexicon.
struct Classifier {
    /// Longer sentences that hold words of a nudge or of a settled matter do more than that.
    private static let maximumShortWords = 22

    private static let maximumNudgeContent = 2

    let message: MessageText
    /// As guessed for the whole message.
    let language: String?

    func classify(_ unit: inout Unit) {
        guard unit.kind != .noise else { return }
        let words = message.words[unit.words]
        let lead = Interrogatives.lead.prefixCount(of: words)
        unit.contentCount = contentCount(unit, words)
        unit.isAnaphoric = isAnaphoric(words)
        unit.hasQuestionMark = message.hasQuestionMark(in: unit.range)
        unit.opensMatter = lead > 0
        unit.isInterrogative =
            unit.hasQuestionMark || InterrogativeForm.opens(words.dropFirst(lead)) || InterrogativeForm.isInside(words)
            || Interrogatives.unspaced.occurs(in: message.reading, unit.range)
        unit.kind = kind(of: unit, words, afterLead: words.dropFirst(lead))
        unit.denies = unit.kind == .statement && Negations.occur(in: words, language: language)
    }

    private func kind(of unit: Unit, _ words: ArraySlice<Word>, afterLead: ArraySlice<Word>) -> Unit.Kind {
        let isShort = words.count <= Self.maximumShortWords
        let hasMark = unit.hasQuestionMark
        if isShort, !hasMark, isWhole(Outcomes.resolved, words), !isDenied(words) { return .resolved }
        if isShort, isWhole(Outcomes.nudges, words), !isAboutMore(words) { return .nudge }
        if words.isEmpty { return hasMark ? .nudge : .statement }
        let asks =
            unit.isInterrogative || isRequest(afterLead)
        if asks, !Requests.emptyPlease.begins(afterLead) || hasMark {
            let isEmpty = unit.contentCount == 0 || Interrogatives.unspacedAsks.occurs(in: message.reading, unit.range)
            return isEmpty ? .ask : .question
        }
        if isProblem(unit, words) { return .problem }
        return unit.contentCount == 0 && isPlea(words) ? .ask : .statement
    }

    /// Whether a phrase of the table is there, other than within a question about it: `how do I set a reminder`.
    private func isWhole(_ table: PhraseTable, _ words: ArraySlice<Word>) -> Bool {
        guard let index = table.firstIndex(in: words) else { return false }
        let opens: Set<String> = ["how", "where", "which", "why", "what", "does", "do", "is", "can", "should"]
        guard index >= words.startIndex + 2, let first = words.first, opens.contains(first.folded) else { return true }
        return first.folded == "can" && words.dropFirst().first?.folded == "you"
            || first.folded == "is" && words.dropFirst().first?.folded == "there"
    }

    /// A nudge names at most the matter; with more words of content it is about that: `calendar reminder template`.
    private func isAboutMore(_ words: ArraySlice<Word>) -> Bool {
        // the empty words of other languages are not all known
        guard language == nil || language == "en" else { return false }
        var content = 0
        var index = words.startIndex
        while index < words.endIndex {
            let length = Outcomes.nudges.length(at: index, in: words)
            let word = words[index].folded
            if length == 0, !EmptyWords.contains(word), !Outcomes.nudgeWords.contains(word),
                !word.contains(where: \.isNumber)
            {
                content += 1
            }
            index += max(length, 1)
        }
        return content > Self.maximumNudgeContent
    }

    /// `not resolved`, `nicht gelöst`
    private func isDenied(_ words: ArraySlice<Word>) -> Bool {
        words.contains { ["not", "isnt", "nicht", "pas", "niet", "não", "nao"].contains($0.folded) }
    }

    private func isRequest(_ words: ArraySlice<Word>) -> Bool {
        guard let first = words.first else { return false }
        if Requests.commands.begins(words), words.count >= 2 || first.folded == "please" { return true }
        return Requests.openings.occurs(in: words)
    }

    private func isProblem(_ unit: Unit, _ words: ArraySlice<Word>) -> Bool {
        if Problems.cues.occurs(in: words) { return !Problems.denials.occurs(in: words) || words.count > 12 }
        return Interrogatives.unspacedProblems.occurs(in: message.reading, unit.range)
    }

    /// `please help`, `help`, `advise please`.
    private func isPlea(_ words: ArraySlice<Word>) -> Bool {
        words.contains {
            ["please", "help", "advise", "pls", "plz", "bitte", "hilfe", "ayuda", "aide", "aiuto"].contains($0.folded)
        }
    }

    private func contentCount(_ unit: Unit, _ words: ArraySlice<Word>) -> Int {
        words.count { !EmptyWords.contains($0.folded) }
    }

    private static let pointers: Set<String> = [
        "this", "that", "it", "they", "them", "these", "those", "one", "ones", "he", "she", "das", "es", "dies",
        "diese",
        "sie", "ca", "cela", "ce", "le", "eso", "esto", "lo", "questo", "isso", "isto", "dat", "dit", "det", "это",
        "to",
    ]

    private func isAnaphoric(_ words: ArraySlice<Word>) -> Bool {
        words.contains { Self.pointers.contains($0.folded) && $0.folded != "to" }
    }
}

/// The word order of questions in English, and openings of other languages.
enum InterrogativeForm {
    /// Whether a sentence that begins with these words is a question, mark or not.
    static func opens(_ words: ArraySlice<Word>) -> Bool {
        guard words.count >= 2, let first = words.first?.folded else { return false }
        if Interrogatives.plainOpeners.contains(first) { return words.count >= 3 }
        return isStrong(words) || Interrogatives.foreign.begins(words)
    }

    /// Whether the words begin with a question word and a verb, or a verb and its subject.
    static func isStrong(_ words: ArraySlice<Word>) -> Bool {
        guard words.count >= 2 else { return false }
        let (first, second) = (words[words.startIndex].folded, words[words.startIndex + 1].folded)
        if Interrogatives.questionWords.contains(first) {
            if first.count > 3, first.hasSuffix("s"), first != "whose" { return true }  // what's
            if Interrogatives.auxiliaries.contains(second) || Interrogatives.afterQuestionWord.contains(second) {
                return true
            }
            guard ["what", "which", "whose"].contains(first), !Interrogatives.subjects.contains(second) else {
                return false
            }
            return words.dropFirst(2).prefix(3).contains { Interrogatives.auxiliaries.contains($0.folded) }
        }
        return Interrogatives.auxiliaries.contains(first) && Interrogatives.subjects.contains(second)
            && !(first == "have" && ["a", "the"].contains(second))
            && !(first == "do" && ["the", "this", "it"].contains(second))
    }

    /// `… now what do i do`: question word, verb and subject within a sentence.
    static func isInside(_ words: ArraySlice<Word>) -> Bool {
        guard words.count >= 4 else { return false }
        for index in words.indices.dropFirst().dropLast(2)
        where Interrogatives.questionWords.contains(words[index].folded) {
            let (verb, subject) = (words[index + 1].folded, words[index + 2].folded)
            if Interrogatives.auxiliaries.contains(verb), Interrogatives.subjects.contains(subject) { return true }
        }
        return false
    }
}
