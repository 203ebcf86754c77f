/// Tells which lines are fenced code, before cmark has seen the text: what dialects do to lines must not touch code.
///
/// Fences count at any indentation and behind quote and list markers, since a dialect may be about to unwrap them.
struct CodeFenceTracker {
    private var open: (mark: UInt8, length: Int)?

    var isOpen: Bool { open != nil }

    /// Whether the line is a fence or stands between fences. Called once for every line, in order.
    mutating func isCode(_ line: [UInt8]) -> Bool {
        let content = line[ContainerPrefix.length(of: line)...]
        guard let mark = content.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else {
            return open != nil
        }
        let length = content.prefix { $0 == mark }.count
        let info = content.dropFirst(length)
        if let fence = open {
            if mark == fence.mark, length >= fence.length, info.allSatisfy(\.isASCIIWhitespace) { open = nil }
            return true
        }
        // Behind a fence of backticks stands no backtick: else it is inline code.
        guard length >= 3, mark == UInt8(ascii: "~") || !info.contains(mark) else { return false }
        open = (mark, length)
        return true
    }
}

/// Indentation, quote marks and list markers at the front of a line.
enum ContainerPrefix {
    static func length(of line: [UInt8]) -> Int {
        var index = 0
        while let end = marker(in: line, at: index) { index = end }
        while index < line.count, line[index].isBlank { index += 1 }
        return index
    }

    /// How many quote and list markers the line begins with.
    static func depth(of line: [UInt8]) -> Int {
        var index = 0
        var depth = 0
        while let end = marker(in: line, at: index) {
            index = end
            depth += 1
        }
        return depth
    }

    /// The line without the markers beyond `maximum`.
    static func flattened(_ line: [UInt8], maximum: Int) -> [UInt8] {
        var index = 0
        for _ in 0..<maximum {
            guard let end = marker(in: line, at: index) else { return line }
            index = end
        }
        return Array(line[..<index] + line[length(of: line)...])
    }

    /// Where the marker that begins at or behind blanks at `index` ends.
    private static func marker(in line: [UInt8], at index: Int) -> Int? {
        var index = index
        while index < line.count, line[index].isBlank { index += 1 }
        guard index < line.count else { return nil }
        switch line[index] {
        case UInt8(ascii: ">"):
            return index + 1
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
            return index + 1 < line.count && line[index + 1].isBlank ? index + 1 : nil
        case 0x30...0x39:
            let end = line[index...].prefix(9).prefix(while: \.isASCIIDigit).endIndex
            guard end + 1 < line.count, line[end] == UInt8(ascii: ".") || line[end] == UInt8(ascii: ")"),
                line[end + 1].isBlank
            else { return nil }
            return end + 1
        default:
            return nil
        }
    }
}
