/// `{#id .class key=value}` behind a heading, a span or a block, and kramdown's `{: … }`: ids are kept, classes on a line
/// of their own may make the block a callout, all else goes.
struct AttributeLists: MarkRule {
    enum Place {
        /// Docusaurus: at the end of a heading's line.
        case heading
        /// Hugo, kramdown: at the end of a line, or on one of its own.
        case lineEnd
        /// Python-Markdown: behind any span too.
        case span
    }

    /// Where `{ … }` without a colon is one.
    let bare: Place
    /// Whether `{: … }` is one, anywhere.
    let hasColons: Bool

    let openings: StaticString = "{"

    func take(_ scan: inout DialectScan, in line: DialectScan.Line, noting document: inout MarkdownLines) -> Bool {
        let start = scan.position
        let next = start + 1 < line.end ? scan.text[start + 1] : 0x0A
        guard next.isOne(of: ":#. ") || next.isASCIILetter else { return false }
        if hasColons, scan.isHere("{::") { return kramdownExtension(&scan, line) }
        if hasColons, scan.isHere("{:/") { return scan.mask(through: .brace) }
        guard let close = scan.next(.brace, to: line.end) else { return false }
        let content = scan.text[(start + 1)..<close].trimmed
        let isColon = hasColons && next == UInt8(ascii: ":")
        let isAtEnd = scan.text[(close + 1)..<line.end].allSatisfy(\.isASCIIWhitespace)
        guard isColon || Self.areAttributes(content) && isPlace(start, isAtEnd: isAtEnd, scan, line) else {
            return false
        }
        let isAlone =
            isAtEnd
            && scan.text[line.start..<start].allSatisfy { $0.isASCIIWhitespace || $0 == UInt8(ascii: ">") }
        if isAtEnd { ExplicitID.note(in: content, at: isAlone ? line.index - 1 : line.index, &document) }
        if isAlone {
            let classes = content.split { $0 == 0x20 || $0 == UInt8(ascii: ":") }
                .filter { $0.first == UInt8(ascii: ".") }.map { $0.dropFirst().asString.lowercased() }
            document.blockClasses[line.index] = classes.first { HTMLAdmonition.types[$0] != nil } ?? ""
            if content.starts(withASCII: ":toc") { dropTOCItem(before: start, &scan) }
        }
        scan.mask(start..<(close + 1))
        return true
    }

    private func isPlace(_ start: Int, isAtEnd: Bool, _ scan: DialectScan, _ line: DialectScan.Line) -> Bool {
        switch bare {
        case .heading:
            return isAtEnd
                && scan.text[line.start..<start].drop { $0.isBlank || $0 == UInt8(ascii: ">") }.first
                    == UInt8(ascii: "#")
        case .lineEnd: return isAtEnd
        case .span:
            return isAtEnd || start > line.start && scan.text[start - 1].isOne(of: ")]*_`>:")
                || scan.text[start..<line.end].firstIndex(of: UInt8(ascii: "}")).map {
                    scan.text[($0 + 1)..<line.end].trimmed.first == UInt8(ascii: "|")
                } ?? false
        }
    }

    private static func areAttributes(_ content: ArraySlice<UInt8>) -> Bool {
        !content.isEmpty
            && content.split(separator: 0x20).allSatisfy {
                $0.count > 1 && ($0.first == UInt8(ascii: "#") || $0.first == UInt8(ascii: "."))
                    || $0.contains(UInt8(ascii: "=")) || $0.last == UInt8(ascii: "\"")
            }
    }

    /// kramdown's `{::comment} … {:/comment}`, `{::options … /}`, `{::nomarkdown}`.
    private func kramdownExtension(_ scan: inout DialectScan, _ line: DialectScan.Line) -> Bool {
        if scan.isHere("{::comment}") {
            return scan.maskComment(through: .kramdownComment) || scan.maskComment(through: .kramdownEnd)
        }
        guard let range = scan.range(through: .brace), range.upperBound <= line.end else { return false }
        scan.mask(range)
        return true
    }

    /// `* TOC` above `{:toc}` only marks the place.
    private func dropTOCItem(before start: Int, _ scan: inout DialectScan) {
        let lineStart = scan.text[..<start].lastIndex(of: 0x0A) ?? 0
        let previousStart = scan.text[..<lineStart].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let line = scan.text[previousStart..<lineStart]
        guard ContainerPrefix.depth(of: Array(line)) > 0 else { return }
        scan.mask(previousStart..<lineStart)
        dropTOCTitle(before: previousStart, &scan)
    }

    private static let titleDistance = 8
    private static let titles: Set<String> = ["table of contents", "contents", "on this page", "toc"]

    /// What stands over the list, in a tag or as a heading, is its title.
    private func dropTOCTitle(before start: Int, _ scan: inout DialectScan) {
        var end = start - 1
        for _ in 0..<Self.titleDistance where end > 0 {
            let lineStart = scan.text[..<end].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
            var isTag = false
            let places = (lineStart..<end).filter { place in
                if scan.text[place] == UInt8(ascii: "<") { isTag = true }
                defer { if scan.text[place] == UInt8(ascii: ">") { isTag = false } }
                return !isTag && scan.text[place] != DialectScan.mark
            }
            let letters = places.map { scan.text[$0].asciiLowercased }
            let words = Array(letters.drop { $0.isBlank || $0.isOne(of: "#*") }.filter { $0 != UInt8(ascii: "*") })
            if Self.titles.contains(words.trimmed.asString) {
                for place in places { scan.mask(place..<place + 1) }
                return
            }
            guard words.trimmed.isEmpty || words.trimmed.starts(withASCII: "{:") else { return }
            end = lineStart - 1
        }
    }
}

/// `#id` within a mark: the id of the heading on whose line the mark stands.
enum ExplicitID {
    static func note(in content: ArraySlice<UInt8>, at index: Int, _ document: inout MarkdownLines) {
        guard let mark = content.firstIndex(of: UInt8(ascii: "#")) else { return }
        let id = content[(mark + 1)...].prefix { !$0.isASCIIWhitespace && !$0.isOne(of: "*}'\"") }
        if !id.isEmpty { document.headingIDs[index] = id.asString }
    }
}
