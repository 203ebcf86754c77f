/// The plain `key: value` and `key = value` lines of a generator's configuration, in YAML, TOML or JSON.
///
/// Read line by line, since such files hold tags, anchors and scripts that no reader of ours should run into; of what is
/// not written plainly, nothing is known.
struct SiteConfigurationText {
    /// By path: `kramdown.input`.
    private var values: [String: String] = [:]
    /// Paths in the order in which they stand, those without a value too.
    private var paths: [String] = []

    init(_ bytes: [UInt8]) {
        var open: [(indent: Int, key: String)] = []
        var section = ""
        for slice in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            let line = String(decoding: slice, as: UTF8.self)
            let indent = line.prefix { $0 == " " || $0 == "\t" }.count
            let text = line.dropFirst(indent)
            if text.hasPrefix("#") || text.isEmpty { continue }
            if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
                section = text[text.index(after: text.startIndex)..<end].filter { $0 != "[" } + "."
                open = []
                continue
            }
            guard let mark = text.firstIndex(where: { $0 == ":" || $0 == "=" }) else { continue }
            let key = Self.plain(text[..<mark])
            guard !key.isEmpty, key.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }) else {
                continue
            }
            // A key is deeper than those that stand further left.
            while let last = open.last, last.indent >= indent { open.removeLast() }
            // JSON's outermost brace.
            let path = section + (open.map(\.key) + [key]).joined(separator: ".")
            let value = Self.plain(text[text.index(after: mark)...])
            paths.append(path)
            if !value.isEmpty, value != "{" { values[path] = value }
            if open.count < Self.depthMaximum { open.append((indent, key)) }
        }
    }

    private static let depthMaximum = 8

    subscript(path: String) -> String? { values[path] }

    /// The keys right below a key, in order.
    func keys(below path: String) -> [String] {
        paths.filter { $0.hasPrefix(path + ".") }.map { $0.dropFirst(path.count + 1) }.filter { !$0.contains(".") }
            .map(String.init)
    }

    /// Without quotes, a comment behind it, and JSON's comma.
    private static func plain(_ text: Substring) -> String {
        var text = text.drop { $0 == " " || $0 == "\t" }
        if let quote = text.first, quote == "\"" || quote == "'", let end = text.dropFirst().firstIndex(of: quote) {
            return String(text.dropFirst()[..<end])
        }
        if let comment = text.firstRange(of: " #") { text = text[..<comment.lowerBound] }
        while let last = text.last, last == " " || last == "\t" || last == "," { text = text.dropLast() }
        return String(text)
    }
}
