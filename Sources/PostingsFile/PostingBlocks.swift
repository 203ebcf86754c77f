/// Posting lists cut where windows of documents end, as a file has them.
struct PostingBlocks {
    /// First block of each term and the end of the last.
    private(set) var terms: [UInt32] = [0]
    private(set) var windows: [UInt16] = []
    /// First posting of each block and the end of the last.
    private(set) var starts: [UInt32] = []
    /// The greatest code and the least length class of each block.
    private(set) var maxima: [UInt8] = []
    /// Of the documents, from their window's first.
    private(set) var offsets: [UInt16] = []

    /// - Parameters:
    ///   - documents: of all postings.
    ///   - first: posting of each term and the end of the last.
    ///   - codes: of the postings.
    ///   - lengthClasses: of the documents.
    /// - Complexity: O(postings)
    init(documents: [UInt32], terms first: [Int], codes: [UInt8], lengthClasses: [UInt8]) {
        precondition(documents.count < UInt32.max)
        terms.reserveCapacity(first.count)
        offsets.reserveCapacity(documents.count)
        for term in 0..<first.count - 1 {
            var window = -1
            for posting in first[term]..<first[term + 1] {
                let document = Int(documents[posting])
                let lengthClass = lengthClasses[document]
                if document >> PostingsFileFormat.windowBits != window {
                    window = document >> PostingsFileFormat.windowBits
                    windows.append(UInt16(window))
                    starts.append(UInt32(posting))
                    maxima += [codes[posting], lengthClass]
                } else {
                    let block = maxima.count - 2
                    maxima[block] = max(maxima[block], codes[posting])
                    maxima[block + 1] = min(maxima[block + 1], lengthClass)
                }
                offsets.append(UInt16(document & (PostingsFileFormat.windowCapacity - 1)))
            }
            terms.append(UInt32(windows.count))
        }
        starts.append(UInt32(documents.count))
    }
}
