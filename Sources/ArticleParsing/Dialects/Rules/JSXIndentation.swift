/// MDX knows no code by indentation: what is indented under a tag is its content, and moves to the left with it.
struct JSXIndentation: LineRule {
    private static let depthMaximum = 64
    /// Elements that are never closed.
    private static let void: Set<String> = ["br", "hr", "img", "input", "col", "link", "meta", "source", "wbr"]

    func apply(to document: inout MarkdownLines) {
        var fences = CodeFenceTracker()
        /// For each tag that is open: how much further than it its content is indented.
        var steps: [(name: String, columns: Int)] = []
        /// A tag that goes on over several lines: its name and indentation.
        var begun: (name: String, indentation: Int)?
        for index in document.lines.indices {
            let line = document.lines[index]
            let isCode = fences.isCode(line)
            let text = line[...].trimmed
            if !isCode, let name = Self.closed(text), let match = steps.lastIndex(where: { $0.name == name }) {
                steps.removeSubrange(match...)
            }
            let sum = steps.reduce(0) { $0 + $1.columns }
            if sum > 0, line.first?.isBlank ?? false { document.lines[index] = Indentation.removed(sum, from: line) }
            if isCode || text.isEmpty { continue }
            var opened: (name: String, indentation: Int)?
            if let tag = begun {
                if text.last == UInt8(ascii: ">") {
                    opened = text.dropLast().last == UInt8(ascii: "/") ? nil : tag
                    begun = nil
                }
            } else if let name = Self.opened(text) {
                let tag = (name, Indentation.columns(of: line))
                if text.last == UInt8(ascii: ">") {
                    opened = tag
                } else if !text.contains(UInt8(ascii: ">")) {
                    begun = tag
                }
            }
            guard let opened, steps.count < Self.depthMaximum,
                let next = document.lines.indices[(index + 1)...].prefix(8).first(where: { !document.isBlank($0) })
            else { continue }
            let columns = Indentation.columns(of: document.lines[next]) - opened.indentation
            steps.append((opened.name, max(0, columns)))
        }
    }

    /// The name in a line that is an end tag.
    private static func closed(_ text: ArraySlice<UInt8>) -> String? {
        guard text.starts(withASCII: "</"), text.last == UInt8(ascii: ">") else { return nil }
        let name = text.dropFirst(2).dropLast().trimmed
        return name.contains(UInt8(ascii: "<")) ? nil : name.asString
    }

    /// The name in a line that is one tag, or the beginning of one.
    private static func opened(_ text: ArraySlice<UInt8>) -> String? {
        guard text.first == UInt8(ascii: "<"), text.dropLast().last != UInt8(ascii: "/") else { return nil }
        if text.elementsEqual("<>".utf8) { return "" }
        guard text.dropFirst().first.map(\.isASCIILetter) ?? false else { return nil }
        if text.last == UInt8(ascii: ">") {
            let bytes = Array(text)
            guard TagEnd.ofTag(bytes, from: 0, to: bytes.count) == bytes.count else { return nil }
        }
        let name = text.dropFirst().prefix { $0.isASCIIAlphanumeric || $0.isOne(of: "._-") }.asString
        return void.contains(name) ? nil : name
    }
}
