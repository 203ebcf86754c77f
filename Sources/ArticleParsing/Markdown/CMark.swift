import CLibCMark

/// A node of cmark's tree, valid only within `CMark.withDocument`.
struct CMarkNode {
    fileprivate let pointer: OpaquePointer

    var type: cmark_node_type { cmark_node_get_type(pointer) }
    var firstChild: CMarkNode? { cmark_node_first_child(pointer).map(CMarkNode.init) }
    var next: CMarkNode? { cmark_node_next(pointer).map(CMarkNode.init) }
    var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
    var isOrderedList: Bool { cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }

    /// Lines from 1 in the text that was parsed. Block positions of cmark 0.30 are right; its inline columns are not,
    /// and are used nowhere.
    var lines: ClosedRange<Int> {
        let first = max(1, Int(cmark_node_get_start_line(pointer)))
        return first...max(first, Int(cmark_node_get_end_line(pointer)))
    }

    /// Column, from 1 and in bytes, at which the block begins on its first line.
    var startColumn: Int { max(1, Int(cmark_node_get_start_column(pointer))) }

    /// `<https://…>`: a link whose text is its address.
    var isAutolink: Bool {
        guard type == CMARK_NODE_LINK, let child = firstChild, child.next == nil, child.type == CMARK_NODE_TEXT
        else { return false }
        return Self.withBytes(of: cmark_node_get_url(pointer)) { url in
            child.withLiteral {
                $0.elementsEqual(url) || url.starts(withASCII: "mailto:") && $0.elementsEqual(url.dropFirst(7))
            }
        }
    }

    /// Calls `body` with the literal of text, code or HTML.
    func withLiteral<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        Self.withBytes(of: cmark_node_get_literal(pointer), body)
    }

    /// The first word behind a code fence.
    var codeLanguage: String? {
        Self.withBytes(of: cmark_node_get_fence_info(pointer)) { info in
            let word = info.prefix { !$0.isASCIIWhitespace && $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: ",") }
            return word.isEmpty ? nil : word.asString.lowercased()
        }
    }

    /// Calls `body` for every node below this one, entering and leaving, without recursion.
    func forEachEvent(_ body: (CMarkNode, _ isEntering: Bool) -> Void) {
        guard let iterator = cmark_iter_new(pointer) else { return }
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            guard event == CMARK_EVENT_ENTER || event == CMARK_EVENT_EXIT,
                let node = cmark_iter_get_node(iterator)
            else { return }
            body(CMarkNode(pointer: node), event == CMARK_EVENT_ENTER)
        }
    }

    private static func withBytes<Result>(
        of string: UnsafePointer<CChar>?, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        guard let string else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
        var count = 0
        while string[count] != 0 { count += 1 }
        return string.withMemoryRebound(to: UInt8.self, capacity: count) { bytes in
            body(UnsafeBufferPointer(start: bytes, count: count))
        }
    }
}

/// CommonMark by libcmark.
enum CMark {
    /// Parses UTF-8 and lends the root of the tree.
    static func withDocument<Result>(_ text: [UInt8], _ body: (CMarkNode) -> Result) -> Result? {
        let root = text.withUnsafeBytes { buffer in
            cmark_parse_document(buffer.bindMemory(to: CChar.self).baseAddress, buffer.count, CMARK_OPT_DEFAULT)
        }
        guard let root else { return nil }
        defer { cmark_node_free(root) }
        return body(CMarkNode(pointer: root))
    }
}
