internal import Crypto

/// SHA-256, the only digest in the product: content hashes, quote hashes, passage ids, embedding keys.
package enum Digest {
    /// The 32 bytes of SHA-256. O(n).
    package static func sha256(_ bytes: some ContiguousBytesView) -> [UInt8] {
        bytes.withContiguousBytes { buffer in Array(SHA256.hash(data: buffer)) }
    }

    /// SHA-256 of several byte strings, each preceded by its length, so that `["ab", "c"]` and `["a", "bc"]` differ.
    package static func sha256(parts: [String]) -> [UInt8] {
        var hasher = SHA256()
        for part in parts {
            let utf8 = Array(part.utf8)
            withUnsafeBytes(of: UInt64(utf8.count).littleEndian) { hasher.update(bufferPointer: $0) }
            utf8.withUnsafeBytes { hasher.update(bufferPointer: $0) }
        }
        return Array(hasher.finalize())
    }

    /// Lower-case hexadecimal, two digits a byte.
    package static func hex(_ digest: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(digest.count * 2)
        for byte in digest {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// SHA-256 in lower-case hexadecimal, 64 digits.
    package static func sha256Hex(_ bytes: some ContiguousBytesView) -> String { hex(sha256(bytes)) }

    /// Crockford's base 32 in lower case: no `i`, `l`, `o`, `u`; five bits a digit, most significant first.
    package static func base32(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
        var text: [UInt8] = []
        var pending: UInt32 = 0
        var pendingBits: UInt32 = 0
        for byte in bytes {
            pending = pending << 8 | UInt32(byte)
            pendingBits += 8
            while pendingBits >= 5 {
                pendingBits -= 5
                text.append(digits[Int(pending >> pendingBits & 31)])
            }
            pending &= (1 << pendingBits) - 1
        }
        if pendingBits > 0 { text.append(digits[Int(pending << (5 - pendingBits) & 31)]) }
        return String(decoding: text, as: UTF8.self)
    }
}

/// What can show its bytes in one piece: arrays, buffers, and the UTF-8 of strings.
package protocol ContiguousBytesView {
    func withContiguousBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result
}

extension Array: ContiguousBytesView where Element == UInt8 {
    package func withContiguousBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try withUnsafeBytes(body)
    }
}

extension UnsafeRawBufferPointer: ContiguousBytesView {
    package func withContiguousBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try body(self)
    }
}

extension String: ContiguousBytesView {
    package func withContiguousBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        var copy = self
        return try copy.withUTF8 { try body(UnsafeRawBufferPointer($0)) }
    }
}
