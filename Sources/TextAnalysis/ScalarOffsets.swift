/// Turns UTF-8 offsets into offsets in Unicode scalars, for one text.
///
/// A citation counts in scalars (as Python and SQL do), everything inside counts bytes. A checkpoint every 64 bytes
/// holds the number of scalars before it, so a lookup reads 63 bytes at most; a text of ASCII alone needs none.
package struct ScalarOffsets: Sendable {
    private static let stride = 64

    private let bytes: [UInt8]
    /// Scalars that begin before byte `stride * i`; empty if every byte is a scalar.
    private let checkpoints: [UInt32]
    /// Scalars of the whole text.
    package let scalarCount: Int

    /// O(n).
    package init(_ text: String) {
        self.init(utf8: Array(text.utf8))
    }

    /// - Precondition: `bytes` is well-formed UTF-8.
    package init(utf8 bytes: [UInt8]) {
        var checkpoints: [UInt32] = []
        checkpoints.reserveCapacity(bytes.count / Self.stride + 1)
        var count = 0
        var start = 0
        while start < bytes.count {
            checkpoints.append(UInt32(count))
            let end = min(start + Self.stride, bytes.count)
            count += Self.scalars(in: bytes, start..<end)
            start = end
        }
        self.bytes = bytes
        self.checkpoints = count == bytes.count ? [] : checkpoints
        scalarCount = count
    }

    /// How many scalars begin before `offset`. O(64).
    ///
    /// - Precondition: `0...utf8.count` contains `offset`.
    package func scalarOffset(atUTF8 offset: Int) -> Int {
        precondition(offset >= 0 && offset <= bytes.count, "the offset is outside of the text")
        if checkpoints.isEmpty { return offset }
        if offset == bytes.count { return scalarCount }
        let checkpoint = offset / Self.stride
        return Int(checkpoints[checkpoint]) + Self.scalars(in: bytes, checkpoint * Self.stride..<offset)
    }

    /// The same range in scalars.
    package func scalarRange(ofUTF8 range: Range<Int>) -> Range<Int> {
        scalarOffset(atUTF8: range.lowerBound)..<scalarOffset(atUTF8: range.upperBound)
    }

    /// Bytes that begin a scalar, which is all but those of the form `10xxxxxx`.
    private static func scalars(in bytes: [UInt8], _ range: Range<Int>) -> Int {
        var count = 0
        for index in range { count += bytes[index] & 0xC0 != 0x80 ? 1 : 0 }
        return count
    }
}
