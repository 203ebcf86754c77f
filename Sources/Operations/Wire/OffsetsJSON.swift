package import JSONText
package import Retrieval

/// The member or parameter `offsets`: what `start` and `end` of citations count.
package enum OffsetsJSON {
    /// Unicode scalars if it is absent or null, or wrong.
    package static func decode(
        _ value: JSONValue?, at pointer: String, _ faults: inout RequestFaults
    ) -> OffsetUnit {
        let names = OffsetUnit.allCases.map(\.rawValue)
        return faults.word(value, at: pointer, of: names).flatMap { OffsetUnit(rawValue: $0) } ?? .scalars
    }
}
