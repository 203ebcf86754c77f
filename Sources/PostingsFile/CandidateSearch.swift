/// Finds the documents whose score may be among the best, by sums of upper bounds in whole numbers.
///
/// Windows of 4,096 documents, whose sums stay in the first cache, are taken one after the other; within one, term at a
/// time (as in Lucene's `BooleanScorer`). Terms that together cannot lift a document over the floor are not walked but
/// looked up for those that the others lift near it: MaxScore (Turtle and Flood, 1995), by the maxima of the window's
/// blocks (Ding and Suel, SIGIR 2011; Dimopoulos, Nepomnyachiy and Suel, WSDM 2013).
struct CandidateSearch {
    /// A document and the upper bound of its score.
    struct Candidate {
        let row: Int32
        let sum: UInt32
    }

    let sections: PostingsSections
    let bounds: ScoreBounds
    /// A bit for each document, or nil for all.
    let mask: UnsafePointer<UInt64>?

    /// A search in a list costs as much as walking this many postings, about.
    private static let searchCost = 12
    /// Where fewer documents of a window are allowed, each is looked up.
    private static let fewDocuments = 256

    /// All documents whose sum is at least the floor, and others.
    ///
    /// - Parameters:
    ///   - floor: the least sum that counts, at least 1.
    ///   - limit: raises the floor to near the sum of that many documents, as they are found; nil leaves it.
    /// - Returns: the documents, ascending, and the floor at the end.
    /// - Complexity: O(postings + windows touched × 4,096) at most
    func run(_ terms: [BoundedTerm], floor: UInt32, limit: Int?) -> (found: [Candidate], floor: UInt32) {
        var pass = Pass(search: self, terms: terms, floor: floor, limit: limit)
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: PostingsFileFormat.windowCapacity) { sums in
            withUnsafeTemporaryAllocation(of: UInt16.self, capacity: PostingsFileFormat.windowCapacity) { near in
                guard let sums = sums.baseAddress, let near = near.baseAddress else { return }
                sums.initialize(repeating: 0, count: PostingsFileFormat.windowCapacity)
                var window = -1
                while let next = pass.nextWindow(after: window) {
                    window = next
                    pass.look(at: window, sums, near)
                }
            }
        }
        let floor = pass.floor
        return (pass.found.filter { $0.sum >= floor }, floor)
    }

    /// One way through the file.
    private struct Pass {
        let search: CandidateSearch
        var terms: [BoundedTerm]
        var floor: UInt32
        var largest: LargestSums?
        var found: [Candidate] = []
        /// Terms with a block in the window, by what it may add, ascending.
        private var active: [(term: Int, maximum: UInt32)] = []

        init(search: CandidateSearch, terms: [BoundedTerm], floor: UInt32, limit: Int?) {
            self.search = search
            self.terms = terms
            self.floor = floor
            largest = limit.map(LargestSums.init)
        }

        mutating func nextWindow(after window: Int) -> Int? {
            var next = Int.max
            for index in terms.indices {
                terms[index].skip(to: window + 1, search.sections)
                next = min(next, terms[index].nextWindow(search.sections) ?? .max)
            }
            return next << PostingsFileFormat.windowBits < search.sections.documentCount && next != .max ? next : nil
        }

        mutating func look(
            at window: Int, _ sums: UnsafeMutablePointer<UInt32>, _ near: UnsafeMutablePointer<UInt16>
        ) {
            let sections = search.sections
            let first = window << PostingsFileFormat.windowBits
            let documents = min(PostingsFileFormat.windowCapacity, sections.documentCount - first)
            let mask = search.mask.map { $0 + first / 64 }
            let allowed = mask.map { CandidateSearch.setCount($0, documents) } ?? documents
            guard allowed > 0 else { return }
            // A base and what is made up beside it may each come to the whole weight: together more than 32 bits.
            var most: UInt64 = 0
            active.removeAll(keepingCapacity: true)
            var hasMade = false
            for index in terms.indices {
                let blocks = terms[index].blocks
                if !blocks.isEmpty, Int(sections.blockWindows[blocks.lowerBound]) == window {
                    let maximum = terms[index].weight &* search.bounds.maximum(ofBlock: blocks.lowerBound, sections)
                    active.append((index, maximum))
                    most += UInt64(maximum)
                }
                if let made = terms[index].made, !terms[index].rest.isEmpty {
                    hasMade = true
                    most += UInt64(made.maximum)
                }
            }
            guard most >= UInt64(floor) else { return }
            active.sort { $0.maximum < $1.maximum }
            if hasMade {
                for index in terms.indices { terms[index].addMade(inWindow: window, documents: documents, to: sums) }
            }
            defer { sums.update(repeating: 0, count: documents) }

            // The first terms that together stay below the floor are looked up, the others walked.
            var lookedUp = 0
            var rest: UInt32 = 0
            var count: Int
            if let mask, allowed <= CandidateSearch.fewDocuments {
                lookedUp = active.count
                rest = active.reduce(0) { $0 &+ $1.maximum }
                count = CandidateSearch.setBits(mask, documents, into: near)
            } else {
                while lookedUp < active.count, rest &+ active[lookedUp].maximum < floor {
                    rest &+= active[lookedUp].maximum
                    lookedUp += 1
                }
                for (term, _) in active[lookedUp...] { add(term, first, documents, to: sums) }
                count = PostingsKernel.best.collect(
                    sums, count: documents, mask: mask, threshold: max(1, floor &- rest), into: near)
            }
            for (term, maximum) in active[..<lookedUp].reversed() where count > 0 {
                add(term, first, documents, to: sums, wanted: UnsafeBufferPointer(start: near, count: count))
                rest &-= maximum
                var kept = 0
                for place in 0..<count {
                    let offset = near[place]
                    near[kept] = offset
                    if UInt64(sums[Int(offset)]) + UInt64(rest) >= UInt64(floor) { kept += 1 }
                }
                count = kept
            }
            for place in 0..<count { keep(row: first + Int(near[place]), sum: sums[Int(near[place])]) }
        }

        private func add(
            _ term: Int, _ first: Int, _ documents: Int, to sums: UnsafeMutablePointer<UInt32>,
            wanted: UnsafeBufferPointer<UInt16>? = nil
        ) {
            let block = search.sections.block(at: terms[term].blocks.lowerBound)
            guard block.count > 0 else { return }
            let bounds = PostingsKernel.Bounds(
                search.bounds, weight: terms[term].weight, lengthClasses: search.sections.lengthClasses + first,
                documents: documents)
            if let wanted, wanted.count * CandidateSearch.searchCost < block.count {
                PostingsKernel.add(block.offsets, block.codes, count: block.count, bounds, wanted: wanted, to: sums)
            } else {
                PostingsKernel.add(block.offsets, block.codes, count: block.count, bounds, to: sums)
            }
        }

        private mutating func keep(row: Int, sum: UInt32) {
            guard sum >= floor else { return }
            found.append(Candidate(row: Int32(truncatingIfNeeded: row), sum: sum))
            guard largest != nil else { return }
            largest?.insert(sum)
            // Sums are above scores, by less than this as a rule; where it is more, the caller finds out.
            let least = largest?.least ?? 0
            floor = max(floor, least - least / 64)
        }
    }
}

extension CandidateSearch {
    private static func setCount(_ mask: UnsafePointer<UInt64>, _ count: Int) -> Int {
        (0..<(count + 63) / 64).reduce(0) { $0 + mask[$1].nonzeroBitCount }
    }

    /// The places of the bits that are set, ascending.
    private static func setBits(
        _ mask: UnsafePointer<UInt64>, _ count: Int, into found: UnsafeMutablePointer<UInt16>
    ) -> Int {
        var kept = 0
        for word in 0..<(count + 63) / 64 {
            var bits = mask[word]
            while bits != 0 {
                found[kept] = UInt16(word * 64 + bits.trailingZeroBitCount)
                kept += 1
                bits &= bits - 1
            }
        }
        return kept
    }
}
