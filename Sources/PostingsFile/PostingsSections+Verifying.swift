import SectionFile

extension PostingsSections {
    /// - Throws: the first promise of the format that does not hold.
    /// - Complexity: O(file)
    func verifyStructure() throws(SectionProblem) {
        try verifyTerms()
        for index in 0..<termCount { try verifyBlocks(ofTerm: index) }
        try verifyCodes()
        guard tokenStarts[0] == 0, tokenStarts[documentCount] == UInt64(tokenCount) else {
            throw .corrupt("its tokens do not fill their section")
        }
        for document in 0..<documentCount {
            let length = length(ofDocument: document)
            let (end, overflow) = tokenStarts[document].addingReportingOverflow(length)
            guard !overflow, end == tokenStarts[document + 1] else {
                throw .corrupt("document \(document) has more or fewer tokens than its length")
            }
            guard lengthClasses[document] == LengthClasses.ofLength(length) else {
                throw .corrupt("document \(document) is not in the class of its length")
            }
        }
        for field in 0..<fieldCount {
            var sum: UInt64 = 0
            for document in 0..<documentCount { sum += UInt64(lengths[document * fieldCount + field]) }
            guard sum == totals[field] else { throw .corrupt("its total lengths are not the sum of its lengths") }
        }
    }

    private func verifyTerms() throws(SectionProblem) {
        guard termOffsets[0] == 0, Int(termOffsets[termCount]) == termBytesCount,
            termBlocks[0] == 0, Int(termBlocks[termCount]) == blockCount,
            blockStarts[0] == 0, Int(blockStarts[blockCount]) == postingCount
        else { throw .corrupt("its terms do not fill their sections") }
        for index in 0..<termCount {
            guard termOffsets[index] < termOffsets[index + 1], termBlocks[index] < termBlocks[index + 1],
                Int(termOffsets[index + 1]) <= termBytesCount, Int(termBlocks[index + 1]) <= blockCount
            else { throw .corrupt("its offsets do not ascend at term \(index)") }
            guard index == 0 || term(at: index - 1).lexicographicallyPrecedes(term(at: index)) else {
                throw .corrupt("its terms do not ascend at term \(index)")
            }
        }
    }

    private func verifyBlocks(ofTerm index: Int) throws(SectionProblem) {
        let blocks = blocks(ofTerm: index)
        for number in blocks {
            guard blockStarts[number] < blockStarts[number + 1], Int(blockStarts[number + 1]) <= postingCount,
                number == blocks.lowerBound || blockWindows[number - 1] < blockWindows[number]
            else { throw .corrupt("its blocks do not ascend in term \(index)") }
            let block = block(at: number)
            var (greatest, least) = (UInt8.min, UInt8.max)
            for posting in 0..<block.count {
                guard posting == 0 || block.offsets[posting - 1] < block.offsets[posting] else {
                    throw .corrupt("its documents do not ascend in term \(index)")
                }
                guard Int(block.offsets[posting]) < block.documentCount else {
                    throw .corrupt("term \(index) names a document that is not there")
                }
                greatest = max(greatest, block.codes[posting])
                least = min(least, lengthClasses[block.firstDocument + Int(block.offsets[posting])])
            }
            guard block.count > 0 else { throw .corrupt("term \(index) names a document that is not there") }
            guard blockMaxima[number * 2] == greatest, blockMaxima[number * 2 + 1] == least else {
                throw .corrupt("the maxima of a block of term \(index) are not those of its postings")
            }
        }
    }

    private func verifyCodes() throws(SectionProblem) {
        var found = 0
        for posting in 0..<postingCount {
            guard codes[posting] < codeCount else { throw .corrupt("posting \(posting) has a code that is none") }
            guard exceptionCount > 0, Int(codes[posting]) == codeCount - 1 else { continue }
            guard found < exceptionCount, Int(exceptions[found]) == posting else {
                throw .corrupt("its exceptions are not those that its codes name")
            }
            let (own, most) = (found * fieldCount, (codeCount - 1) * fieldCount)
            for field in 0..<fieldCount where exceptionFrequencies[own + field] > codeFrequencies[most + field] {
                throw .corrupt("an exception is more frequent than its code says")
            }
            found += 1
        }
        guard found == exceptionCount else { throw .corrupt("its exceptions are not those that its codes name") }
    }
}
