/// The postings of one term in one window of documents.
struct PostingBlock {
    /// Of the window.
    let firstDocument: Int
    /// Documents of the window: no posting of a file as it was written lies beyond.
    let documentCount: Int
    /// Of the file.
    let firstPosting: Int
    let count: Int
    /// Counted from `firstDocument`, `count` of them.
    let offsets: UnsafePointer<UInt16>
    let codes: UnsafePointer<UInt8>
}

extension PostingsSections {
    /// The blocks of a term; none where damaged offsets lead out of the section.
    ///
    /// - Precondition: `index` is in `0..<termCount`.
    func blocks(ofTerm index: Int) -> Range<Int> {
        assert(index >= 0 && index < termCount)
        let start = Int(termBlocks[index])
        let end = Int(termBlocks[index + 1])
        guard start <= end, end <= blockCount else { return 0..<0 }
        return start..<end
    }

    /// The postings of neighbouring blocks; none where damaged offsets lead out of the section.
    ///
    /// - Precondition: the blocks are in `0..<blockCount`.
    func postings(of blocks: Range<Int>) -> Range<Int> {
        assert(blocks.upperBound <= blockCount)
        let start = Int(blockStarts[blocks.lowerBound])
        let end = Int(blockStarts[blocks.upperBound])
        guard start <= end, end <= postingCount else { return 0..<0 }
        return start..<end
    }

    /// A block; without postings where a damaged file has it lead out of a section or past the last document.
    ///
    /// - Precondition: `index` is in `0..<blockCount`.
    @inline(__always)
    func block(at index: Int) -> PostingBlock {
        assert(index >= 0 && index < blockCount)
        let firstDocument = Int(blockWindows[index]) << PostingsFileFormat.windowBits
        let documents = min(PostingsFileFormat.windowCapacity, documentCount - firstDocument)
        let start = Int(blockStarts[index])
        let end = Int(blockStarts[index + 1])
        let isThere = documents > 0 && start <= end && end <= postingCount
        let count = isThere ? end - start : 0
        let first = isThere ? start : 0
        return PostingBlock(
            firstDocument: isThere ? firstDocument : 0, documentCount: isThere ? documents : 0, firstPosting: first,
            count: count, offsets: offsets + first, codes: codes + first)
    }

    /// The first block of a range whose window is not below `window`, by doubling steps and then halving.
    ///
    /// - Complexity: O(log of the distance)
    @inline(__always)
    func firstBlock(in range: Range<Int>, notBelow window: Int) -> Int {
        var low = range.lowerBound
        if low == range.upperBound || Int(blockWindows[low]) >= window { return low }
        var step = 1
        while low + step < range.upperBound, Int(blockWindows[low + step]) < window {
            low += step
            step *= 2
        }
        var high = min(low + step, range.upperBound)
        low += 1
        while low < high {
            let middle = low + (high - low) / 2
            if Int(blockWindows[middle]) < window { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// How often a posting's term stands in each field of its document, `fieldCount` numbers.
    ///
    /// - Precondition: the posting is in `0..<postingCount`.
    /// - Complexity: O(1), O(log exceptions) for an exception
    @inline(__always)
    func frequencies(ofPosting posting: Int) -> UnsafePointer<UInt16> {
        // A code that is none, in a damaged file, is taken for the last.
        let code = min(Int(codes[posting]), codeCount - 1)
        if code == codeCount - 1, exceptionCount > 0, let exception = exception(ofPosting: posting) {
            return exceptionFrequencies + exception * fieldCount
        }
        return codeFrequencies + code * fieldCount
    }

    private func exception(ofPosting posting: Int) -> Int? {
        var low = 0
        var high = exceptionCount
        while low < high {
            let middle = low + (high - low) / 2
            if Int(exceptions[middle]) < posting { low = middle + 1 } else { high = middle }
        }
        return low < exceptionCount && Int(exceptions[low]) == posting ? low : nil
    }
}
