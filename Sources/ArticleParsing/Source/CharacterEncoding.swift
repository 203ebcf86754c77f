import Glibc

/// A character encoding other than UTF-8, by the name that iconv knows it by.
struct CharacterEncoding: Hashable, Sendable {
    let name: String

    static let windows1252 = CharacterEncoding(name: "WINDOWS-1252")
    static let utf16LittleEndian = CharacterEncoding(name: "UTF-16LE")
    static let utf16BigEndian = CharacterEncoding(name: "UTF-16BE")

    /// Browsers read these labels as the wider encoding on the right, and so do the people who wrote them.
    private static let widened = [
        "ISO-8859-1": "WINDOWS-1252", "ISO8859-1": "WINDOWS-1252", "LATIN1": "WINDOWS-1252", "L1": "WINDOWS-1252",
        "US-ASCII": "WINDOWS-1252", "ASCII": "WINDOWS-1252", "ISO-8859-9": "WINDOWS-1254", "LATIN5": "WINDOWS-1254",
        "KS_C_5601-1987": "UHC", "EUC-KR": "UHC", "EUCKR": "UHC", "KSC5601": "UHC", "WINDOWS-949": "UHC",
        "GB2312": "GB18030", "GBK": "GB18030", "X-GBK": "GB18030", "SHIFT_JIS": "CP932", "SHIFT-JIS": "CP932",
        "SJIS": "CP932", "X-SJIS": "CP932", "WINDOWS-31J": "CP932", "BIG5": "BIG5-HKSCS", "X-EUC-JP": "EUC-JP",
        "ISO-8859-11": "CP874", "TIS-620": "CP874", "WINDOWS-874": "CP874", "UTF-16": "UTF-16LE",
        "ISO-8859-8-I": "ISO-8859-8", "X-MAC-ROMAN": "MACINTOSH", "KOI8": "KOI8-R", "X-CP1251": "WINDOWS-1251",
    ]

    /// Nil for UTF-8, which needs no transcoding.
    init?(label: String) {
        let label = label.uppercased()
        guard !["UTF-8", "UTF8", "UNICODE-1-1-UTF-8"].contains(label) else { return nil }
        name = Self.widened[label] ?? label
    }

    private init(name: String) { self.name = name }

    /// Escape sequences switch the meaning of ASCII bytes, so that valid UTF-8 says nothing.
    var isStateful: Bool { name.hasPrefix("ISO-2022") || name.hasPrefix("HZ") || name.hasPrefix("UTF-7") }

    /// Where a character begins with a byte below 0x80, it is that ASCII character.
    private var isASCIISuperset: Bool {
        let prefixes = ["WINDOWS-", "ISO-8859-", "EUC-", "KOI8-", "UHC", "GB18030", "CP9", "CP8", "BIG5", "MACINTOSH"]
        return prefixes.contains(where: name.hasPrefix)
    }

    /// The text in UTF-8 with the way back to the bytes, or nil if this machine does not know the encoding.
    ///
    /// Bytes that mean nothing in the encoding become U+FFFD, and are counted.
    func decode(_ bytes: [UInt8], from start: Int) -> DecodedText? {
        guard let converter = iconv_open("UTF-8", name), converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        return bytes.withUnsafeBufferPointer { source in
            var text = DecodedText(bytes: [], map: OffsetMap(), replacedByteCount: 0)
            text.map.note(decodedOffset: 0, sourceOffset: start)
            text.bytes.reserveCapacity(bytes.count + bytes.count / 2)
            var position = start
            while position < source.count {
                if isASCIISuperset, source[position] < 0x80 {
                    text.bytes.append(source[position])
                    position += 1
                    continue
                }
                position += convertCharacter(converter, source, at: position, into: &text)
                text.map.note(decodedOffset: text.bytes.count, sourceOffset: position)
            }
            return text
        }
    }

    /// The longest character, or shift sequence with its character, of any encoding that iconv knows.
    private static let characterBytesMaximum = 8

    /// Converts the character at `position` and returns its length in bytes.
    ///
    /// iconv is handed one byte, then two, until they are a character. It could be handed the rest of the text and
    /// little room for output, but then glibc converts a buffer of kilobytes for every character.
    private func convertCharacter(
        _ converter: iconv_t, _ source: UnsafeBufferPointer<UInt8>, at position: Int, into text: inout DecodedText
    ) -> Int {
        guard let base = source.baseAddress else { return 1 }
        let start = UnsafeMutableRawPointer(mutating: base + position).assumingMemoryBound(to: CChar.self)
        for length in 1...min(Self.characterBytesMaximum, source.count - position) {
            var input: UnsafeMutablePointer<CChar>? = start
            var inputLeft = length
            withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16) { buffer in
                var output = buffer.baseAddress
                var outputLeft = buffer.count
                _ = iconv(converter, &input, &inputLeft, &output, &outputLeft)
                for index in 0..<(buffer.count - outputLeft) { text.bytes.append(UInt8(bitPattern: buffer[index])) }
            }
            if inputLeft < length { return length - inputLeft }
        }
        text.bytes += [0xEF, 0xBF, 0xBD]
        text.replacedByteCount += 1
        return 1
    }
}

/// A text in UTF-8 and where its characters stood.
struct DecodedText: Sendable {
    var bytes: [UInt8]
    var map: OffsetMap
    var replacedByteCount: Int
}
