import CLibCMark

/// A heading of Markdown as the site generators see it when they make an anchor of it.
///
/// They differ in what of a heading counts: the text of a picture, an address in angle brackets, or all that is
/// written. White space is as it stands.
struct HeadingSource {
    enum Piece {
        case text(String)
        case code(String)
        /// What a picture says.
        case alternative(String)
        /// `<https://…>`: an address that is its own text.
        case address(String)
    }

    private(set) var pieces: [Piece] = []
    /// The heading as it is written, without the marks that make it one.
    let markdown: String

    init(markdown: String, pieces: [Piece]) {
        self.markdown = markdown
        self.pieces = pieces
    }

    /// - Parameter line: the heading's last line of text, `#` and all.
    init(_ node: CMarkNode, line: [UInt8]) {
        markdown = Self.withoutMarks(line).asString
        var imageDepth = 0
        var isAddress = false
        var pieces: [Piece] = []
        node.forEachEvent { child, isEntering in
            switch child.type {
            case CMARK_NODE_IMAGE: imageDepth += isEntering ? 1 : -1
            case CMARK_NODE_LINK: isAddress = isEntering && child.isAutolink
            case CMARK_NODE_TEXT, CMARK_NODE_CODE:
                guard isEntering else { return }
                let text = child.withLiteral { String(decoding: $0, as: UTF8.self) }
                if imageDepth > 0 {
                    pieces.append(.alternative(text))
                } else if isAddress {
                    pieces.append(.address(text))
                } else {
                    pieces.append(child.type == CMARK_NODE_CODE ? .code(text) : .text(text))
                }
            case CMARK_NODE_SOFTBREAK:
                if isEntering { pieces.append(.text(" ")) }
            default: break
            }
        }
        self.pieces = pieces
    }

    /// All that a reader sees but pictures: their texts only where `alternatives` says so.
    func text(alternatives: Bool = false) -> String {
        pieces.reduce(into: "") { result, piece in
            switch piece {
            case .text(let text), .code(let text), .address(let text): result += text
            case .alternative(let text): if alternatives { result += text }
            }
        }
    }

    /// `##  Title  ##` without its marks; a heading that is underlined has none.
    private static func withoutMarks(_ line: [UInt8]) -> ArraySlice<UInt8> {
        let mark = UInt8(ascii: "#")
        // Quotes may stand around it.
        var text = line.trimmed.drop { $0 == UInt8(ascii: ">") || $0.isBlank }
        guard text.first == mark else { return text }
        text = text.drop { $0 == mark }.trimmed
        let end = text.lastIndex { $0 != mark }.map { $0 + 1 } ?? text.startIndex
        // Marks at the end belong to the text unless a blank comes before them.
        if end == text.startIndex || text[end - 1].isBlank { text = text[..<end].trimmed }
        return text
    }
}
