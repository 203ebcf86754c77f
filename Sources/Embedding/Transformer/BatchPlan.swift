/// Which texts go through the network together.
///
/// Long texts first, so that the last batches are short and the workers finish together; as many as fit in a budget of
/// tokens. The budget trades speed against memory: from about 200 rows on, a matrix product runs at full speed.
struct BatchPlan: Sendable, Hashable {
    /// Indices of texts, in each batch and over all batches from long to short; each text once.
    let batches: [[Int]]

    /// - Parameters:
    ///   - lengths: tokens of each text, each at most `budget`.
    ///   - workers: with fewer batches than workers, batches are made smaller, so that all have something to do.
    /// - Complexity: O(n log n).
    init(lengths: [Int], budget: Int, workers: Int) {
        let total = lengths.reduce(0, +)
        let share = (total + workers - 1) / max(workers, 1)
        let target = max(1, min(budget, share))
        // Equal lengths keep the order of the texts, so a plan never depends on the sort's inner workings.
        let order = lengths.indices.sorted { (-lengths[$0], $0) < (-lengths[$1], $1) }
        var batches: [[Int]] = []
        var tokens = 0
        for index in order {
            precondition(lengths[index] <= budget, "a text is longer than a batch may be")
            if batches.isEmpty || tokens + lengths[index] > target {
                batches.append([])
                tokens = 0
            }
            batches[batches.count - 1].append(index)
            tokens += lengths[index]
        }
        self.batches = batches
    }
}
