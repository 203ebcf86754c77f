internal import KnowledgeModel

/// BM25 of given documents: the one place of the arithmetic, so that ranking and rescoring agree to the bit.
struct ExactScoring {
    let sections: PostingsSections
    let parameters: BM25Parameters
    let averageLength: Double

    init(_ sections: PostingsSections, _ statistics: CollectionStatistics, _ parameters: BM25Parameters) {
        precondition(parameters.fieldWeights.count == sections.fieldCount, "each field needs a weight")
        self.sections = sections
        self.parameters = parameters
        averageLength = statistics.averageLength
    }

    /// The scores of documents, 0 without any of the terms. Each is summed in the order of the terms.
    ///
    /// - Parameters:
    ///   - rows: ascending; all in the file.
    ///   - frequencies: of the codes, weighed, where they are known already.
    /// - Complexity: O(rows × terms × log postings of a block)
    func scores(of rows: [Int32], _ terms: [WeighedTerm], frequencies known: [Double]? = nil) -> [Double] {
        var scores = [Double](repeating: 0, count: rows.count)
        let norms = rows.map { parameters.norm(sections.length(ofDocument: Int($0)), averageLength: averageLength) }
        let frequencies =
            known
            ?? (0..<sections.codeCount).map {
                parameters.frequency(
                    sections.codeFrequencies + $0 * sections.fieldCount, fieldCount: sections.fieldCount)
            }
        let runs = WindowRuns(of: rows)
        for term in terms {
            switch term.postings {
            case .stored(let entry):
                forEachPosting(of: entry, in: runs) { index, posting in
                    let frequency = frequency(ofPosting: posting, frequencies)
                    scores[index] += contribution(weight: term.weight, frequency: frequency, norm: norms[index])
                }
            case .merged(let merged):
                for (index, frequency) in self.frequencies(of: merged, rows, runs, frequencies).enumerated() {
                    guard let frequency else { continue }
                    scores[index] += contribution(weight: term.weight, frequency: frequency, norm: norms[index])
                }
            }
        }
        return scores
    }

    @inline(__always)
    func contribution(weight: Double, frequency: Double, norm: Double) -> Double {
        weight * ((frequency * (parameters.k1 + 1)) / (frequency + norm))
    }

    @inline(__always)
    private func frequency(ofPosting posting: Int, _ frequencies: [Double]) -> Double {
        let code = Int(sections.codes[posting])
        if code < frequencies.count - 1 || (code == frequencies.count - 1 && sections.exceptionCount == 0) {
            return frequencies[code]
        }
        return parameters.frequency(sections.frequencies(ofPosting: posting), fieldCount: sections.fieldCount)
    }

    /// Of made-up postings; nil where a row is in none of them.
    private func frequencies(
        of merged: MergedPostings, _ rows: [Int32], _ runs: WindowRuns, _ frequencies: [Double]
    ) -> [Double?] {
        var found = [Double?](repeating: nil, count: rows.count)
        if let base = merged.base {
            forEachPosting(of: base, in: runs) { found[$0] = frequency(ofPosting: $1, frequencies) }
        }
        merged.documents.withUnsafeBufferPointer { documents in
            guard let base = documents.baseAddress else { return }
            var next = 0
            for (index, row) in rows.enumerated() {
                next = base.firstPosition(in: next..<documents.count, notBelow: UInt32(row))
                if next < documents.count, documents[next] == UInt32(row) { found[index] = merged.frequencies[next] }
            }
        }
        return found
    }

    /// Calls `body` for each row that has the term, with its place among the rows and its posting.
    @inline(__always)
    func forEachPosting(
        of entry: TermEntry, in runs: WindowRuns, _ body: (_ index: Int, _ posting: Int) -> Void
    ) {
        var blocks = entry.blocks
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: runs.longest) { positions in
            guard let found = positions.baseAddress else { return }
            for run in runs.runs {
                let first = sections.firstBlock(in: blocks, notBelow: run.window)
                blocks = first..<blocks.upperBound
                if blocks.isEmpty { return }
                guard Int(sections.blockWindows[first]) == run.window else { continue }
                let block = sections.block(at: first)
                guard block.count > 0 else { continue }
                runs.offsets[run.indices].withUnsafeBufferPointer {
                    PostingsKernel.find($0, in: block, into: found)
                }
                for (place, index) in run.indices.enumerated() where found[place] >= 0 {
                    body(index, block.firstPosting + Int(found[place]))
                }
            }
        }
    }
}

/// Ascending rows by the windows that they are in.
struct WindowRuns {
    private(set) var runs: [(window: Int, indices: Range<Int>)] = []
    /// Of the rows, from their window's first.
    let offsets: [UInt16]
    private(set) var longest = 1

    init(of rows: [Int32]) {
        offsets = rows.map { UInt16($0 & Int32(PostingsFileFormat.windowCapacity - 1)) }
        var start = 0
        while start < rows.count {
            let window = Int(rows[start]) >> PostingsFileFormat.windowBits
            var end = start + 1
            while end < rows.count, Int(rows[end]) >> PostingsFileFormat.windowBits == window { end += 1 }
            runs.append((window, start..<end))
            longest = max(longest, end - start)
            start = end
        }
    }
}

extension UnsafePointer<UInt32> {
    /// The first position in `range` whose number is not below `number`, by doubling steps and then halving.
    ///
    /// - Complexity: O(log of the distance)
    @inline(__always)
    func firstPosition(in range: Range<Int>, notBelow number: UInt32) -> Int {
        var low = range.lowerBound
        if low == range.upperBound || self[low] >= number { return low }
        var step = 1
        while low + step < range.upperBound, self[low + step] < number {
            low += step
            step *= 2
        }
        var high = Swift.min(low + step, range.upperBound)
        low += 1
        while low < high {
            let middle = low + (high - low) / 2
            if self[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
