/// A fuzzer's input at an aligned address and in memory of exactly its size, with length and checksum of its
/// header made right, since a fuzzer would not find them.
// `@unchecked`: written once, in `init`.
final class FuzzedBytes: @unchecked Sendable {
    let bytes: UnsafeRawBufferPointer

    init(_ data: UnsafePointer<UInt8>, _ size: Int) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 64)
        copy.copyMemory(from: UnsafeRawBufferPointer(start: data, count: size))
        if size >= 64 {
            for offset in 0..<8 { copy[24 + offset] = UInt8(truncatingIfNeeded: size >> (8 * offset)) }
            for offset in 20..<24 { copy[offset] = 0 }
            let checksum = Self.crc32c(copy[..<min(64 + Int(copy[16]) * 32, size)])
            for offset in 0..<4 { copy[20 + offset] = UInt8(truncatingIfNeeded: checksum >> UInt32(8 * offset)) }
        }
        bytes = UnsafeRawBufferPointer(copy)
    }

    deinit { bytes.deallocate() }

    private static func crc32c(_ bytes: some Sequence<UInt8>) -> UInt32 {
        var crc = UInt32.max
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0x82F6_3B78 : crc >> 1 }
        }
        return ~crc
    }
}
