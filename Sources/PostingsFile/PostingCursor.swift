/// Looks documents up among a term's postings, one after the other.
struct PostingCursor {
    private let sections: PostingsSections
    private var blocks: Range<Int>
    private var window = -1
    private var block: PostingBlock?

    init(_ entry: TermEntry?, _ sections: PostingsSections) {
        self.sections = sections
        blocks = entry?.blocks ?? 0..<0
    }

    /// The posting of a document; nil if the term is not in it. Documents must not fall from call to call.
    ///
    /// - Complexity: O(log postings of a block)
    mutating func posting(of document: Int) -> Int? {
        let wanted = document >> PostingsFileFormat.windowBits
        if wanted != window {
            let first = sections.firstBlock(in: blocks, notBelow: wanted)
            blocks = first..<blocks.upperBound
            window = wanted
            let isThere = !blocks.isEmpty && Int(sections.blockWindows[first]) == wanted
            block = isThere ? sections.block(at: first) : nil
        }
        guard let block else { return nil }
        let offset = UInt16(truncatingIfNeeded: document & (PostingsFileFormat.windowCapacity - 1))
        var position: Int32 = -1
        withUnsafePointer(to: offset) {
            PostingsKernel.find(
                UnsafeBufferPointer(start: $0, count: 1), in: block, into: &position)
        }
        return position < 0 ? nil : block.firstPosting + Int(position)
    }
}
