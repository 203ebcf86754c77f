/// The best rows seen so far: highest score first, equal scores by ascending row.
///
/// Scores are `Double`; a `Float` converts to it exactly and in order, so that both legs of the search share this type
/// without generics, which would not be specialised across modules. Hot loops compare with a local copy of `threshold`
/// and call `insert` only for what passes.
///
/// A binary heap (J. W. J. Williams, 1964) of at most `limit` rows with the worst kept row at its root.
package struct TopK: Sendable {
    package struct Entry: Sendable, Hashable {
        package let row: Int32
        package let score: Double
    }

    package let limit: Int
    private var heap: [Entry] = []

    /// - Precondition: `limit` is not negative.
    package init(limit: Int) {
        precondition(limit >= 0)
        self.limit = limit
    }

    /// What a score must exceed to be kept, given that its row is above all rows inserted so far: minus infinity until
    /// `limit` rows are kept, then the worst kept score.
    package var threshold: Double {
        if heap.count < limit { return -.infinity }
        return heap.first?.score ?? .infinity
    }

    /// Keeps the row if it is among the best so far, in whatever order rows come. A score that is not a number is never
    /// kept: damaged files bring those.
    ///
    /// - Returns: the new threshold.
    /// - Complexity: O(log `limit`)
    @discardableResult
    package mutating func insert(row: Int32, score: Double) -> Double {
        guard !score.isNaN else { return threshold }
        let entry = Entry(row: row, score: score)
        if heap.count < limit {
            heap.append(entry)
            siftUp(from: heap.count - 1)
        } else if let worst = heap.first, Self.isBetter(entry, worst) {
            siftDown(entry)
        }
        return threshold
    }

    /// The kept rows, best first.
    ///
    /// - Complexity: O(*k* log *k*) for *k* kept rows
    package func sorted() -> [Entry] { heap.sorted(by: Self.isBetter) }

    /// A total order, since no score is NaN.
    private static func isBetter(_ a: Entry, _ b: Entry) -> Bool {
        a.score > b.score || (a.score == b.score && a.row < b.row)
    }

    private mutating func siftUp(from start: Int) {
        let entry = heap[start]
        var child = start
        while child > 0 {
            let parent = (child - 1) / 2
            guard Self.isBetter(heap[parent], entry) else { break }
            heap[child] = heap[parent]
            child = parent
        }
        heap[child] = entry
    }

    /// Replaces the root, which is the worst, by `entry`.
    private mutating func siftDown(_ entry: Entry) {
        var parent = 0
        while true {
            var child = 2 * parent + 1
            guard child < heap.count else { break }
            if child + 1 < heap.count, Self.isBetter(heap[child], heap[child + 1]) { child += 1 }
            guard Self.isBetter(entry, heap[child]) else { break }
            heap[parent] = heap[child]
            parent = child
        }
        heap[parent] = entry
    }
}
