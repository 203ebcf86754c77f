package import Retrieval
import Storage

/// Cited passages as Anthropic's `search_result` blocks, of which each text block is one sentence or row: the least that
/// the model can cite, so a citation of it leads to an exact place in an article.
package struct SearchResultBlocks: Sendable, Hashable {
    /// One `search_result`.
    package struct Result: Sendable, Hashable {
        package let citation: Citation
        /// Never empty; each is a slice of the article's text, in order.
        package let blocks: [Citation.Block]

        /// Opens the article at the quote; of an article without an address, a name that `lacuna mcp` reads.
        package var source: String { citation.link ?? "lacuna://passage/\(citation.passageID)" }

        /// `Refunds › Refund window`.
        package var title: String {
            guard let heading = citation.headingPath.last else { return citation.article.title }
            return "\(citation.article.title) › \(heading)"
        }

        package init(_ citation: Citation) {
            self.citation = citation
            blocks = citation.blocks
        }
    }

    /// Each passage once, in the order of the answers and their hits.
    package let results: [Result]
    /// For each answer the places of its hits among the results.
    package let resultsOfAnswers: [[Int]]

    package init(_ response: SearchResponse) {
        var results: [Result] = []
        var places: [String: Int] = [:]
        resultsOfAnswers = response.answers.map { answer in
            answer.hits.map { hit in
                if let place = places[hit.citation.passageID] { return place }
                places[hit.citation.passageID] = results.count
                results.append(Result(hit.citation))
                return results.count - 1
            }
        }
        self.results = results
    }

    /// What a citation of the model is of: the passage, and the range of its blocks in the article's text in Unicode
    /// scalars, white space between them included.
    ///
    /// - Returns: nil if there is no such result or block.
    package func resolve(_ location: SearchResultLocation) -> (citation: Citation, scalarRange: Range<Int>)? {
        guard results.indices.contains(location.resultIndex) else { return nil }
        let result = results[location.resultIndex]
        guard location.startBlock >= 0, location.startBlock < location.endBlock,
            location.endBlock <= result.blocks.count
        else { return nil }
        let blocks = result.blocks[location.startBlock..<location.endBlock]
        guard let first = blocks.first, let last = blocks.last else { return nil }
        return (result.citation, first.scalarRange.lowerBound..<last.scalarRange.upperBound)
    }
}

/// Where a citation of type `search_result_location` points. Results are counted over all `search_result` blocks of the
/// model's request, so this is right for a request that holds the blocks of one search, from its first on.
package struct SearchResultLocation: Sendable, Hashable {
    /// `search_result_index`.
    package var resultIndex: Int
    /// `start_block_index`.
    package var startBlock: Int
    /// `end_block_index`, exclusive.
    package var endBlock: Int

    package init(resultIndex: Int, startBlock: Int, endBlock: Int) {
        self.resultIndex = resultIndex
        self.startBlock = startBlock
        self.endBlock = endBlock
    }
}
