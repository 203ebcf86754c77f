import JSONText
import Retrieval
import ReviewPolicies

extension JSONWriter {
    /// The members of a verdict, into the object that is open.
    mutating func members(of verdict: Verdict) {
        member("label", verdict.label.rawValue)
        member("reason", verdict.reason.rawValue)
        member("probability", verdict.probability)
        member("covered", verdict.covered)
        member("missing", verdict.missing)
        if let detail = verdict.missingDetail {
            member(
                "missing_detail",
                object: { members in
                    members.member("kind", detail.kind.rawValue)
                    members.member("choices", detail.choices)
                })
        } else {
            memberNull("missing_detail")
        }
    }

    /// A rule that sends a question to a person, and what in the question it goes by.
    mutating func element(_ trigger: ReviewTrigger, question: String) {
        object { members in
            members.member("rule", trigger.ruleID)
            members.member("title", trigger.title)
            members.member("action", trigger.action.rawValue)
            members.member("trigger", trigger.trigger)
            members.member("route", trigger.route)
            members.member("owner", trigger.owner)
            members.member("backup_owner", trigger.backupOwner)
            members.member("expected_decision", trigger.expectedDecision)
            members.member("pin", trigger.pin)
            members.member(
                "matched",
                trigger.matches.map { match in
                    String(
                        decoding: Array(question.utf8)[match.range.clamped(to: 0..<question.utf8.count)], as: UTF8.self)
                })
            members.member("nearest_example", trigger.nearest?.example)
            members.member("similarity", trigger.nearest.map { Double($0.cosine) })
        }
    }

    /// Something to know about a hit; `of` is the rank of the hit that it is about, if any.
    mutating func element(_ mark: Mark) {
        object { members in
            switch mark.kind {
            case .duplicate(let other, _):
                members.member("kind", "duplicate")
                members.member("of", other + 1)
            case .contradiction(let other, _):
                members.member("kind", "contradiction")
                members.member("of", other + 1)
            case .overdue:
                members.member("kind", "overdue")
                members.memberNull("of")
            case .older(let other):
                members.member("kind", "older")
                members.member("of", other + 1)
            }
            members.member("reason", mark.reason)
        }
    }
}
