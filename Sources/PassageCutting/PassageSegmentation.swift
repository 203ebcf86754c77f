/// Divides the atoms of one section into passages of about the target size.
///
/// The division with the least sum of squared distances from the target, among all that keep to the budget: dynamic
/// programming as for the lines of a paragraph (D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines",
/// Software: Practice and Experience 11, 1981). It leaves no small rest where a better division exists, which filling
/// one passage after the other does.
///
/// O(n · k), k atoms that fit one passage, 256 at most.
struct PassageSegmentation {
    /// Bounds the work on texts whose atoms have no tokens.
    private static let atomsMaximum = 256

    let target: Int
    let budget: Int
    let byteLimit: Int

    /// Index ranges of `atoms`, in order, without gaps.
    func segments(of atoms: [Atom]) -> [Range<Int>] {
        var costs = [0]
        var starts = [0]
        for end in 1..<max(1, atoms.count + 1) {
            var best = Int.max
            var bestStart = end - 1
            var sum = 0
            for start in stride(from: end - 1, through: max(0, end - Self.atomsMaximum), by: -1) {
                sum += atoms[start].tokenCount
                let bytes = atoms[end - 1].range.upperBound - atoms[start].range.lowerBound
                let isSingle = start == end - 1
                if !isSingle, sum > budget || bytes > byteLimit { break }
                let size = sum + atoms[start].lead.tokenCount
                if !isSingle, size > budget { continue }
                let distance = size - atoms[start].lead.weightlessCount - target
                let cost = costs[start] + distance * distance + breakPenalty(before: start, atoms)
                // of equal ones the later cut
                if cost < best { (best, bestStart) = (cost, start) }
            }
            costs.append(best)
            starts.append(bestStart)
        }
        var segments: [Range<Int>] = []
        var end = atoms.count
        while end > 0 {
            segments.append(starts[end]..<end)
            end = starts[end]
        }
        return segments.reversed()
    }

    private func breakPenalty(before index: Int, _ atoms: [Atom]) -> Int {
        guard index > 0 else { return 0 }
        let previous = atoms[index - 1]
        // as much as a passage half empty, or a quarter
        if previous.introducesNext { return target * target / 4 }
        return previous.block == atoms[index].block ? target * target / 16 : 0
    }
}
