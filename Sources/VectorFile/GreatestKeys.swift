/// The greatest of many keys: numbers with a score in the upper half and a row in the lower, as `ScoredRow` makes them.
///
/// Collects what exceeds a threshold that rises, in a buffer that is cut down whenever it is full. Of keys whose score is
/// the least that is kept all stay, whatever their rows: who is first among equals is decided by whoever asked.
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
        buffer = .allocate(capacity: 4 * limit + 512)
    }

    deinit { buffer.deallocate() }

    /// Lends the room behind what is kept, of at least 256 keys; `body` says how many it filled.
    mutating func fill(_ body: (_ room: UnsafeMutablePointer<UInt64>, _ capacity: Int) -> Int) {
        guard let base = buffer.baseAddress else { return }
        count += body(base + count, buffer.count - count)
    }

    /// Drops all below the score of the `limit`th. Grows the buffer where equal ones would fill it.
    mutating func cut() {
        guard count > limit else { return }
        Self.select(limit, of: UnsafeMutableBufferPointer(rebasing: buffer[..<count]))
        var least = UInt64.max
        for index in 0..<limit { least = min(least, buffer[index]) }
        var kept = limit
        for index in limit..<count where buffer[index] >> 32 == least >> 32 {
            buffer.swapAt(index, kept)
            kept += 1
        }
        count = kept
        if count > buffer.count / 2 { grow() }
        let score = Int32(bitPattern: UInt32(truncatingIfNeeded: least >> 32) ^ 0x8000_0000)
        threshold = max(score, .min + 1) - 1
    }

    /// What is kept, in no order: `limit` keys, and those whose score equals their least.
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
