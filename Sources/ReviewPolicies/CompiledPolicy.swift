package import KnowledgeModel
internal import Patterns

/// A policy made ready for questions: phrases indexed by their first word, patterns compiled, examples embedded.
package struct CompiledPolicy: Sendable {
    package let policy: ReviewPolicy
    /// False without an encoder: then words decide alone.
    package var usesExamples: Bool { meanings != nil }

    private let phrases: PhraseSet<Source>
    private let patterns: [CompiledPattern]
    private let meanings: RuleMeanings?
    /// The order in which triggers are given: those that block first, then as in the file.
    private let order: [Int]

    /// - Parameter embed: gives one vector for each text, all of one length, or nil if there is no encoder.
    /// - Throws: what `embed` throws; `PolicyError` if the policy does not compile, which `ReviewPolicy.parse` rules out,
    ///   or if there are fewer or more vectors than texts.
    package init(_ policy: ReviewPolicy, embed: ([String]) throws -> [EmbeddingVector]?) throws {
        self.policy = policy
        var phrases = PhraseSet<Source>()
        var patterns: [CompiledPattern] = []
        func compile(_ conditions: RuleConditions, _ role: Source.Role, of place: String) throws {
            for text in conditions.phrases {
                switch Phrase.parse(text) {
                case .success(let phrase): phrases.insert(phrase, Source(role: role, text: text))
                case .failure(let fault): throw PolicyError.badPhrase(text, in: place, because: fault.reason, line: nil)
                }
            }
            for text in conditions.patterns {
                do {
                    let pattern = try Pattern(text)
                    patterns.append(CompiledPattern(pattern: pattern, source: Source(role: role, text: text)))
                } catch {
                    throw PolicyError.badPattern(text, in: place, because: error.reason, line: nil)
                }
            }
        }
        try compile(policy.commonExceptions, .commonException, of: "the policy")
        for (index, rule) in policy.rules.enumerated() {
            try compile(rule.match, .match(rule: index), of: "the rule \"\(rule.id)\"")
            try compile(rule.exceptions, .exception(rule: index), of: "the rule \"\(rule.id)\"")
        }
        self.phrases = phrases
        self.patterns = patterns
        meanings = try RuleMeanings(policy, embed: embed)
        order =
            policy.rules.indices.filter { policy.rules[$0].action == .block }
            + policy.rules.indices.filter { policy.rules[$0].action == .review }
    }

    /// The rules that a question falls under: those that block first, then in the order of the file.
    ///
    /// - Parameters:
    ///   - text: one question. Of a longer text the first 32 KiB count.
    ///   - vector: of `text`, by the encoder that embedded the examples; nil to go by words alone.
    /// - Complexity: O(words + scalars × states of the patterns + examples × dimensions).
    package func triggers(
        for text: String, vector: EmbeddingVector?, of context: QuestionContext = QuestionContext()
    ) -> [ReviewTrigger] {
        var findings = TextFindings(ruleCount: policy.rules.count)
        let question = QuestionText(text)
        for match in phrases.matches(in: question) {
            let words = match.words.map { question.words[$0].range }
            findings.add(match.tag, kind: .phrase, words: words, sentence: question.words[match.words[0]].sentence)
        }
        if !patterns.isEmpty { findPatterns(in: question, &findings) }
        let vote = vector.flatMap { meanings?.vote($0) }
        // A vector speaks of the whole text, so only of one sentence does it speak for certain.
        let isOrdinary = vote?.isOrdinary == true && question.sentences.count == 1
        let matches = policy.rules.indices.map { index -> [ReviewTrigger.TextMatch] in
            let rule = policy.rules[index]
            if !context.isWithin(rule) || (isOrdinary && rule.usesCommonExceptions) { return [] }
            return findings.matches(of: index, commonExceptions: rule.usesCommonExceptions)
        }
        let nearest = vote?.elected.flatMap { elected -> (rule: Int, nearest: ReviewTrigger.NearestExample)? in
            let rule = policy.rules[elected.rule]
            let excepted = findings.hasException(of: elected.rule, commonExceptions: rule.usesCommonExceptions)
            if !context.isWithin(rule) || excepted { return nil }
            // Words say the matter more surely: beside them, a meaning is only heard if it would block.
            let isHeard = rule.action == .block || !matches[elected.rule].isEmpty || matches.allSatisfy(\.isEmpty)
            return isHeard ? elected : nil
        }
        return order.compactMap { index in
            let example = nearest?.rule == index ? nearest?.nearest : nil
            if matches[index].isEmpty, example == nil { return nil }
            return ReviewTrigger(policy.rules[index], matches: matches[index], nearest: example)
        }
    }

    private func findPatterns(in question: QuestionText, _ findings: inout TextFindings) {
        for (index, range) in question.sentences.enumerated() {
            let sentence = SentenceScalars(question.bytes, range)
            for pattern in patterns {
                guard let found = pattern.pattern.firstMatch(in: sentence.values) else { continue }
                findings.add(
                    pattern.source, kind: .pattern, words: [sentence.utf8Range(of: found)], sentence: index)
            }
        }
    }

    private struct CompiledPattern: Sendable {
        let pattern: Pattern
        let source: Source
    }
}

/// Where in the policy a phrase or pattern stands.
struct Source: Sendable {
    enum Role: Sendable {
        case match(rule: Int)
        case exception(rule: Int)
        case commonException
    }

    let role: Role
    let text: String
}

/// The scalars of a sentence in small letters, and where each stands in the text.
private struct SentenceScalars {
    var values: [UInt32] = []
    private var offsets: [Int] = []

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        var offset = range.lowerBound
        for scalar in String(decoding: bytes[range], as: UTF8.self).unicodeScalars {
            values.append(PatternScalars.lowered(scalar))
            offsets.append(offset)
            offset += UTF8.width(scalar)
        }
        offsets.append(offset)
    }

    func utf8Range(of range: Range<Int>) -> Range<Int> { offsets[range.lowerBound]..<offsets[range.upperBound] }
}

extension ReviewTrigger {
    init(_ rule: ReviewRule, matches: [TextMatch], nearest: NearestExample?) {
        self.init(
            ruleID: rule.id, title: rule.title, action: rule.action, trigger: rule.trigger, route: rule.route,
            owner: rule.owner, backupOwner: rule.backupOwner, expectedDecision: rule.expectedDecision, pin: rule.pin,
            matches: matches, nearest: nearest)
    }
}
