/// Cuts a stream of bytes into lines, and drops those that are too long to be messages without keeping them.
package struct LineSplitter: Sendable {
    package enum Line: Sendable, Equatable {
        /// Without its end.
        case complete([UInt8])
        case tooLong
    }

    /// A long ticket with its whole thread has some 50 KiB, and JSON may escape each character with six bytes.
    package static let lineBytesMaximum = 512 * 1024

    private let maximum: Int
    private var line: [UInt8] = []
    private var isTooLong = false

    package init(lineBytesMaximum: Int = Self.lineBytesMaximum) { maximum = lineBytesMaximum }

    /// The lines that these bytes end. O(bytes).
    package mutating func feed(_ bytes: some Sequence<UInt8>) -> [Line] {
        var lines: [Line] = []
        for byte in bytes {
            if byte == UInt8(ascii: "\n") {
                lines.append(isTooLong ? .tooLong : .complete(line))
                line.removeAll(keepingCapacity: true)
                isTooLong = false
            } else if line.count < maximum {
                line.append(byte)
            } else {
                isTooLong = true
            }
        }
        return lines
    }
}
