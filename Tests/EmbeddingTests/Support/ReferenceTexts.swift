import Foundation

/// One line of a `parity.jsonl`: what the reference implementation makes of a text. See `tools/parity`.
struct ReferenceText: Sendable {
    let text: String
    /// With `[CLS]` and `[SEP]`, cut to the model's limit.
    let ids: [Int32]
    /// Of unit length but for the rounding to 16 bits.
    let vector: [Float]
    /// Holds a literal special token, which the reference makes a special token of, and we do not.
    let holdsSpecialToken: Bool

    private struct Line: Decodable {
        let text: String
        let ids: [Int32]
        let vector: Data
        let special: Bool?
    }

    /// All texts of a fixture, in order.
    static func read(_ path: String) throws -> [ReferenceText] {
        let lines = try Data(contentsOf: URL(fileURLWithPath: path)).split(separator: UInt8(ascii: "\n"))
        return try lines.dropFirst().map { line in
            let line = try JSONDecoder().decode(Line.self, from: Data(line))
            let bytes = [UInt8](line.vector)
            let vector = stride(from: 0, to: bytes.count, by: 2).map {
                Float(Float16(bitPattern: UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8))
            }
            return ReferenceText(
                text: line.text, ids: line.ids, vector: vector, holdsSpecialToken: line.special ?? false)
        }
    }
}

/// The cosine of the angle between two vectors, in double precision.
func cosine(_ a: [Float], _ b: [Float]) -> Double {
    precondition(a.count == b.count)
    var (ab, aa, bb) = (0.0, 0.0, 0.0)
    for (x, y) in zip(a, b) {
        ab += Double(x) * Double(y)
        aa += Double(x) * Double(x)
        bb += Double(y) * Double(y)
    }
    return ab / (aa * bb).squareRoot()
}
