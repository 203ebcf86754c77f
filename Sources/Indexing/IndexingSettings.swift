package import PassageCutting

/// How a run behaves.
package struct IndexingSettings: Sendable, Hashable {
    package var cutting: CuttingSettings
    /// How many articles of one source may vanish in a run although that is more than the brake allows; nil: none.
    package var allowDeletions: Int?
    /// Passages embedded at a time: enough to fill the encoder's batches, few enough to lose little when killed.
    package var batchPassages: Int

    package init(cutting: CuttingSettings = .default, allowDeletions: Int? = nil, batchPassages: Int = 256) {
        precondition(batchPassages > 0)
        self.cutting = cutting
        self.allowDeletions = allowDeletions
        self.batchPassages = batchPassages
    }

    package static let `default` = IndexingSettings()
}
