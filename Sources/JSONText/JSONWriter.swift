/// Writes JSON in the order in which it is told, without white space.
///
/// Keys of contracts keep their order, and nothing is built in memory first: half the cost of a search response would
/// otherwise be its encoding (FIELD-NOTES 6).
package struct JSONWriter {
    /// The document so far, UTF-8.
    package private(set) var bytes: [UInt8] = []
    private var needsComma = false

    package init(reservingBytes count: Int = 1024) { bytes.reserveCapacity(count) }

    package var text: String { String(decoding: bytes, as: UTF8.self) }

    // MARK: - Structure

    package mutating func object(_ members: (inout JSONWriter) throws -> Void) rethrows {
        open("{")
        try members(&self)
        close("}")
    }

    package mutating func array(_ elements: (inout JSONWriter) throws -> Void) rethrows {
        open("[")
        try elements(&self)
        close("]")
    }

    package mutating func member(_ name: String, object members: (inout JSONWriter) throws -> Void) rethrows {
        key(name)
        try object(members)
    }

    package mutating func member(_ name: String, array elements: (inout JSONWriter) throws -> Void) rethrows {
        key(name)
        try array(elements)
    }

    package mutating func member(_ name: String, _ value: String?) {
        key(name)
        element(value)
    }

    package mutating func member(_ name: String, _ value: Int?) {
        key(name)
        element(value)
    }

    package mutating func member(_ name: String, _ value: Double?) {
        key(name)
        element(value)
    }

    package mutating func member(_ name: String, _ value: Bool?) {
        key(name)
        element(value)
    }

    package mutating func member(_ name: String, _ values: [String]) {
        member(name, array: { writer in for value in values { writer.element(value) } })
    }

    /// Writes a value that is JSON already: one document, as another writer made it.
    package mutating func member(_ name: String, json: [UInt8]) {
        key(name)
        bytes.append(contentsOf: json)
        needsComma = true
    }

    /// Writes `null`, for members that a later version will fill.
    package mutating func memberNull(_ name: String) {
        key(name)
        literal("null")
    }

    // MARK: - Elements

    package mutating func element(_ value: String?) {
        guard let value else { return literal("null") }
        separate()
        string(value)
        needsComma = true
    }

    package mutating func element(_ value: Int?) { literal(value.map { String($0) } ?? "null") }

    /// The fewest digits that read back as the same number. JSON has no word for infinities and NaN: they are `null`.
    package mutating func element(_ value: Double?) {
        literal(value.flatMap { $0.isFinite ? "\($0)" : nil } ?? "null")
    }

    /// The fewest digits that read back as the same single-precision number.
    package mutating func element(_ value: Float) { literal(value.isFinite ? "\(value)" : "null") }

    package mutating func element(_ value: Bool?) { literal(value.map { $0 ? "true" : "false" } ?? "null") }

    // MARK: - Characters

    private mutating func key(_ name: String) {
        separate()
        string(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    private mutating func open(_ bracket: Unicode.Scalar) {
        separate()
        bytes.append(UInt8(ascii: bracket))
        needsComma = false
    }

    private mutating func close(_ bracket: Unicode.Scalar) {
        bytes.append(UInt8(ascii: bracket))
        needsComma = true
    }

    private mutating func literal(_ text: String) {
        separate()
        bytes.append(contentsOf: text.utf8)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
    }

    /// RFC 8259: quotation mark, backslash and the control characters are escaped, all else stands as it is. U+007F and
    /// the line separators U+2028 and U+2029 need no escape.
    private mutating func string(_ text: String) {
        var text = text
        bytes.append(UInt8(ascii: "\""))
        text.withUTF8 { text in
            var start = 0
            for (index, byte) in text.enumerated()
            where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                bytes.append(contentsOf: text[start..<index])
                escape(character: byte)
                start = index + 1
            }
            bytes.append(contentsOf: text[start...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func escape(character byte: UInt8) {
        switch byte {
        case 0x08: escape(UInt8(ascii: "b"))
        case 0x09: escape(UInt8(ascii: "t"))
        case 0x0A: escape(UInt8(ascii: "n"))
        case 0x0C: escape(UInt8(ascii: "f"))
        case 0x0D: escape(UInt8(ascii: "r"))
        case 0..<0x20:
            bytes.append(contentsOf: "\\u00".utf8)
            bytes.append(Self.hexadecimalDigits[Int(byte >> 4)])
            bytes.append(Self.hexadecimalDigits[Int(byte & 15)])
        default: escape(byte)
        }
    }

    private mutating func escape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
    }

    private static let hexadecimalDigits = Array("0123456789abcdef".utf8)
}
