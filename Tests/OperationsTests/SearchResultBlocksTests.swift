import Foundation
import KnowledgeModel
import Operations
import Retrieval
import Storage
import TestSupport
import Testing

struct SearchResultBlocksTests {
    private static func response(_ text: String = "How is a refund paid?") throws -> SearchResponse {
        try TestKnowledgeBase.small.service().search(
            SearchRequest(text: text), asked: AskedBy(), caller: .everybody)
    }

    @Test func aBlockIsASentenceOrARow() throws {
        let passages = TestKnowledgeBase.small.articles[0].passages
        #expect(
            Citation(passages[0]).blocks.map(\.text)
                == ["A refund is paid within 14 days.", "👍 It goes to the card you paid with."])
        let rows = Citation(passages[1]).blocks
        #expect(rows.map(\.text) == ["Plan | Refund", "Monthly. | none. Really.", "Yearly | 30 days"])
        #expect(rows.first?.scalarRange == 71..<84)
    }

    @Test func theDocumentHoldsBlocksAndTheirPlaces() throws {
        let response = try Self.response()
        let bytes = SearchFormat(shape: .anthropic).bytes(of: response)
        let document = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect(document["query_id"] as? String == "made-id")
        let content = try #require(document["content"] as? [[String: Any]])
        let first = try #require(content.first)
        #expect(Set(first.keys) == ["type", "source", "title", "content", "citations"])
        #expect(first["type"] as? String == "search_result" && first["title"] as? String == "Refunds › Window")
        #expect((first["source"] as? String)?.hasPrefix("https://help.example/refunds#window") == true)
        #expect(first["citations"] as? [String: Bool] == ["enabled": true])
        let blocks = try #require(document["blocks"] as? [[String: Any]])
        #expect(blocks.count == content.count)
        #expect(blocks.first?["ranges"] as? [[Int]] == [[0, 32], [33, 69]])
        #expect(blocks.first?["article_id"] as? String == "billing/refunds.md")
        let answers = try #require(document["answers"] as? [[String: Any]])
        #expect(answers.count == 1 && (answers.first?["results"] as? [Int])?.count == content.count)
        let verdict = try #require(answers.first?["verdict"] as? [String: Any])
        #expect(verdict["label"] is String)
    }

    @Test func anArticleWithoutAnAddressHasANameAsItsSource() throws {
        let blocks = SearchResultBlocks(try Self.response("Erstattung"))
        let result = try #require(blocks.results.first { $0.citation.article.url == nil })
        #expect(result.source == "lacuna://passage/" + result.citation.passageID)
    }

    @Test func aPassageThatAnswersTwiceIsThereOnce() throws {
        let text = "Hello,\nhow is a refund paid to a card?\nAnd when does a refund of the deposit come?\nThanks"
        let response = try Self.response(text)
        #expect(response.answers.count == 2)
        let blocks = SearchResultBlocks(response)
        #expect(Set(blocks.results.map(\.citation.passageID)).count == blocks.results.count)
        for (answer, results) in zip(response.answers, blocks.resultsOfAnswers) {
            #expect(answer.hits.map(\.citation.passageID) == results.map { blocks.results[$0].citation.passageID })
        }
    }

    /// Every citation that a model can make leads to the very words.
    @Test func everyLocationLeadsToItsWords() throws {
        let blocks = SearchResultBlocks(try Self.response())
        let reader = TestKnowledgeBase.small.reader(for: .everybody)
        for (index, result) in blocks.results.enumerated() {
            let id = result.citation.article.key.id
            let text = try #require(try reader.article(id: id)).text
            let scalars = Array(text.unicodeScalars)
            for start in result.blocks.indices {
                for end in (start + 1)...result.blocks.count {
                    let found = try #require(
                        blocks.resolve(SearchResultLocation(resultIndex: index, startBlock: start, endBlock: end)))
                    #expect(found.citation.passageID == result.citation.passageID)
                    let words = String(String.UnicodeScalarView(scalars[found.scalarRange]))
                    #expect(words.hasPrefix(result.blocks[start].text) && words.hasSuffix(result.blocks[end - 1].text))
                    if end == start + 1 { #expect(words == result.blocks[start].text) }
                    #expect(result.citation.quote.contains(words))
                }
            }
        }
    }

    @Test(arguments: [(-1, 0, 1), (99, 0, 1), (0, -1, 1), (0, 0, 0), (0, 1, 1), (0, 2, 1), (0, 0, 3)])
    func whatPointsNowhereIsNil(result: Int, start: Int, end: Int) throws {
        let blocks = SearchResultBlocks(try Self.response())
        #expect(
            blocks.resolve(SearchResultLocation(resultIndex: result, startBlock: start, endBlock: end)) == nil)
    }

    /// Whatever an article says: blocks are slices of its text, in order, and only white space stands between them.
    @Test(arguments: 0..<200)
    func blocksAreSlices(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pieces =
            HostileTexts.all + ["One. Two! ", "\n", "\n\n", " | ", "Größe 1.5 m.", "👍🏽 ok? ", "\u{2028}", "e\u{301}"]
        let text = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
            pieces[Int.random(in: 0..<pieces.count, using: &generator)]
        }.joined()
        guard text.contains(where: { !$0.isWhitespace }) else { return }
        let article = TestKnowledgeBase.Article(
            "a.md", title: "A", sections: [("H", ["Before — 👍"]), ("I", [text])])
        let scalars = Array(article.text.unicodeScalars)
        let citation = Citation(article.passages[1])
        let blocks = citation.blocks
        #expect(!blocks.isEmpty)
        var end = citation.scalarRange.lowerBound
        for block in blocks {
            #expect(block.scalarRange.lowerBound >= end && !block.text.isEmpty)
            let slice = String(String.UnicodeScalarView(scalars[block.scalarRange]))
            #expect(Array(slice.utf8) == Array(block.text.utf8), "seed \(seed)")
            let between = scalars[end..<block.scalarRange.lowerBound]
            #expect(between.allSatisfy { $0.properties.isWhitespace || $0.properties.generalCategory == .control })
            end = block.scalarRange.upperBound
        }
        #expect(end <= citation.scalarRange.upperBound)
    }
}
