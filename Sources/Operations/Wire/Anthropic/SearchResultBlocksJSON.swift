import JSONText
import KnowledgeModel
package import Retrieval
import ReviewPolicies
import Storage
import TicketReading

/// The JSON of a search response in `"format": "anthropic"`.
///
/// `content` goes as it is into a message to the model, alone or as the content of a tool's result. Beside it `blocks`
/// says of each `search_result`, by its place, which passage it is and where each of its text blocks stands in the
/// article's text: `blocks[search_result_index].ranges[start_block_index]` begins what the model has cited and
/// `ranges[end_block_index - 1]` ends it.
package enum SearchResultBlocksJSON {
    package static func bytes(of response: SearchResponse) -> [UInt8] {
        let blocks = SearchResultBlocks(response)
        var writer = JSONWriter(reservingBytes: 16 * 1024)
        writer.object { document in
            document.member("version", SearchResponseJSON.version)
            document.member("query_id", response.queryID)
            document.member("generation", response.generation.number)
            document.member("settings", response.settings.version)
            document.member("calibration", "\(response.settings.calibration)")
            document.member("policy", response.policyVersion)
            document.member("degraded", response.degraded.map(\.rawValue))
            document.member("no_question", response.ticket.noQuestion?.wireName)
            document.member("omitted_questions", response.ticket.omittedCount)
            document.member(
                "answers",
                array: { list in
                    for (answer, results) in zip(response.answers, blocks.resultsOfAnswers) {
                        list.object { write(answer, results, &$0) }
                    }
                })
            document.member("content", array: { list in for result in blocks.results { list.element(result) } })
            document.member(
                "blocks", array: { list in for result in blocks.results { list.object { write(result, &$0) } } })
        }
        return writer.bytes
    }

    private static func write(_ answer: Answer, _ results: [Int], _ members: inout JSONWriter) {
        members.member("question", answer.question.text)
        members.member("verdict", object: { verdict in verdict.members(of: answer.verdict) })
        members.member(
            "review",
            array: { list in
                for trigger in answer.triggers { list.element(trigger, question: answer.question.text) }
            })
        members.member("results", array: { list in for result in results { list.element(result) } })
    }

    private static func write(_ result: SearchResultBlocks.Result, _ members: inout JSONWriter) {
        members.member("passage_id", result.citation.passageID)
        members.member("article_id", result.citation.article.key.id)
        members.member("text_sha256", result.citation.article.textSHA256)
        members.member(
            "ranges",
            array: { list in
                for block in result.blocks {
                    list.array { pair in
                        pair.element(block.scalarRange.lowerBound)
                        pair.element(block.scalarRange.upperBound)
                    }
                }
            })
    }
}

extension JSONWriter {
    /// A `search_result` and nothing else: its type has no room for more.
    fileprivate mutating func element(_ result: SearchResultBlocks.Result) {
        object { members in
            members.member("type", "search_result")
            members.member("source", result.source)
            members.member("title", result.title)
            members.member(
                "content",
                array: { list in
                    for block in result.blocks {
                        list.object { text in
                            text.member("type", "text")
                            text.member("text", block.text)
                        }
                    }
                })
            members.member("citations", object: { $0.member("enabled", true) })
        }
    }
}
