/// Thresholds of a verdict by the risk that one is ready to take.
package enum Thresholding {
    package struct Item: Sendable, Hashable {
        package var probability: Double
        package var isAnswerable: Bool
        package var weight: Double

        package init(probability: Double, isAnswerable: Bool, weight: Double = 1) {
            self.probability = probability
            self.isAnswerable = isAnswerable
            self.weight = weight
        }
    }

    /// The least probability at which, of all items at it or above, at most `risk` are not answerable; 1 if there is none.
    ///
    /// - Complexity: O(n log n).
    package static func yes(_ items: [Item], risk: Double) -> Double {
        let sorted = items.sorted { $0.probability > $1.probability }
        var total = 0.0
        var wrong = 0.0
        var threshold = 1.0
        for (index, item) in sorted.enumerated() {
            total += item.weight
            if !item.isAnswerable { wrong += item.weight }
            let isLastOfItsValue = index + 1 == sorted.count || sorted[index + 1].probability < item.probability
            if isLastOfItsValue, wrong <= risk * total { threshold = item.probability }
        }
        return threshold
    }

    /// The greatest probability below which at most `risk` of the items are answerable; 0 if there is none.
    ///
    /// - Complexity: O(n log n).
    package static func no(_ items: [Item], risk: Double) -> Double {
        let sorted = items.sorted { $0.probability < $1.probability }
        var total = 0.0
        var wrong = 0.0
        var threshold = 0.0
        for (index, item) in sorted.enumerated() {
            total += item.weight
            if item.isAnswerable { wrong += item.weight }
            guard index + 1 < sorted.count, sorted[index + 1].probability > item.probability else { continue }
            if wrong <= risk * total { threshold = sorted[index + 1].probability }
        }
        return threshold
    }
}
