/// What the elements of HTML are to an article.
enum HTMLElements {
    /// Never part of what a reader reads, whatever a page does with them.
    static let unseen: Set<String> = [
        "head", "title", "meta", "link", "base", "style", "script", "noscript", "template", "svg", "iframe", "object",
        "embed", "applet", "canvas", "audio", "video", "map", "datalist", "param", "source", "track", "colgroup",
        "ac:parameter", "ac:emoticon", "ac:placeholder",
    ]

    /// For operating the page, not for reading it; kept if they hold the page.
    static let controls: Set<String> = [
        "nav", "form", "button", "select", "input", "textarea", "dialog", "menu",
    ]

    /// Everything that begins a new block and is treated as a mere container.
    static let containers: Set<String> = [
        "html", "body", "main", "article", "section", "div", "header", "footer", "aside", "nav", "center", "fieldset",
        "legend", "figure", "figcaption", "details", "summary", "address", "blockquote", "p", "form", "dialog",
        "hgroup",
        "search", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "dl", "option", "select", "optgroup",
        "multicol",
        "ac:structured-macro", "ac:rich-text-body", "ac:layout", "ac:layout-section", "ac:layout-cell", "ac:task-list",
        "ac:task-body", "noframes", "frameset",
    ]

    static let lists: Set<String> = ["ul", "ol", "menu", "dir"]
    static let listItems: Set<String> = ["li", "dt", "dd", "ac:task"]
    static let code: Set<String> = ["pre", "listing", "xmp", "plaintext", "ac:plain-text-body"]

    /// What the first paragraph of a description may stand in.
    static func describes(_ name: String) -> Bool { ["dd", "p", "div"].contains(name) }

    /// An element that the page's scripts define.
    static func isCustom(_ name: String) -> Bool {
        name.utf8.contains(UInt8(ascii: "-")) && !name.utf8.contains(UInt8(ascii: ":"))
    }

    static func headingLevel(_ name: String) -> Int? {
        let bytes = name.utf8
        guard bytes.count == 2, bytes.first == UInt8(ascii: "h"), let digit = bytes.last,
            digit >= UInt8(ascii: "1"), digit <= UInt8(ascii: "6")
        else { return nil }
        return Int(digit - UInt8(ascii: "0"))
    }

    static func isBlock(_ name: String) -> Bool { traits(of: name).contains(.block) }

    // MARK: Traits

    /// The sets above that a name is in, as bits.
    struct Traits: OptionSet, Sendable {
        let rawValue: UInt16

        static let unseen = Traits(rawValue: 1)
        static let control = Traits(rawValue: 2)
        static let container = Traits(rawValue: 4)
        static let list = Traits(rawValue: 8)
        static let listItem = Traits(rawValue: 16)
        static let code = Traits(rawValue: 32)
        static let heading = Traits(rawValue: 64)
        static let custom = Traits(rawValue: 128)
        /// Begins a block.
        static let block = Traits(rawValue: 256)
    }

    /// - Complexity: O(1); the names above are looked up, others are custom elements or nothing.
    static func traits(of name: String) -> Traits {
        knownTraits[name] ?? (isCustom(name) ? .custom : [])
    }

    private static let knownTraits: [String: Traits] = {
        let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]
        let sets: [(Set<String>, Traits)] = [
            (unseen, .unseen), (controls, .control), (containers, [.container, .block]), (lists, [.list, .block]),
            (listItems, [.listItem, .block]), (code, [.code, .block]), (headings, [.heading, .block]),
            (["table", "hr"], .block),
        ]
        var result: [String: Traits] = [:]
        for (names, traits) in sets {
            for name in names { result[name, default: isCustom(name) ? .custom : []].formUnion(traits) }
        }
        return result
    }()
}

extension HTMLTree.Node {
    /// The words of an attribute, in lower case.
    func words(of attribute: String) -> [String] { self[attribute].map(Self.words) ?? [] }

    static func words(_ value: String) -> [String] {
        value.utf8.split(whereSeparator: \.isASCIIWhitespace).map { String(Substring($0)).lowercased() }
    }
}
