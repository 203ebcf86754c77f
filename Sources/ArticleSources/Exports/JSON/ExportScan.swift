import KnowledgeModel

/// Takes a file of an export apart into its records, by their places alone: at most a chunk of the file is in memory.
///
/// A file is one value, or values one behind another (JSON lines). A value is a page, a record, or an array of either. A
/// page is an object without an `id` that has at least one of the collections in it.
struct ExportScan {
    /// A record's place and the key of the collection that holds it, empty if it stands by itself.
    struct Element: Sendable, Hashable {
        var collection: String
        var span: SourceSpan
        /// False for a value that is no object.
        var isObject = true
    }

    enum Event: Sendable, Hashable {
        case element(Element)
        /// All elements of a page have been handed over; where its other members stand that speak of pages.
        case page(collections: Set<String>, members: [String: Range<Int>])
    }

    /// Members whose arrays hold records.
    static let collections: Set<String> = [
        "articles", "data", "results", "translations", "sections", "categories", "user_segments", "folders",
        "collections", "internal_articles", "solution_articles", "solution_folders", "solution_categories", "pages",
    ]
    /// Members that are one record, and the collection that it belongs to.
    static let singles = [
        "article": "articles", "translation": "translations", "section": "sections", "category": "categories",
        "user_segment": "user_segments", "folder": "folders",
    ]
    /// Members of a page that say whether there are more.
    static let pageMembers: Set<String> = ["next_page", "meta", "pages", "_links", "end_time"]

    private var bytes: ExportBytes
    private var events: [Event] = []
    private var elementCount = 0
    private let elementsMaximum: Int

    /// What the file holds, in its order; about 100 bytes of memory an element.
    /// - Parameter elementsMaximum: after so many the rest of the file need not be looked at.
    /// - Throws: at the end of a file that is cut short, and at what is no JSON.
    static func scan(_ file: ReadableFile, elementsMaximum: Int = .max) throws(ExportScanError) -> [Event] {
        var scan = ExportScan(bytes: try ExportBytes(file: file), elementsMaximum: elementsMaximum)
        try scan.values()
        return scan.events
    }

    private init(bytes: ExportBytes, elementsMaximum: Int) {
        self.bytes = bytes
        self.elementsMaximum = elementsMaximum
    }

    private var isDone: Bool { elementCount >= elementsMaximum }

    private mutating func values() throws(ExportScanError) {
        while !isDone, let byte = try bytes.peekToken() {
            switch byte {
            case UInt8(ascii: "{"): try object()
            case UInt8(ascii: "["):
                try array { (scan: inout ExportScan) throws(ExportScanError) in try scan.topElement() }
            default: throw .malformed(line: bytes.line, problem: "neither an object nor an array stands here")
            }
        }
    }

    private mutating func topElement() throws(ExportScanError) {
        if try bytes.peekToken() == UInt8(ascii: "{") { return try object() }
        let element = try element(of: "")
        hand(.element(element))
    }

    /// Walks over the elements of an array, of which `each` takes one.
    private mutating func array(
        _ each: (inout ExportScan) throws(ExportScanError) -> Void
    ) throws(ExportScanError) {
        bytes.take()
        if try token() == UInt8(ascii: "]") { return bytes.take() }
        while !isDone {
            try each(&self)
            let byte = try token()
            bytes.take()
            if byte == UInt8(ascii: "]") { return }
            guard byte == UInt8(ascii: ",") else {
                throw .malformed(line: bytes.line, problem: "a comma or a closing bracket is missing")
            }
        }
    }

    /// A page, or a record by itself: which of them shows at its end.
    private mutating func object() throws(ExportScanError) {
        let start = (offset: bytes.offset, line: bytes.line)
        var found: [Element] = []
        var seen: Set<String> = []
        var members: [String: Range<Int>] = [:]
        var hasID = false
        bytes.take()
        var isFirst = true
        while true {
            var byte = try token()
            if byte == UInt8(ascii: "}") {
                bytes.take()
                break
            }
            if !isFirst {
                guard byte == UInt8(ascii: ",") else {
                    throw .malformed(line: bytes.line, problem: "a comma or a closing brace is missing")
                }
                bytes.take()
                byte = try token()
            }
            isFirst = false
            guard byte == UInt8(ascii: "\"") else {
                throw .malformed(line: bytes.line, problem: "the name of a member is missing")
            }
            let key = try bytes.takeText(keeping: 64).map { String(decoding: $0, as: UTF8.self) } ?? ""
            guard try token() == UInt8(ascii: ":") else {
                throw .malformed(line: bytes.line, problem: "a colon is missing")
            }
            bytes.take()
            let valueStart = try token()
            if key == "id" { hasID = true }
            let memberStart = bytes.offset
            if valueStart == UInt8(ascii: "["), Self.collections.contains(key) {
                seen.insert(key)
                try array { (scan: inout ExportScan) throws(ExportScanError) in found.append(try scan.element(of: key))
                }
            } else if valueStart == UInt8(ascii: "{"), let collection = Self.singles[key] {
                seen.insert(collection)
                found.append(try element(of: collection))
            } else {
                try bytes.takeValue()
            }
            if Self.pageMembers.contains(key) { members[key] = memberStart..<bytes.offset }
        }
        if hasID || seen.isEmpty {
            let span = SourceSpan(bytes: start.offset..<bytes.offset, lines: start.line...bytes.line)
            return hand(.element(Element(collection: "", span: span)))
        }
        for element in found { hand(.element(element)) }
        hand(.page(collections: seen, members: members))
    }

    private mutating func element(of collection: String) throws(ExportScanError) -> Element {
        let isObject = try token() == UInt8(ascii: "{")
        let start = (offset: bytes.offset, line: bytes.line)
        try bytes.takeValue()
        let span = SourceSpan(bytes: start.offset..<bytes.offset, lines: start.line...bytes.line)
        return Element(collection: collection, span: span, isObject: isObject)
    }

    /// The next byte that is not white space, of which there must be one.
    private mutating func token() throws(ExportScanError) -> UInt8 {
        guard let byte = try bytes.peekToken() else { throw .cutShort(line: bytes.line) }
        return byte
    }

    private mutating func hand(_ event: Event) {
        if case .element = event { elementCount += 1 }
        events.append(event)
    }
}
