import CLibXML2

/// Makes an `HTMLTree` from the events of libxml2's HTML parser.
///
/// libxml2 knows its place in the text only during an event, and then it has already read past what the event is about.
/// So the builder keeps where the last event ended, and looks for the tag between there and the parser's place. An
/// element without a tag there was implied (`</li>` before another `<li>`) and begins or ends where the last event did.
final class HTMLTreeBuilder {
    private let limits: ParsingLimits
    private let input: [UInt8]
    /// The text before CDATA sections were masked, if there were any.
    private let original: [UInt8]
    private let cdata: [Int: Range<Int>]
    private var tree = HTMLTree()
    /// Open elements, from the root; never more than the limit.
    private var open = [0]
    /// Names of open elements beyond the limit, which have no node.
    private var flattened: [String] = []
    /// Where the last event ended.
    private var position = 0
    /// Where the last text stood, if it was a bare `&`.
    private var ampersand: Int?
    private var parser: htmlParserCtxtPtr?

    /// `<![CDATA[` in HTML is an error that hides the text up to the next `>`. This element of the same length stands
    /// in for it, and the text is put back from the source.
    static let cdataElement = "x-cdata"

    /// Parses UTF-8 without NUL. Never fails: HTML has no errors that end it.
    static func tree(of text: [UInt8], limits: ParsingLimits) -> HTMLTree {
        _ = initializeLibrary
        var text = text
        HTMLDefusing.blankExcessAttributes(in: &text)
        HTMLDefusing.blankConditions(in: &text)
        let original = text
        let cdata = maskCDATA(&text)
        let builder = HTMLTreeBuilder(text, original: original, cdata: cdata, limits: limits)
        builder.run()
        return builder.tree
    }

    /// libxml2 must be set up once, before threads use it.
    private static let initializeLibrary: Void = xmlInitParser()

    private init(_ input: [UInt8], original: [UInt8], cdata: [Int: Range<Int>], limits: ParsingLimits) {
        self.input = input
        self.original = original
        self.cdata = cdata
        self.limits = limits
    }

    private func run() {
        guard !input.isEmpty, input.count <= Int(Int32.max) else { return }
        input.withUnsafeBytes { buffer in
            let start = buffer.bindMemory(to: CChar.self).baseAddress
            guard let parser = htmlCreateMemoryParserCtxt(start, Int32(buffer.count)) else { return }
            defer { htmlFreeParserCtxt(parser) }
            // No implied html, body or p, no guessing of encodings, and nothing written to standard error: a handler
            // without error functions is silent.
            let options = HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOIMPLIED.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
            htmlCtxtUseOptions(parser, Int32(options))
            xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8)
            parser.pointee.sax.pointee = Self.makeHandler()
            parser.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
            self.parser = parser
            htmlParseDocument(parser)
            self.parser = nil
        }
        for node in open { tree.setEnd(of: node, to: input.count) }
    }

    private static func makeHandler() -> xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = 1
        handler.startElement = { context, name, attributes in
            HTMLTreeBuilder.from(context)?.startElement(name, attributes)
        }
        handler.endElement = { context, name in HTMLTreeBuilder.from(context)?.endElement(name) }
        let text: charactersSAXFunc = { context, text, count in HTMLTreeBuilder.from(context)?.text(text, Int(count)) }
        handler.characters = text
        handler.ignorableWhitespace = text
        handler.cdataBlock = text
        handler.comment = { context, _ in HTMLTreeBuilder.from(context)?.passOver() }
        handler.processingInstruction = { context, _, _ in HTMLTreeBuilder.from(context)?.passOver() }
        handler.internalSubset = { context, _, _, _ in HTMLTreeBuilder.from(context)?.passOver() }
        return handler
    }

    private static func from(_ context: UnsafeMutableRawPointer?) -> HTMLTreeBuilder? {
        context.map { Unmanaged<HTMLTreeBuilder>.fromOpaque($0).takeUnretainedValue() }
    }

    // MARK: Events

    private func startElement(
        _ name: UnsafePointer<xmlChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        guard let name else { return }
        let element = String(cString: name)
        let place = parserPosition
        let start = findStartTag(element, before: place)
        if start != nil { position = tagEnd(from: place) }
        let nodeStart = start ?? position
        // libxml2 puts a paragraph around text outside everything, but not around an inline element there.
        if start == nil, element == "p" { return }
        if let content = cdata[nodeStart], element == Self.cdataElement {
            tree.appendText(original[content], range: content, to: open[open.count - 1])
            position = content.upperBound
            return
        }
        if open.count > limits.elementDepthMaximum {
            if tree.flattenedOffset == nil { tree.flattenedOffset = nodeStart }
            flattened.append(element)
            if open.count + flattened.count > limits.openElementCountMaximum, let parser {
                tree.cutOffset = nodeStart
                xmlStopParser(parser)
            }
            return
        }
        let node = tree.appendElement(
            element, Self.attributes(attributes), range: nodeStart..<position, to: open[open.count - 1])
        open.append(node)
    }

    private func endElement(_ name: UnsafePointer<xmlChar>?) {
        guard let name else { return }
        let element = String(cString: name)
        let place = parserPosition
        if isEndTag(element, before: place) { position = max(position, place) }
        if let index = flattened.lastIndex(of: element) {
            flattened.removeSubrange(index...)
        } else if flattened.isEmpty, let index = open.lastIndex(where: { tree.nodes[$0].name == element }), index > 0 {
            for node in open[index...] { tree.setEnd(of: node, to: position) }
            open.removeSubrange(index...)
        } else if flattened.isEmpty, element == "p" {
            // The end of such a paragraph, or a stray `</p>`, still parts what is before from what is after.
            _ = tree.appendElement(element, [], range: position..<position, to: open[open.count - 1])
        }
    }

    private func text(_ text: UnsafePointer<xmlChar>?, _ count: Int) {
        guard let text, count > 0 else { return }
        let bytes = UnsafeBufferPointer(start: text, count: count)
        let place = parserPosition
        // Of an entity without a semicolon comes the sign, then the name.
        if let sign = ampersand, sign == position - 1, let character = HTMLLegacyEntity.character(named: bytes),
            position + count <= input.count, input[position..<(position + count)].elementsEqual(bytes)
        {
            ampersand = nil
            position += count
            return tree.replaceLastText(with: character, range: sign..<position)
        }
        // Plain text stands in the source as it is, an entity does not.
        let start: Int
        let end: Int
        if place - count >= position, input[(place - count)..<place].elementsEqual(bytes) {
            (start, end) = (place - count, place)
        } else if position + count <= input.count, input[position..<(position + count)].elementsEqual(bytes) {
            (start, end) = (position, position + count)
        } else {
            (start, end) = (position, max(position, place))
        }
        tree.appendText(bytes, range: start..<end, to: open[open.count - 1])
        position = max(position, end)
        ampersand = count == 1 && bytes[0] == UInt8(ascii: "&") && end == start + 1 ? start : nil
    }

    /// A comment or its like: it is no part of what comes next.
    private func passOver() { position = max(position, parserPosition) }

    // MARK: Places

    /// How far libxml2 has read.
    private var parserPosition: Int {
        guard let source = parser?.pointee.input?.pointee, let current = source.cur, let base = source.base else {
            return position
        }
        return min(input.count, max(0, Int(source.consumed) + (current - base)))
    }

    /// Where between the last event and `place` the start tag of that name begins; nil if it was implied.
    private func findStartTag(_ name: String, before place: Int) -> Int? {
        var index = position
        while index < place {
            if input[index] == UInt8(ascii: "<"), stands(name, at: index + 1, before: place) { return index }
            index += 1
        }
        return nil
    }

    /// Whether the tag that ends at `place` is the end tag of that name; if not, the end was implied.
    private func isEndTag(_ name: String, before place: Int) -> Bool {
        var index = place - 1
        while index >= position, input[index] != UInt8(ascii: "<") { index -= 1 }
        return index >= position && index + 1 < place && input[index + 1] == UInt8(ascii: "/")
            && stands(name, at: index + 2, before: place)
    }

    private func stands(_ name: String, at index: Int, before place: Int) -> Bool {
        let end = index + name.utf8.count
        return end <= place && input[index..<end].lazy.map(\.asciiLowercased).elementsEqual(name.utf8)
            && (end == place || !input[end].isASCIIAlphanumeric)
    }

    /// Behind the `>` of a start tag whose attributes have been read.
    private func tagEnd(from place: Int) -> Int {
        var index = place
        while index < input.count, input[index].isASCIIWhitespace || input[index] == UInt8(ascii: "/") { index += 1 }
        return index < input.count && input[index] == UInt8(ascii: ">") ? index + 1 : place
    }

    private static func attributes(
        _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) -> [HTMLTree.Attribute] {
        guard let list else { return [] }
        var result: [HTMLTree.Attribute] = []
        var index = 0
        while let name = list[index] {
            let value = list[index + 1].map { String(cString: $0) } ?? ""
            result.append(HTMLTree.Attribute(name: String(cString: name), value: value))
            index += 2
        }
        return result
    }

    // MARK: CDATA

    /// Writes `<x-cdata>` over every `<![CDATA[` and blanks what follows; returns the contents by the place of the tag.
    private static func maskCDATA(_ text: inout [UInt8]) -> [Int: Range<Int>] {
        var contents: [Int: Range<Int>] = [:]
        var index = 0
        while let start = text.firstIndex(of: "<![CDATA[", from: index) {
            let contentStart = start + 9
            let contentEnd = text.firstIndex(of: "]]>", from: contentStart) ?? text.count
            index = min(text.count, contentEnd + 3)
            contents[start] = contentStart..<contentEnd
            text.replaceSubrange(start..<contentStart, with: "<\(cdataElement)>".utf8)
            for blank in contentStart..<index { text[blank] = 0x20 }
        }
        return contents
    }
}
