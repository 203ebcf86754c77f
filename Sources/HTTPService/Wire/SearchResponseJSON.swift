import KnowledgeModel
package import Retrieval

/// The JSON of a search response, version 1: what `POST /v1/search` answers and `lacuna search --json` prints.
///
/// The keys, their order and their types are a contract, pinned by a golden test. Every key is always there; what is
/// not known is `null`.
package enum SearchResponseJSON {
    package static let version = 1

    package static func bytes(of response: SearchResponse) -> [UInt8] {
        var writer = JSONWriter(reservingBytes: 16 * 1024)
        writer.object { document in
            document.member("version", version)
            document.member("query_id", response.queryID)
            document.member("generation", response.generation.number)
            document.member("degraded", response.degraded.map(\.rawValue))
            document.member("answers", array: { answers in for answer in response.answers { answers.element(answer) } })
        }
        return writer.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func element(_ answer: Answer) {
        object { members in
            members.member("question", answer.question)
            members.member("start", answer.scalarRange.lowerBound)
            members.member("end", answer.scalarRange.upperBound)
            members.memberNull("verdict")
            members.member(
                "hits",
                array: { hits in
                    for (index, hit) in answer.hits.enumerated() {
                        hits.element(hit, rank: index + 1, scoreKind: answer.scoreKind)
                    }
                })
        }
    }

    private mutating func element(_ cited: CitedHit, rank: Int, scoreKind: ScoreKind) {
        object { members in
            members.member("rank", rank)
            members.member("score", cited.hit.score)
            members.member("score_kind", scoreKind.rawValue)
            members.members(of: cited.citation)
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
