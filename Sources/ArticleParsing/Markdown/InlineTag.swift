/// One tag of inline HTML in Markdown, as far as it matters: its name and a few attributes.
struct InlineTag {
    let name: String
    let isEnd: Bool
    let isSelfClosing: Bool
    let attributes: [HTMLTree.Attribute]

    /// Nil for comments, declarations and instructions.
    init?(_ text: some Collection<UInt8>) {
        let bytes = Array(text)
        guard bytes.count > 2, bytes[0] == UInt8(ascii: "<") else { return nil }
        isEnd = bytes[1] == UInt8(ascii: "/")
        var index = isEnd ? 2 : 1
        let nameBytes = bytes[index...].prefix {
            $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":")
        }
        guard let first = nameBytes.first, first.isASCIILetter else { return nil }
        name = nameBytes.asString.lowercased()
        index = nameBytes.endIndex
        isSelfClosing = bytes[bytes.count - 2] == UInt8(ascii: "/")
        attributes = Self.attributes(bytes, from: index)
    }

    subscript(attribute: String) -> String? { attributes.first { $0.name == attribute }?.value }

    /// The element as the HTML path sees it.
    var node: HTMLTree.Node { HTMLTree.Node(name: name, attributes: attributes, range: 0..<0, parent: 0) }

    private static func attributes(_ bytes: [UInt8], from start: Int) -> [HTMLTree.Attribute] {
        var result: [HTMLTree.Attribute] = []
        var index = start
        let end = bytes.count - 1
        while index < end {
            while index < end, bytes[index].isASCIIWhitespace || bytes[index] == UInt8(ascii: "/") { index += 1 }
            let nameStart = index
            while index < end, !bytes[index].isASCIIWhitespace, !bytes[index].isOne(of: "=/") { index += 1 }
            guard index > nameStart else { break }
            let name = bytes[nameStart..<index].asString.lowercased()
            var next = index
            while next < end, bytes[next].isASCIIWhitespace { next += 1 }
            guard next < end, bytes[next] == UInt8(ascii: "=") else {
                result.append(.init(name: name, value: ""))
                continue
            }
            next += 1
            while next < end, bytes[next].isASCIIWhitespace { next += 1 }
            let quote =
                next < end && (bytes[next] == UInt8(ascii: "\"") || bytes[next] == UInt8(ascii: "'"))
                ? bytes[next] : nil
            if quote != nil { next += 1 }
            let valueStart = next
            while next < end, quote.map({ bytes[next] != $0 }) ?? !bytes[next].isASCIIWhitespace { next += 1 }
            result.append(.init(name: name, value: bytes[valueStart..<next].asString))
            index = quote == nil ? next : next + 1
        }
        return result
    }
}
