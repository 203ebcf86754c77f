import JSONText
import KnowledgeModel
package import Retrieval
import ReviewPolicies
import Storage
import TicketReading

/// The JSON of a search response, version 1: what `POST /v1/search` answers and `lacuna search --json` prints.
///
/// The keys, their order and their types are a contract, pinned by a golden test. Every key is always there, but
/// `explanation`, `offsets` and `timings`, which are there if asked for, and `known_gap`, which is there for callers that may know of
/// themes; what is not known is `null`.
package enum SearchResponseJSON {
    package static let version = 1

    /// - Parameter timings: what each stage took; nil leaves the key out.
    package static func bytes(
        of response: SearchResponse, offsets: OffsetUnit = .scalars, timings: [SearchStage: Duration]? = nil
    ) -> [UInt8] {
        var writer = JSONWriter(reservingBytes: 16 * 1024)
        writer.object { document in
            document.member("version", version)
            document.member("query_id", response.queryID)
            document.member("generation", response.generation.number)
            document.member("settings", response.settings.version)
            document.member("calibration", "\(response.settings.calibration)")
            document.member("policy", response.policyVersion)
            if offsets != .scalars { document.member("offsets", offsets.rawValue) }
            document.member("degraded", response.degraded.map(\.rawValue))
            document.member("no_question", response.ticket.noQuestion?.wireName)
            document.member("omitted_questions", response.ticket.omittedCount)
            document.member(
                "set_aside",
                array: { list in
                    for part in response.ticket.setAside {
                        list.object { members in
                            members.member("kind", part.kind.rawValue)
                            members.member("message", part.messageIndex)
                            members.member("start", part.scalarRange.lowerBound)
                            members.member("end", part.scalarRange.upperBound)
                        }
                    }
                })
            if let timings { document.member("timings", object: { members in members.members(of: timings) }) }
            document.member(
                "answers",
                array: { answers in
                    for (index, answer) in response.answers.enumerated() {
                        answers.element(answer, offsets, knownGap: response.knownGaps.map { $0[index] })
                    }
                })
        }
        return writer.bytes
    }
}

extension NoQuestion {
    /// In the words of the wire: `automatic_reply`.
    package var wireName: String { self == .automaticReply ? "automatic_reply" : rawValue }
}

extension JSONWriter {
    /// - Parameter knownGap: nil leaves the key out.
    fileprivate mutating func element(_ answer: Answer, _ offsets: OffsetUnit, knownGap: KnownGap??) {
        object { members in
            members.member("question", answer.question.text)
            members.member("search_text", answer.question.searchText)
            members.member("message", answer.question.messageIndex)
            members.member("start", answer.question.scalarRange.lowerBound)
            members.member("end", answer.question.scalarRange.upperBound)
            members.member("language", answer.question.languageCode)
            members.member("verdict", object: { verdict in verdict.members(of: answer.verdict) })
            members.member(
                "review",
                array: { list in
                    for trigger in answer.triggers { list.element(trigger, question: answer.question.text) }
                })
            if let knownGap { members.memberKnownGap(knownGap) }
            members.member(
                "corrections",
                array: { list in
                    for correction in answer.corrections {
                        list.object { members in
                            members.member("word", correction.word)
                            members.member("searched", correction.replacement)
                        }
                    }
                })
            members.member(
                "hits",
                array: { hits in
                    for (index, hit) in answer.hits.enumerated() {
                        hits.element(
                            hit, offsets, rank: index + 1, scoreKind: answer.scoreKind,
                            marks: answer.marks.filter { $0.hit == index })
                    }
                })
            if let explanation = answer.explanation {
                members.member("explanation", object: { members in members.members(of: explanation) })
            }
        }
    }

    private mutating func element(
        _ cited: CitedHit, _ offsets: OffsetUnit, rank: Int, scoreKind: ScoreKind, marks: [Mark]
    ) {
        object { members in
            members.member("rank", rank)
            members.member("score", cited.hit.score)
            members.member("score_kind", scoreKind.rawValue)
            members.members(of: cited.citation, offsets: offsets)
            members.member("marks", array: { list in for mark in marks { list.element(mark) } })
            members.member(
                "evidence",
                object: { evidence in
                    evidence.member("lexical", cited.hit.lexical)
                    evidence.member("vector", cited.hit.vector)
                })
        }
    }

    private mutating func member(_ name: String, _ evidence: Hit.Evidence) {
        member(
            name,
            object: { members in
                members.member("rank", evidence.rank)
                members.member("score", evidence.score)
            })
    }
}
