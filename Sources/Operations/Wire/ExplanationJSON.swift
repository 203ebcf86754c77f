import JSONText
import Retrieval
import Storage

extension JSONWriter {
    /// The members of an explanation, into the object that is open.
    mutating func members(of explanation: AnswerExplanation) {
        member(
            "verdict",
            object: { verdict in
                verdict.member("bias", explanation.bias)
                verdict.member("yes_from", explanation.thresholds.yes)
                verdict.member("no_below", explanation.thresholds.no)
                verdict.member(
                    "features",
                    array: { list in
                        for feature in explanation.features {
                            list.object { members in
                                members.member("name", feature.feature.rawValue)
                                members.member("value", feature.value)
                                members.member("weight", feature.weight)
                                members.member("points", feature.points)
                            }
                        }
                    })
            })
        member("hits", array: { list in for hit in explanation.hits { list.element(hit) } })
    }

    private mutating func element(_ hit: AnswerExplanation.HitExplanation) {
        object { members in
            members.member(
                "score",
                array: { list in
                    for contribution in hit.contributions {
                        list.object { members in
                            members.member("evidence", contribution.evidence.rawValue)
                            members.member("value", contribution.value)
                            members.member("weight", contribution.weight)
                            members.member("points", contribution.points)
                        }
                    }
                })
            members.member("words", array: { list in for clause in hit.words.clauses { list.element(clause) } })
        }
    }

    private mutating func element(_ clause: LexicalExplanation.Clause) {
        object { members in
            members.member("text", clause.text)
            members.member("kind", clause.kind.rawValue)
            members.member("passages", clause.passageCount)
            members.member("idf", clause.inverseDocumentFrequency)
            members.member("weight", clause.weight)
            members.member("points", clause.contribution)
            members.member(
                "matches",
                array: { list in
                    for match in clause.matches {
                        list.object { members in
                            members.member("terms", match.terms)
                            members.member("origin", match.origin.rawValue)
                            members.member("title", match.title)
                            members.member("headings", match.headings)
                            members.member("body", match.body)
                        }
                    }
                })
        }
    }
}
