/// Finds where the words of one range of a text stand elsewhere in it.
///
/// Bytes are compared without bit 5, which tells `A` from `a` and `Ä` from `ä`. Some other bytes fall together as well:
/// what is found is at least what a browser finds, which folds case too, and that is the safe side.
struct FoldedSearch {
    let bytes: UnsafeBufferPointer<UInt8>

    private typealias Vector = SIMD16<UInt8>
    private static let bit: UInt8 = 0x20

    /// Places in `range` where the bytes of `needle` stand, in order, `limit` at most. O(length of the range): sixteen
    /// places at a time are held against the needle's first and last byte.
    func places(of needle: Range<Int>, in range: Range<Int>, limit: Int) -> [Int] {
        var places: [Int] = []
        let last = range.upperBound - needle.count
        guard let base = bytes.baseAddress, !needle.isEmpty, range.lowerBound <= last else { return [] }
        let first = Vector(repeating: bytes[needle.lowerBound] | Self.bit)
        let final = Vector(repeating: bytes[needle.upperBound - 1] | Self.bit)
        let bit = Vector(repeating: Self.bit)
        let raw = UnsafeRawPointer(base)
        var place = range.lowerBound
        while place <= last, places.count < limit {
            let width = min(Vector.scalarCount, last - place + 1)
            if width == Vector.scalarCount {
                let head = raw.loadUnaligned(fromByteOffset: place, as: Vector.self) | bit
                let tail = raw.loadUnaligned(fromByteOffset: place + needle.count - 1, as: Vector.self) | bit
                let equal = unsafeBitCast((head .== first) .& (tail .== final), to: SIMD2<UInt64>.self)
                if equal[0] | equal[1] == 0 {
                    place += width
                    continue
                }
            }
            for candidate in place..<place + width where stands(needle, at: candidate) { places.append(candidate) }
            place += width
        }
        return places
    }

    /// Whether the bytes of `needle` stand at `place`, all of them within the text.
    func stands(_ needle: Range<Int>, at place: Int) -> Bool {
        guard place >= 0, place + needle.count <= bytes.count else { return false }
        for offset in 0..<needle.count
        where (bytes[place + offset] | Self.bit) != (bytes[needle.lowerBound + offset] | Self.bit) {
            return false
        }
        return true
    }
}
