/// The encoding that an HTML or XML file names in its first kilobyte.
///
/// A `meta` is looked for in bytes, before anything is decoded, as browsers do: all encodings that can carry such a
/// declaration agree with ASCII on it.
enum DeclaredEncoding {
    /// Browsers look at 1,024 bytes; front matter may come first here.
    private static let searchedByteCount = 4_096

    static func label(in bytes: [UInt8]) -> String? {
        let head = bytes.prefix(searchedByteCount).map(\.asciiLowercased)
        if let start = head.firstIndex(of: "<?xml", from: 0), let end = head.firstIndex(of: "?>", from: start),
            let label = value(of: "encoding", in: head, from: start, to: end)
        {
            return label
        }
        var position = 0
        while let start = head.firstIndex(of: "<meta", from: position) {
            let end = head[start...].firstIndex(of: UInt8(ascii: ">")) ?? head.count
            if let label = value(of: "charset", in: head, from: start, to: end) { return label }
            position = end
        }
        return nil
    }

    /// `name = "value"`, the quotes optional, also inside another attribute's quotes (`content="text/html;
    /// charset=x"`).
    private static func value(of name: StaticString, in head: [UInt8], from start: Int, to end: Int) -> String? {
        guard let place = head.firstIndex(of: name, from: start, to: end) else { return nil }
        var index = place + name.utf8CodeUnitCount
        let skipBlanks = { while index < end, head[index].isASCIIWhitespace { index += 1 } }
        skipBlanks()
        guard index < end, head[index] == UInt8(ascii: "=") else { return nil }
        index += 1
        skipBlanks()
        while index < end, head[index] == UInt8(ascii: "\"") || head[index] == UInt8(ascii: "'") { index += 1 }
        let label = head[index..<end].prefix { byte in
            byte.isASCIIAlphanumeric || byte.isOne(of: "-_:.")
        }
        return label.isEmpty ? nil : label.asString
    }
}
