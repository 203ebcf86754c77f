internal import CKernels

/// The C kernels of posting lists. The only file of this module that imports them.
struct PostingsKernel: Sendable {
    // Points at a constant table of the program: never freed, never changed.
    private nonisolated(unsafe) let table: UnsafePointer<lk_postings_kernels>

    /// The fastest that this processor runs.
    static let best = PostingsKernel(lk_best_isa())

    private init(_ isa: lk_isa) { table = lk_postings_kernels_for(isa) }

    /// What postings may add to scores at most, in one window. See `lk_bounds`.
    struct Bounds {
        fileprivate var bounds: lk_bounds

        init(_ bounds: borrowing ScoreBounds, weight: UInt32, lengthClasses: UnsafePointer<UInt8>, documents: Int) {
            self.bounds = lk_bounds(
                bounds: bounds.table, row_mask: UInt32(bounds.rowCount - 1), weight: weight,
                length_classes: lengthClasses, documents: UInt32(documents))
        }
    }

    /// Adds what each posting of a block may add. O(`count`)
    static func add(
        _ offsets: UnsafePointer<UInt16>, _ codes: UnsafePointer<UInt8>, count: Int, _ bounds: Bounds,
        to sums: UnsafeMutablePointer<UInt32>
    ) {
        withUnsafePointer(to: bounds.bounds) { lk_postings_add(offsets, codes, count, $0, sums) }
    }

    /// The same for wanted documents alone, ascending. O(`wanted` × log `count`)
    static func add(
        _ offsets: UnsafePointer<UInt16>, _ codes: UnsafePointer<UInt8>, count: Int, _ bounds: Bounds,
        wanted: UnsafeBufferPointer<UInt16>, to sums: UnsafeMutablePointer<UInt32>
    ) {
        guard let base = wanted.baseAddress else { return }
        withUnsafePointer(to: bounds.bounds) {
            lk_postings_add_wanted(offsets, codes, count, $0, base, wanted.count, sums)
        }
    }

    /// Where wanted documents stand in a block; negative where they do not. O(`wanted` × log `count`)
    static func find(
        _ wanted: UnsafeBufferPointer<UInt16>, in block: PostingBlock, into positions: UnsafeMutablePointer<Int32>
    ) {
        guard let base = wanted.baseAddress else { return }
        lk_postings_find(block.offsets, block.count, UInt32(block.documentCount), base, wanted.count, positions)
    }

    /// The documents whose sum is at least `threshold` and whose bit is set, ascending.
    ///
    /// - Parameter mask: a bit for each, or nil for all.
    /// - Returns: how many.
    /// - Complexity: O(`count`)
    func collect(
        _ sums: UnsafePointer<UInt32>, count: Int, mask: UnsafePointer<UInt64>?, threshold: UInt32,
        into found: UnsafeMutablePointer<UInt16>
    ) -> Int {
        table.pointee.collect(sums, mask, count, threshold, found)
    }
}
