import Foundation
import Storage

/// Float64 numbers, little-endian, side by side.
enum PackedNumbers {
    static func encode(_ numbers: [Double]) -> Data {
        var bytes = Data(capacity: numbers.count * 8)
        for number in numbers { withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) } }
        return bytes
    }

    /// Nil if the bytes are none such.
    static func decode(_ bytes: UnsafeRawBufferPointer) -> [Double]? {
        guard bytes.count.isMultiple(of: 8) else { return nil }
        return stride(from: 0, to: bytes.count, by: 8).map {
            Double(bitPattern: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: $0, as: UInt64.self)))
        }
    }
}

/// Passages of one question in one column. Two float64, score and cosine (not a number: none), then passage id and
/// article id, each with its UTF-8 length as a 32-bit number before it; all little-endian.
enum PackedPassages {
    static func encode(_ passages: [RecordedPassage]) -> Data {
        var bytes = Data()
        for passage in passages {
            bytes.append(PackedNumbers.encode([passage.score, passage.cosine ?? .nan]))
            for name in [passage.passageID, passage.articleID] {
                withUnsafeBytes(of: UInt32(name.utf8.count).littleEndian) { bytes.append(contentsOf: $0) }
                bytes.append(contentsOf: name.utf8)
            }
        }
        return bytes
    }

    /// Nil if the bytes are none such.
    static func decode(_ bytes: UnsafeRawBufferPointer) -> [RecordedPassage]? {
        var passages: [RecordedPassage] = []
        var offset = 0

        func name() -> String? {
            guard bytes.count - offset >= 4 else { return nil }
            let count = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
            offset += 4
            guard bytes.count - offset >= count else { return nil }
            defer { offset += count }
            return String(decoding: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count]), as: UTF8.self)
        }

        while offset < bytes.count {
            guard bytes.count - offset >= 16,
                let numbers = PackedNumbers.decode(UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + 16]))
            else { return nil }
            offset += 16
            guard let passage = name(), let article = name() else { return nil }
            passages.append(
                RecordedPassage(
                    passageID: passage, articleID: article, score: numbers[0],
                    cosine: numbers[1].isNaN ? nil : numbers[1]))
        }
        return passages
    }
}
