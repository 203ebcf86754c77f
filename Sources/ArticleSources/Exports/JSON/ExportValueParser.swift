/// Reads one record's JSON strictly (RFC 8259). A key that stands twice is an error: which of them holds would decide who
/// may read the article.
struct ExportValueParser {
    struct Problem: Error, Hashable {
        /// "the record is not JSON"
        var message: String
    }

    /// Objects and lists in one another. The deepest export that help desks give has six.
    static let depthMaximum = 64

    private let bytes: [UInt8]
    private var position = 0

    /// O(bytes).
    static func parse(_ bytes: [UInt8]) throws(Problem) -> ExportValue {
        var parser = ExportValueParser(bytes: bytes)
        let value = try parser.value(depth: 0)
        parser.skipSpace()
        guard parser.position == bytes.count else { throw notJSON }
        return value
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private static let notJSON = Problem(message: "the record is not JSON")

    private mutating func value(depth: Int) throws(Problem) -> ExportValue {
        guard depth <= Self.depthMaximum else {
            throw Problem(message: "the record is nested over \(Self.depthMaximum) deep")
        }
        skipSpace()
        switch peek {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try list(depth: depth)
        case UInt8(ascii: "\""): return .text(try text())
        default: return try word()
        }
    }

    private mutating func object(depth: Int) throws(Problem) -> ExportValue {
        position += 1
        var members: [String: ExportValue] = [:]
        skipSpace()
        if take("}") { return .object(members) }
        repeat {
            skipSpace()
            guard peek == UInt8(ascii: "\"") else { throw Self.notJSON }
            let key = try text()
            skipSpace()
            guard take(":") else { throw Self.notJSON }
            let value = try value(depth: depth + 1)
            guard members.updateValue(value, forKey: key) == nil else {
                throw Problem(message: "the key \"\(key.prefix(64))\" stands twice in one object")
            }
            skipSpace()
        } while take(",")
        guard take("}") else { throw Self.notJSON }
        return .object(members)
    }

    private mutating func list(depth: Int) throws(Problem) -> ExportValue {
        position += 1
        var elements: [ExportValue] = []
        skipSpace()
        if take("]") { return .list(elements) }
        repeat {
            elements.append(try value(depth: depth + 1))
            skipSpace()
        } while take(",")
        guard take("]") else { throw Self.notJSON }
        return .list(elements)
    }

    private mutating func word() throws(Problem) -> ExportValue {
        let start = position
        while let byte = peek, ![0x20, 0x09, 0x0A, 0x0D].contains(byte), !",]}".utf8.contains(byte) { position += 1 }
        let word = String(decoding: bytes[start..<position], as: UTF8.self)
        switch word {
        case "null": return .null
        case "true": return .bool(true)
        case "false": return .bool(false)
        default:
            let isNumber = word.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
            guard isNumber, word.utf8.first != UInt8(ascii: "+"), Double(word) != nil else { throw Self.notJSON }
            return .number(word)
        }
    }

    private mutating func text() throws(Problem) -> String {
        position += 1
        var result: [UInt8] = []
        var start = position
        while let byte = peek {
            if byte == UInt8(ascii: "\"") {
                result += bytes[start..<position]
                position += 1
                guard let text = String(validating: result, as: UTF8.self) else {
                    throw Problem(message: "the record is not UTF-8")
                }
                return text
            }
            guard byte >= 0x20 else { throw Self.notJSON }
            guard byte == UInt8(ascii: "\\") else {
                position += 1
                continue
            }
            result += bytes[start..<position]
            position += 1
            try escape(into: &result)
            start = position
        }
        throw Self.notJSON
    }

    private mutating func escape(into result: inout [UInt8]) throws(Problem) {
        guard let byte = peek else { throw Self.notJSON }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(byte)
        case UInt8(ascii: "b"): result.append(0x08)
        case UInt8(ascii: "f"): result.append(0x0C)
        case UInt8(ascii: "n"): result.append(0x0A)
        case UInt8(ascii: "r"): result.append(0x0D)
        case UInt8(ascii: "t"): result.append(0x09)
        case UInt8(ascii: "u"): result += Array(String(try scalar()).utf8)
        default: throw Self.notJSON
        }
    }

    /// One `\u` escape, or the two of a surrogate pair; half a pair becomes U+FFFD.
    private mutating func scalar() throws(Problem) -> Unicode.Scalar {
        let first = try hexadecimal()
        if let scalar = Unicode.Scalar(first) { return scalar }
        let mark = position
        if (0xD800..<0xDC00).contains(first), take("\\"), take("u") {
            let second = try hexadecimal()
            if (0xDC00..<0xE000).contains(second),
                let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
            {
                return scalar
            }
        }
        position = mark
        return "\u{FFFD}"
    }

    private mutating func hexadecimal() throws(Problem) -> UInt32 {
        guard position + 4 <= bytes.count else { throw Self.notJSON }
        var value: UInt32 = 0
        for byte in bytes[position..<position + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw Self.notJSON }
            value = value << 4 | UInt32(digit)
        }
        position += 4
        return value
    }

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }
}
