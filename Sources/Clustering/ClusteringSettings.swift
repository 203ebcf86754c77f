/// What decides which questions are one theme. The defaults hold for every set; they were chosen by cross-validation
/// over themes (docs/benchmarks.md).
package struct ClusteringSettings: Sendable, Hashable {
    /// The part that all vectors share is taken away before they are compared. It is the mean of a sample of so many,
    package var commonPartSample = 2_000
    /// in which each counts in proportion to one over the number of vectors that have at least this cosine with it,
    package var commonPartNearness = 0.6
    /// shrunk as if so many more vectors, unlike each other, had a mean of zero.
    package var commonPartPrior = 20.0
    /// Neighbours towards which each vector is moved before linkage: this times the number of vectors to the power 2/3,
    /// since with more questions there are more themes, and still more of each.
    package var neighbourFactor = 0.1
    /// Neighbours weigh what their cosine exceeds this by.
    package var neighbourFloor = 0.2
    /// Two clusters become one while the mean cosine of their pairs, after smoothing, is at least this.
    package var leastSimilarity = 0.65
    /// The most vectors that are linked at once. Of more, a sample is linked, chosen by content alone, and the others
    /// join its clusters or are linked among themselves.
    package var linkageLimit = 12_000
    /// The cosine that a single vector asks of another to join it, where the common part was taken away.
    package var singleBound = 0.4
    /// The same for vectors as they come from the encoder.
    package var singleCentreBound = 0.6
    /// The share of a cluster's members that its own bound may leave out.
    package var boundQuantile = 0.05
    /// As how many members the bound of a single vector counts in that of a cluster.
    package var boundPrior = 10.0

    package init() {}

    package static let standard = ClusteringSettings()

    /// Rounded down. By products alone, which are the same on every machine.
    func neighbours(among count: Int) -> Int {
        let square = Double(count) * Double(count)
        var neighbours = 0
        while true {
            let next = Double(neighbours + 1) / neighbourFactor
            guard next * next * next <= square else { return neighbours }
            neighbours += 1
        }
    }
}
