/// Lines in the making, with the number in the article of each.
struct IncludeOutput {
    private var lines: [[UInt8]] = []
    private var numbers: [Int] = []
    private var current: [UInt8] = []
    private var currentNumber: Int?

    /// Whether nothing but blanks, quote marks and list marks stands on the current line.
    var isAtContent: Bool { ContainerPrefix.length(of: current + [0x20]) >= current.count }

    /// Bytes that each line of what is included gets in front.
    var prefixByteCount: Int { isAtContent ? current.count : 0 }

    /// Text of the file itself, which begins on the line `index`.
    mutating func append(_ text: ArraySlice<UInt8>, from index: inout Int, _ number: (Int) -> Int) {
        if currentNumber == nil { currentNumber = number(index) }
        for byte in text {
            if byte == 0x0A {
                endLine()
                index += 1
                currentNumber = number(index)
            } else {
                current.append(byte)
            }
        }
    }

    /// Whole lines. Where the current line is a mark of quotes or lists, they stay within it.
    ///
    /// - Parameter isApart: whether empty lines keep them from what is around.
    mutating func append(_ included: [[UInt8]], number: Int, isApart: Bool) {
        let prefix = isAtContent ? current : []
        let further = prefix.map { $0 == UInt8(ascii: ">") || $0 == 0x09 ? $0 : 0x20 }
        if isApart, prefix.allSatisfy(\.isBlank) {
            current = []
            endLine()
            current = prefix
        }
        currentNumber = number
        for (index, line) in included.enumerated() {
            if index > 0 {
                endLine()
                currentNumber = number
                current = further
            }
            current += line
        }
        if isApart {
            endLine()
            currentNumber = number
            current = further
        }
    }

    /// Words within a line.
    mutating func append(phrase included: [[UInt8]]) {
        let words = included.map { Array($0.trimmed) }.filter { !$0.isEmpty }
        current += Array(words.joined(separator: [0x20]))
    }

    mutating func finish() -> (lines: [[UInt8]], numbers: [Int]) {
        endLine()
        return (lines, numbers)
    }

    private mutating func endLine() {
        lines.append(current.allSatisfy(\.isBlank) ? [] : current)
        numbers.append(currentNumber ?? numbers.last ?? 1)
        current = []
    }
}
