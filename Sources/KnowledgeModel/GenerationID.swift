/// The number of a published index state; each publish has a higher one.
package struct GenerationID: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let number: Int

    /// - Precondition: `number` is positive.
    package init(_ number: Int) {
        precondition(number > 0, "generations are numbered from 1")
        self.number = number
    }

    package static func < (left: GenerationID, right: GenerationID) -> Bool { left.number < right.number }
    package var description: String { String(number) }
    package var next: GenerationID { GenerationID(number + 1) }
}
