/// The greatest of many keys: numbers with a score in the upper half and a row in the lower, as `ScoredRow` makes them.
///
/// Collects what exceeds a threshold that rises, in a buffer that is cut down whenever it is full. Keys are dropped by
/// their scores alone: who is first among equals is decided by whoever asked.
struct GreatestKeys: ~Copyable {
    let limit: Int
    /// What a score must exceed; as a signed number, as estimates by signs are.
    private(set) var threshold = Int32.min
    private var count = 0
    private var buffer: UnsafeMutableBufferPointer<UInt64>

    /// - Precondition: `limit` is above zero.
    init(limit: Int) {
        precondition(limit > 0)
        self.limit = limit
        buffer = .allocate(capacity: 3 * limit + 512)
    }

    deinit { buffer.deallocate() }

    /// Lends the room behind what is kept, of at least 256 keys; `body` says how many it filled.
    mutating func fill(_ body: (_ room: UnsafeMutablePointer<UInt64>, _ capacity: Int) -> Int) {
        guard let base = buffer.baseAddress else { return }
        count += body(base + count, buffer.count - count)
    }

    /// Drops what is certainly not among the `limit` greatest, and keeps the order of the rest. Grows the buffer where
    /// near-equal ones would fill it.
    ///
    /// Counts scores in 256 equal steps in place of comparing them: three passes without a branch that goes wrong.
    mutating func cut() {
        guard count > limit else { return }
        var lowest = UInt32.max
        var highest = UInt32.min
        for index in 0..<count {
            lowest = min(lowest, Self.score(buffer[index]))
            highest = max(highest, Self.score(buffer[index]))
        }
        let shift = UInt32(max(0, 24 - (highest - lowest).leadingZeroBitCount))
        var step = 255
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 256) { counts in
            counts.initialize(repeating: 0)
            for index in 0..<count { counts[Int((Self.score(buffer[index]) - lowest) >> shift)] += 1 }
            var above = Int(counts[step])
            while above < limit {
                step -= 1
                above += Int(counts[step])
            }
        }
        let floor = lowest + UInt32(step) << shift
        var kept = 0
        for index in 0..<count {
            let key = buffer[index]
            buffer[kept] = key
            kept += Self.score(key) >= floor ? 1 : 0
        }
        count = kept
        if count > buffer.count / 2 { grow() }
        threshold = max(Int32(bitPattern: floor ^ 0x8000_0000), .min + 1) - 1
    }

    private static func score(_ key: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: key >> 32) }

    /// What is kept, in the order in which it came: the `limit` greatest keys, and some whose scores are near.
    mutating func keys() -> [UInt64] {
        cut()
        return Array(buffer[..<count])
    }

    private mutating func grow() {
        let larger = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: buffer.count * 2)
        for index in 0..<count { larger[index] = buffer[index] }
        buffer.deallocate()
        buffer = larger
    }

    /// Moves the `count` greatest to the front: Hoare's selection (1961), with the median of three.
    static func select(_ count: Int, of keys: UnsafeMutableBufferPointer<UInt64>) {
        var low = 0
        var high = keys.count - 1
        while low < high {
            let (a, b, c) = (keys[low], keys[(low + high) / 2], keys[high])
            let pivot = max(min(a, b), min(max(a, b), c))
            var left = low
            var right = high
            while left <= right {
                while keys[left] > pivot { left += 1 }
                while keys[right] < pivot { right -= 1 }
                if left <= right {
                    keys.swapAt(left, right)
                    left += 1
                    right -= 1
                }
            }
            // All before `left` are at least the pivot, all after `right` at most.
            if count - 1 <= right { high = right } else if count - 1 >= left { low = left } else { return }
        }
    }
}
