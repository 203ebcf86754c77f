/// The classes of document lengths, 256 for all files: up to 127 tokens each length is its own, beyond they are about 2 %
/// wide, and from 16,384 on wider. A score's upper bound takes all documents of a class for its shortest.
enum LengthClasses {
    static let count = 256

    /// The least length of each class.
    static let leastLengths: [UInt32] = {
        var lengths = [UInt32](0..<128)
        // Each octave in equal steps; past the third few passages ever are.
        for (first, steps) in [(128, 36), (256, 36), (512, 36), (1024, 8), (2048, 4), (4096, 4), (8192, 3)] {
            for step in 0..<steps { lengths.append(UInt32(first + first * step / steps)) }
        }
        lengths.append(16384)
        return lengths
    }()

    /// Of a document with so many tokens. O(1): eight steps.
    static func ofLength(_ length: UInt64) -> UInt8 {
        if length < 128 { return UInt8(length) }
        return leastLengths.withUnsafeBufferPointer { least in
            var low = 128
            var high = count
            while high - low > 1 {
                let middle = (low + high) / 2
                if UInt64(least[middle]) <= length { low = middle } else { high = middle }
            }
            return UInt8(low)
        }
    }
}
