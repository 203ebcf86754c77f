/// What BM25 comes to for each code of a file, under one collection's statistics and one set of weights: the weighed
/// frequency, and an upper bound of the saturation
///
///     f × (k1 + 1) / (f + k1 × (1 − b + b × length / averageLength))
///
/// for each code and each class of lengths, in whole units. Depends on the file and the question's settings, not on its
/// words. Immutable.
// `@unchecked`: the memory is written in `init` alone.
final class ScoreBounds: @unchecked Sendable {
    let statistics: CollectionStatistics
    let parameters: BM25Parameters
    let averageLength: Double
    /// By code.
    let frequencies: [Double]
    /// A power of two, at least the codes.
    let rowCount: Int
    /// `[rowCount × 256]`, from 1 to `unitsMaximum`.
    let table: UnsafePointer<UInt16>
    /// By greatest code and least length class of a block, the latter in sixteenths: `[rowCount × 16]`.
    private let blockTable: [UInt16]

    /// Units of the greatest saturation there is, `k1 + 1`; with weights of `WeightUnits` sums fit 32 bits.
    static let unitsMaximum = (1 << 14) - 1
    /// Above any error of rounding of an exact score, which sums some terms of 53 bits.
    static let slack = 1 + 1.0 / Double(1 << 30)

    /// Nil where BM25 is no number for some document: a collection without tokens, weights beyond all bounds.
    init?(_ sections: PostingsSections, _ statistics: CollectionStatistics, _ parameters: BM25Parameters) {
        precondition(parameters.fieldWeights.count == sections.fieldCount, "each field needs a weight")
        self.statistics = statistics
        self.parameters = parameters
        averageLength = statistics.averageLength
        frequencies = (0..<sections.codeCount).map {
            parameters.frequency(sections.codeFrequencies + $0 * sections.fieldCount, fieldCount: sections.fieldCount)
        }
        guard averageLength > 0, averageLength.isFinite, frequencies.allSatisfy({ ($0 * (parameters.k1 + 1)).isFinite })
        else { return nil }
        var rowCount = 1
        while rowCount < sections.codeCount { rowCount *= 2 }
        self.rowCount = rowCount
        let average = averageLength
        let norms = LengthClasses.leastLengths.map { parameters.norm(UInt64($0), averageLength: average) }
        let table = UnsafeMutablePointer<UInt16>.allocate(capacity: rowCount * LengthClasses.count)
        table.initialize(repeating: 1, count: rowCount * LengthClasses.count)
        let most = Double(Self.unitsMaximum - 1) / Self.slack
        for (code, frequency) in frequencies.enumerated() where frequency > 0 {
            let row = table + code * LengthClasses.count
            for (index, norm) in norms.enumerated() {
                row[index] = UInt16(most * (frequency / (frequency + norm)) * Self.slack) + 1
            }
        }
        self.table = UnsafePointer(table)
        // A greater code need not be a greater bound where fields weigh unlike, so it has the greatest so far.
        var blockTable = [UInt16](repeating: 1, count: rowCount * 16)
        for index in blockTable.indices {
            let (code, sixteenth) = (index / 16, index % 16)
            blockTable[index] = max(
                table[code * LengthClasses.count + sixteenth * 16], code > 0 ? blockTable[index - 16] : 1)
        }
        self.blockTable = blockTable
    }

    deinit { table.deallocate() }

    /// What any posting of a block may add at most, in units. O(1)
    @inline(__always)
    func maximum(ofBlock index: Int, _ sections: PostingsSections) -> UInt32 {
        let code = Int(sections.blockMaxima[index * 2]) & (rowCount - 1)
        return UInt32(blockTable[code * 16 + Int(sections.blockMaxima[index * 2 + 1]) / 16])
    }
}

extension BM25Parameters {
    /// Σ over fields of weight × frequency, always in the same order.
    @inline(__always)
    func frequency(_ counts: UnsafePointer<UInt16>, fieldCount: Int) -> Double {
        var frequency = fieldWeights[0] * Double(counts[0])
        for field in 1..<fieldCount { frequency += fieldWeights[field] * Double(counts[field]) }
        return frequency
    }

    /// What a document's length adds to the divisor.
    @inline(__always)
    func norm(_ length: UInt64, averageLength: Double) -> Double {
        k1 * (1 - b + b * Double(length) / averageLength)
    }
}
