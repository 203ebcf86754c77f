/// Where lines begin in a text, and which line an offset is in.
///
/// A line ends with LF, CR LF or a lone CR, as in CommonMark; the end belongs to the line.
struct LineIndex: Sendable {
    /// Ascending; the first is 0.
    private let starts: [Int]
    let byteCount: Int

    /// - Complexity: O(n)
    init(_ bytes: [UInt8]) {
        var starts = [0]
        bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                let byte = bytes[index]
                index += 1
                if byte == 0x0A || (byte == 0x0D && !(index < bytes.count && bytes[index] == 0x0A)) {
                    if index < bytes.count { starts.append(index) }
                }
            }
        }
        self.starts = starts
        byteCount = bytes.count
    }

    var lineCount: Int { starts.count }

    /// The bytes of a line, its end included. `line` counts from 1 and is clamped.
    func bytes(ofLine line: Int) -> Range<Int> {
        let index = min(max(line, 1), starts.count) - 1
        return starts[index]..<(index + 1 < starts.count ? starts[index + 1] : byteCount)
    }

    /// The line, from 1, that the byte at `offset` is in; the last one for offsets at the end.
    /// - Complexity: O(log lines)
    func line(at offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }
}
