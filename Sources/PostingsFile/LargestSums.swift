/// The largest sums seen so far, of which only the least matters: a binary heap (J. W. J. Williams, 1964) with it at its
/// root.
struct LargestSums {
    private let limit: Int
    private var heap: [UInt32] = []

    /// - Precondition: `limit` is above 0.
    init(limit: Int) { self.limit = limit }

    /// The least of the `limit` largest; 0 until there are so many.
    private(set) var least: UInt32 = 0

    /// O(log `limit`) for a sum above the least.
    mutating func insert(_ sum: UInt32) {
        if heap.count < limit {
            heap.append(sum)
            var child = heap.count - 1
            while child > 0, heap[(child - 1) / 2] > sum {
                heap[child] = heap[(child - 1) / 2]
                child = (child - 1) / 2
            }
            heap[child] = sum
        } else if sum > least {
            heap.withUnsafeMutableBufferPointer { heap in
                var parent = 0
                while true {
                    var child = 2 * parent + 1
                    guard child < heap.count else { break }
                    if child + 1 < heap.count, heap[child + 1] < heap[child] { child += 1 }
                    guard heap[child] < sum else { break }
                    heap[parent] = heap[child]
                    parent = child
                }
                heap[parent] = sum
            }
        }
        if heap.count == limit { least = heap[0] }
    }
}
