import JSONText
import KnowledgeModel
package import Retrieval
import ReviewPolicies
import Storage

/// The hits of all queries of one request, best first, each passage once.
package struct VectorStoreResults: Sendable, Hashable {
    package struct Result: Sendable, Hashable {
        package let citation: Citation
        /// See `VectorStoreScore`.
        package let score: Double
        /// Of the query whose hit it is.
        package let queryID: String
        package let verdict: Verdict
        /// Rules by which a person must see the question.
        package let review: [String]
    }

    package let queries: [String]
    package let results: [Result]
    /// What was answered to each query, before it was put into one order.
    package let responses: [SearchResponse]

    init(_ request: VectorStoreSearchJSON, _ responses: [SearchResponse]) {
        queries = request.queries
        self.responses = responses
        var found: [(result: Result, position: Int)] = []
        for response in responses {
            for answer in response.answers {
                for hit in answer.hits {
                    let score = VectorStoreScore.value(hit.hit.score, answer.scoreKind)
                    guard score >= request.scoreThreshold else { continue }
                    let result = Result(
                        citation: hit.citation, score: score, queryID: response.queryID, verdict: answer.verdict,
                        review: answer.triggers.map(\.ruleID))
                    found.append((result, found.count))
                }
            }
        }
        // Of equal scores the first found stays first.
        found.sort {
            $0.result.score == $1.result.score ? $0.position < $1.position : $0.result.score > $1.result.score
        }
        var seen: Set<String> = []
        results = Array(
            found.map(\.result).filter { seen.insert($0.citation.passageID).inserted }.prefix(request.resultsMaximum))
    }

    /// `{"object": "vector_store.search_results.page", "search_query": […], "data": […], "has_more": false,
    /// "next_page": null}`.
    package var json: [UInt8] {
        var writer = JSONWriter(reservingBytes: 2048 * (results.count + 1))
        writer.object { page in
            page.member("object", "vector_store.search_results.page")
            page.member("search_query", queries)
            page.member("data", array: { list in for result in results { list.object { Self.write(result, &$0) } } })
            page.member("has_more", false)
            page.memberNull("next_page")
        }
        return writer.bytes
    }

    private static func write(_ result: Result, _ members: inout JSONWriter) {
        members.member("file_id", result.citation.article.key.id)
        members.member("filename", result.citation.article.path)
        members.member("score", result.score)
        members.member(
            "attributes",
            object: { attributes in
                for (name, value) in VectorStoreAttributes.of(result) { attributes.member(name, attribute: value) }
            })
        members.member(
            "content",
            array: { parts in
                parts.object { part in
                    part.member("type", "text")
                    part.member("text", result.citation.quote)
                }
            })
    }
}
