package import Retrieval

/// In which shape a search is answered: `"format"`, `"offsets"` and `"timings"` of its request.
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
    /// Whether the response says what each stage took, in the shape `json`.
    package var timings: Bool

    package init(shape: Shape = .json, offsets: OffsetUnit = .scalars, timings: Bool = false) {
        self.shape = shape
        self.offsets = offsets
        self.timings = timings
    }

    /// - Parameter spent: what the stages took, for those who asked; nil where nobody measured.
    package func bytes(of response: SearchResponse, spent: [SearchStage: Duration]? = nil) -> [UInt8] {
        switch shape {
        case .json: SearchResponseJSON.bytes(of: response, offsets: offsets, timings: timings ? spent : nil)
        case .anthropic: SearchResultBlocksJSON.bytes(of: response)
        }
    }
}
