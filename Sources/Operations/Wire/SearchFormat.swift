package import Retrieval

/// In which shape a search is answered: `"format"` and `"offsets"` of its request.
package struct SearchFormat: Sendable, Hashable {
    package enum Shape: String, Sendable, CaseIterable {
        /// `SearchResponseJSON`.
        case json
        /// `SearchResultBlocksJSON`.
        case anthropic
    }

    package var shape: Shape
    /// What `start` and `end` of citations count, in the shape `json`.
    package var offsets: OffsetUnit

    package init(shape: Shape = .json, offsets: OffsetUnit = .scalars) {
        self.shape = shape
        self.offsets = offsets
    }

    package func bytes(of response: SearchResponse) -> [UInt8] {
        switch shape {
        case .json: SearchResponseJSON.bytes(of: response, offsets: offsets)
        case .anthropic: SearchResultBlocksJSON.bytes(of: response)
        }
    }
}
