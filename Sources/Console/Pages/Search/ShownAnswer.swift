internal import Access
internal import Operations
internal import ReportPages
internal import Retrieval
internal import ReviewPolicies
internal import Storage
internal import TicketReading

/// One question's answer. Members are named by `search-answer.mustache`.
struct ShownAnswer {
    let number: Int
    /// Nil where the page asks one question and shows it already.
    let question: String?
    let tone: String
    let label: String
    let reason: String
    let chance: ChanceBar?
    let uncovered: String?
    let reviews: [Review]
    let gap: Gap?
    let corrections: [Correction]
    let listTitle: String
    let citationsMarkup: String
    let nearMisses: NearMisses?
    let verdictMarkup: String?

    /// What is shown at once; the rest is folded away.
    private static let shownMaximum = 3

    struct Review {
        let isBlock: Bool
        let ruleTitle: String
        let ruleID: String
        let route: String
        let routeOwner: String
        let backup: String
        let decision: String
        let matched: String?
    }

    struct Gap {
        let gapTitle: String
        let gapStatus: String
        let gapNote: String?
        let gapAddress: String?
    }

    struct Correction {
        let word: String
        let searched: String
    }

    struct NearMisses {
        let nearCount: String
        let nearMarkup: String
    }

    init(_ answer: Answer, at index: Int, of asked: SearchAsking.Asked, _ asking: SearchAsking, showsQuestion: Bool) {
        let (response, caller) = (asked.response, asking.visit.caller)
        number = index + 1
        question = showsQuestion ? answer.question.text : nil
        let words = VerdictWords(verdict: answer.verdict)
        tone = words.tone
        label = words.label
        reason = words.reason
        chance = ChanceBar(answer.verdict, response.settings)
        uncovered =
            answer.verdict.missing.isEmpty ? nil : answer.verdict.missing.map { "“\($0)”" }.joined(separator: ", ")
        reviews = answer.triggers.map { Review($0, question: answer.question.text) }
        gap = response.knownGaps?[index].map { Gap($0, isOwner: caller.allows(.owner)) }
        corrections = answer.corrections.map { Correction(word: $0.word, searched: $0.replacement) }
        let isAnswered = answer.verdict.label != .no
        listTitle = isAnswered ? "What the articles say" : "The nearest passages, which do not answer it"
        let cards = answer.hits.enumerated().map { place, hit in
            CitedPassage(
                hit, rank: place + 1, question: index + 1, marks: answer.marks.filter { $0.hit == place },
                inputs: asking.inputs, queryID: asked.recordedID,
                canRate: asking.services.knowledge.activity != nil && caller.allows(.feedback),
                canStop: asking.services.indexing != nil && caller.allows(.owner),
                whyMarkup: answer.explanation.map { PassageExplanation($0.hits[place], hit.hit, answer.scoreKind).html }
            ).html
        }
        citationsMarkup = cards.prefix(Self.shownMaximum).joined(separator: "\n")
        let rest = cards.dropFirst(Self.shownMaximum)
        nearMisses =
            rest.isEmpty
            ? nil
            : NearMisses(
                nearCount: NumberText.count(rest.count, "further passage"),
                nearMarkup: rest.joined(separator: "\n"))
        verdictMarkup = answer.explanation.map { VerdictExplanation($0).html }
    }

    var html: String { Template.answer.render(self) }
}

extension ShownAnswer.Review {
    init(_ trigger: ReviewTrigger, question: String) {
        isBlock = trigger.action == .block
        ruleTitle = trigger.title
        ruleID = trigger.ruleID
        route = trigger.route
        routeOwner = trigger.owner
        backup = trigger.backupOwner
        decision = trigger.expectedDecision
        let bytes = Array(question.utf8)
        let words = trigger.matches.map { match in
            "“\(String(decoding: bytes[match.range.clamped(to: 0..<bytes.count)], as: UTF8.self))”"
        }
        matched = words.isEmpty ? nil : words.formattedList
    }
}

extension ShownAnswer.Gap {
    init(_ gap: KnownGap, isOwner: Bool) {
        gapTitle = gap.title
        gapStatus = gap.status.name.replacing("_", with: " ")
        gapNote = gap.note
        gapAddress = isOwner ? "/gaps/" + FormFields.encoded(gap.theme) : nil
    }
}
