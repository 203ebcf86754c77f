import JSONText
import Retrieval

/// What each stage of a search took, in milliseconds, to the microsecond, in the order in which they end. The stage that
/// writes the document cannot be in it.
extension JSONWriter {
    mutating func members(of spent: [SearchStage: Duration]) {
        for stage in SearchStage.allCases {
            guard let time = spent[stage] else { continue }
            member(stage.rawValue, Double(time.microseconds) / 1000)
        }
    }
}

extension Duration {
    /// Whole ones.
    fileprivate var microseconds: Int64 { components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000 }
}
