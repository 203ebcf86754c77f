/// p values of several tests at once, raised so that the chance of any false alarm among them stays below the level that
/// a reader compares them with.
///
/// S. Holm, "A Simple Sequentially Rejective Multiple Test Procedure", Scandinavian Journal of Statistics 6, 1979.
package enum HolmCorrection {
    /// In the order given. O(n log n).
    package static func adjusted(_ pValues: [Double]) -> [Double] {
        var adjusted = pValues
        var highest = 0.0
        let rising = pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
        for (place, index) in rising.enumerated() {
            highest = max(highest, min(1, pValues[index] * Double(pValues.count - place)))
            adjusted[index] = highest
        }
        return adjusted
    }
}
