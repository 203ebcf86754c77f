/// Text of one block in the making: white space is collapsed as it comes in, line breaks that were asked for stay.
///
/// Characters that nobody sees (soft hyphen, zero-width space and their like) are left out: they would part a word that
/// a reader sees whole. Joiners stay, since they change what is seen.
struct Prose {
    private(set) var bytes: [UInt8] = []
    private var pendingSpace = false

    var isEmpty: Bool { bytes.isEmpty }
    var endsWithBreak: Bool { bytes.last == 0x0A }

    mutating func append(_ text: some Sequence<UInt8>) {
        var iterator = text.makeIterator()
        while let byte = iterator.next() {
            if byte.isASCIIWhitespace {
                pendingSpace = true
            } else if byte < 0x80 {
                if byte >= 0x20 && byte != 0x7F { put(byte) }
            } else {
                appendMultibyte(lead: byte, &iterator)
            }
        }
    }

    /// A line break that the reader sees.
    mutating func breakLine() {
        pendingSpace = false
        if !bytes.isEmpty, bytes.last != 0x0A { bytes.append(0x0A) }
    }

    /// A gap that the reader sees, such as between two pictures.
    mutating func space() { pendingSpace = true }

    /// As it stands, for code: only line breaks become spaces.
    mutating func appendVerbatim(_ text: some Sequence<UInt8>) {
        for byte in text {
            let atStart = bytes.isEmpty || bytes.last == 0x0A
            if byte.isLineBreak || byte == 0x09 {
                if !atStart { put(0x20) }
            } else if byte >= 0x20, byte != 0x7F, byte != 0x20 || !atStart {
                put(byte)
            }
        }
    }

    /// The text without trailing white space.
    mutating func finish() -> [UInt8] {
        pendingSpace = false
        while let last = bytes.last, last.isASCIIWhitespace { bytes.removeLast() }
        let result = bytes
        bytes = []
        return result
    }

    private mutating func put(_ byte: UInt8) {
        if pendingSpace {
            if let last = bytes.last, last != 0x0A, last != 0x20 { bytes.append(0x20) }
            pendingSpace = false
        }
        bytes.append(byte)
    }

    private mutating func appendMultibyte(lead: UInt8, _ iterator: inout some IteratorProtocol<UInt8>) {
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
        let second = length > 1 ? iterator.next() : nil
        let third = length > 2 ? iterator.next() : nil
        let fourth = length > 3 ? iterator.next() : nil
        switch (lead, second ?? 0, third ?? 0) {
        case (0xC2, 0xA0, _), (0xC2, 0x85, _),  // no-break space, next line
            (0xE3, 0x80, 0x80),  // ideographic space
            (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF):  // typographic spaces
            pendingSpace = true
        case (0xC2, 0xAD, _), (0xE2, 0x80, 0x8B), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF),  // invisible
            (0xE2, 0x80, 0x8E...0x8F), (0xE2, 0x80, 0xAA...0xAE), (0xE2, 0x81, 0xA6...0xA9):  // direction marks
            break
        case (0xC2, 0x80...0x9F, _):  // C1 controls
            break
        default:
            put(lead)
            if let second { bytes.append(second) }
            if let third { bytes.append(third) }
            if let fourth { bytes.append(fourth) }
        }
    }
}
