/// Cross-validation folds of grouped examples: whatever belongs together (the questions of one article) falls into one
/// fold, so that no figure is measured on what it was fitted to.
package enum GroupFolds {
    /// The fold of a group, from 0. The same in every run, whatever other groups there are.
    ///
    /// - Parameter seed: another seed is another division.
    /// - Precondition: `count` is positive.
    /// - Complexity: O(length of the name).
    package static func fold(of group: String, count: Int, seed: UInt64 = 0) -> Int {
        precondition(count > 0, "there must be a fold")
        // FNV-1a, then the finaliser of SplitMix64, since the low bits of FNV alone follow the last letter.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ (seed &* 0x9e37_79b9_7f4a_7c15)
        for byte in group.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
        hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
        return Int((hash ^ (hash >> 31)) % UInt64(count))
    }

    /// - Returns: for each example the fold of its group.
    package static func folds(of groups: [String], count: Int, seed: UInt64 = 0) -> [Int] {
        groups.map { fold(of: $0, count: count, seed: seed) }
    }
}
