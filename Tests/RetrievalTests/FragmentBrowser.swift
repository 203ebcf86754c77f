/// Finds text directives as their specification says, in a page whose blocks are the lines and cells of a text; words
/// are what white space parts. Slow and plain: what the choice of words is held against.
struct FragmentBrowser {
    private let bytes: [UInt8]
    /// Without white space at their ends.
    private let blocks: [Range<Int>]

    init(_ text: String) {
        bytes = Array(text.lowercased().utf8)
        var blocks: [Range<Int>] = []
        var start = 0
        for index in 0...bytes.count {
            guard index == bytes.count || bytes[index] == 0x0A || bytes[index] == UInt8(ascii: "|") else { continue }
            var (lower, upper) = (start, index)
            while lower < upper, bytes[lower] == 0x20 { lower += 1 }
            while upper > lower, bytes[upper - 1] == 0x20 { upper -= 1 }
            if lower < upper { blocks.append(lower..<upper) }
            start = index + 1
        }
        self.blocks = blocks
    }

    /// The first place that the directive `[prefix-,]start[,end][,-suffix]` is true of.
    func find(_ directive: String) -> Range<Int>? {
        var parts = directive.split(separator: ",").map(String.init)
        let prefix = parts[0].hasSuffix("-") ? String(parts.removeFirst().dropLast()) : nil
        let suffix = parts.last.flatMap { $0.hasPrefix("-") ? String($0.dropFirst()) : nil }
        if suffix != nil { parts.removeLast() }
        for start in places(of: parts[0]) {
            if let prefix,
                !places(of: prefix).contains(where: {
                    $0.upperBound <= start.lowerBound && isGap($0.upperBound..<start.lowerBound)
                })
            {
                continue
            }
            if parts.count == 1 {
                if follows(suffix, start.upperBound) { return start }
                continue
            }
            for end in places(of: parts[1]) where end.lowerBound >= start.upperBound && follows(suffix, end.upperBound)
            {
                return start.lowerBound..<end.upperBound
            }
            return nil
        }
        return nil
    }

    static func unescaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            if byte == UInt8(ascii: "%"), let value = UInt8(digits, radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func follows(_ suffix: String?, _ offset: Int) -> Bool {
        suffix.map { places(of: $0).contains { offset <= $0.lowerBound && isGap(offset..<$0.lowerBound) } } ?? true
    }

    /// Places within one block, from a word's beginning to a word's end.
    private func places(of escaped: String) -> [Range<Int>] {
        let needle = Array(Self.unescaped(escaped).lowercased().utf8)
        return blocks.flatMap { block in
            (block.lowerBound..<block.upperBound).compactMap { start in
                let end = start + needle.count
                guard end <= block.upperBound, bytes[start..<end].elementsEqual(needle),
                    start == block.lowerBound || bytes[start - 1] == 0x20,
                    end == block.upperBound || bytes[end] == 0x20
                else { return nil }
                return start..<end
            }
        }
    }

    /// Whether white space alone stands there on the page.
    private func isGap(_ range: Range<Int>) -> Bool {
        bytes[range].allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == UInt8(ascii: "|") }
    }
}
