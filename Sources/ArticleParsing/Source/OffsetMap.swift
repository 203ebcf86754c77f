/// From offsets in a text that was transcoded to UTF-8 to offsets in the bytes it came from.
///
/// Between two breakpoints both count alike; after each the distance changes. For UTF-8 there are none.
struct OffsetMap: Sendable {
    private var decoded: [Int] = [0]
    private var source: [Int] = [0]

    /// Says that the character that ends at `decodedOffset` ended at `sourceOffset` in the source. Called in order.
    mutating func note(decodedOffset: Int, sourceOffset: Int) {
        guard let lastDecoded = decoded.last, let lastSource = source.last,
            decodedOffset - lastDecoded != sourceOffset - lastSource
        else { return }
        decoded.append(decodedOffset)
        source.append(sourceOffset)
    }

    /// - Precondition: `offset` lies at the start of a character, or at the end of the text.
    /// - Complexity: O(log breakpoints)
    func sourceOffset(of offset: Int) -> Int {
        if decoded.count == 1 { return offset - decoded[0] + source[0] }
        var low = 0
        var high = decoded.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if decoded[middle] <= offset { low = middle } else { high = middle }
        }
        return source[low] + (offset - decoded[low])
    }
}
