/// A score and a row in one number, so that the greater number is the better row and, at equal scores, the first.
struct ScoredRow {
    let key: UInt64

    init(key: UInt64) { self.key = key }

    /// Nil for what is no number.
    init?(score: Float, row: UInt32) {
        guard !score.isNaN else { return nil }
        // In the order of numbers: negative ones with all bits flipped, others with the sign's alone; no minus zero.
        let bits = (score + 0).bitPattern
        self.key = UInt64(bits ^ (bits >> 31 == 1 ? .max : 0x8000_0000)) << 32 | UInt64(~row)
    }

    var row: UInt32 { ~UInt32(truncatingIfNeeded: key) }
    var score: Float {
        let bits = UInt32(truncatingIfNeeded: key >> 32)
        return Float(bitPattern: bits ^ (bits >> 31 == 1 ? 0x8000_0000 : .max))
    }

    /// The `limit` greatest keys, in the order in which they come; equal scores at the end by the order of `precedes`.
    ///
    /// - Complexity: O(`keys`), and a sort of those that share the last score where not all of them fit
    static func best(
        _ limit: Int, of keys: [UInt64], precedes: (UInt32, UInt32) -> Bool
    ) -> [UInt64] {
        guard keys.count > limit else { return keys }
        guard limit > 0 else { return [] }
        var moved = keys
        moved.withUnsafeMutableBufferPointer { GreatestKeys.select(limit, of: $0) }
        let last = moved[..<limit].reduce(UInt64.max, min) >> 32
        let kept = keys.filter { $0 >> 32 >= last }
        guard kept.count > limit else { return kept }
        let tied = kept.filter { $0 >> 32 == last }
            .sorted { precedes(ScoredRow(key: $0).row, ScoredRow(key: $1).row) }
        let certain = kept.filter { $0 >> 32 > last }
        return certain + tied.prefix(limit - certain.count)
    }

    /// All keys, best first; equal scores in the order of `precedes`.
    static func sorted(_ keys: [UInt64], precedes: (UInt32, UInt32) -> Bool) -> [UInt64] {
        keys.sorted {
            $0 >> 32 == $1 >> 32 ? precedes(ScoredRow(key: $0).row, ScoredRow(key: $1).row) : $0 > $1
        }
    }
}
