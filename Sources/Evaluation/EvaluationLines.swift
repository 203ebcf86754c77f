/// The lines of a text file that hold something, numbered from 1. Line ends may be LF or CRLF.
struct EvaluationLines: Sequence {
    let text: String

    init(_ text: String) {
        // a byte-order mark, as some editors write it
        self.text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    }

    func makeIterator() -> AnyIterator<(number: Int, text: Substring)> {
        var rest = text.utf8[...]
        var number = 0
        return AnyIterator {
            while !rest.isEmpty {
                let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
                var line = rest[..<end]
                if line.last == UInt8(ascii: "\r") { line.removeLast() }
                rest = end == rest.endIndex ? rest[rest.endIndex...] : rest[rest.index(after: end)...]
                number += 1
                if !line.allSatisfy(\.isColumnSpace) { return (number, Substring(line)) }
            }
            return nil
        }
    }

    /// The columns of a line, separated by spaces and tabs.
    static func columns(_ line: Substring) -> [Substring] {
        line.utf8.split(whereSeparator: \.isColumnSpace).map(Substring.init)
    }

    /// Whether an id can stand in a column.
    static func isColumn(_ identifier: String) -> Bool {
        !identifier.isEmpty && !identifier.utf8.contains { $0.isColumnSpace || $0 == UInt8(ascii: "\n") }
    }
}

extension UInt8 {
    /// A space, tab, carriage return, form feed or vertical tab; as `isspace` has it in trec_eval.
    fileprivate var isColumnSpace: Bool { self == 0x20 || self == 0x09 || (self >= 0x0B && self <= 0x0D) }
}
