/// Lines in the making, with the number in the article of each.
struct IncludeOutput {
    private var lines: [[UInt8]] = []
    private var numbers: [Int] = []
    private var current: [UInt8] = []
    private var currentNumber: Int?

    /// Whether nothing but blanks, quote marks and list marks stands on the current line.
    var isAtContent: Bool { ContainerPrefix.length(of: current + [0x20]) >= current.count }

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

    /// Lines that have theirs to themselves, behind the marks that the current line begins with.
    mutating func append(block included: [[UInt8]], number: Int, isApart: Bool) {
        let prefix = current
        let further = prefix.map { $0 == UInt8(ascii: ">") || $0 == 0x09 ? $0 : 0x20 }
        currentNumber = number
        if isApart, prefix.allSatisfy(\.isBlank) {
            current = []
            endLine()
            currentNumber = number
            current = prefix
        }
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
    mutating func append(inline included: [[UInt8]]) {
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
