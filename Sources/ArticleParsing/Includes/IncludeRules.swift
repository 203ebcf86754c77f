/// Liquid's `{% include file.md title="x" %}` from `_includes`, `{% include_relative file.md %}`.
struct LiquidIncludes: IncludeRule {
    let openings: StaticString = "{"
    let needle: StaticString = "include"

    func mark(_ scan: inout DialectScan, in line: DialectScan.Line, of site: IncludeSite) -> IncludeMark? {
        guard scan.isHere("{%"), let range = scan.range(through: .tag), range.count >= 4 else { return nil }
        let inner = scan.text[range.lowerBound + 2..<range.upperBound - 2].drop {
            $0.isBlank || $0 == UInt8(ascii: "-")
        }
        let tag = inner.prefix { $0.isASCIILetter || $0 == UInt8(ascii: "_") }.asString
        guard ["include", "include_relative", "include_cached"].contains(tag) else { return nil }
        let arguments = TagArguments(scan.text, in: inner.startIndex + tag.utf8.count..<range.upperBound - 2)
        guard let file = arguments.arguments.first, file.name.isEmpty else { return nil }
        let name = scan.text[file.value].asString
        // A name that Liquid works out is not ours to know.
        guard !name.contains("{"), name.contains(".") else { return nil }
        let path =
            tag == "include_relative"
            ? IncludePath(name, from: site.folder) : IncludePath(name, from: "_includes")
        var mark = IncludeMark(range: range, name: name, candidates: [path])
        for argument in arguments.arguments where argument.isQuoted && !argument.name.isEmpty {
            mark.arguments[argument.name] = Array(scan.text[argument.value])
        }
        return mark
    }
}

/// GitHub's own documentation: `{% data reusables.folder.name %}` is `data/reusables/folder/name.md`.
struct ReusableIncludes: IncludeRule {
    let openings: StaticString = "{"
    let needle: StaticString = "reusables."

    func mark(_ scan: inout DialectScan, in line: DialectScan.Line, of site: IncludeSite) -> IncludeMark? {
        guard scan.isHere("{%"), let range = scan.range(through: .tag), range.count >= 4 else { return nil }
        let words = scan.text[range.lowerBound + 2..<range.upperBound - 2].split { $0.isASCIIWhitespace }.map(
            \.asString)
        let parts = words.filter { $0 != "-" }
        guard parts.count >= 2, ["data", "-data", "indented_data_reference"].contains(parts[0]),
            parts[1].hasPrefix("reusables.")
        else { return nil }
        let name = parts[1].replacing(".", with: "/")
        return IncludeMark(
            range: range, name: parts[1], candidates: [IncludePath("data/\(name).md", from: "")])
    }
}

/// Microsoft's `[!INCLUDE [title](path)]`, relative to the file, or with `~/` to the source.
struct MicrosoftIncludes: IncludeRule {
    let openings: StaticString = "["
    let needle: StaticString = "[!"

    func mark(_ scan: inout DialectScan, in line: DialectScan.Line, of site: IncludeSite) -> IncludeMark? {
        let start = scan.position
        let head = scan.text[start..<min(line.end, start + 9)].asString.lowercased()
        guard head == "[!include", let close = scan.text.firstIndex(of: "](", from: start, to: line.end),
            let end = scan.text[(close + 2)..<line.end].firstIndex(of: UInt8(ascii: ")")),
            end + 1 < line.end, scan.text[end + 1] == UInt8(ascii: "]")
        else { return nil }
        let target = scan.text[(close + 2)..<end].split(separator: 0x20).first?.asString ?? ""
        let path =
            target.hasPrefix("~/")
            ? IncludePath(String(target.dropFirst(2)), from: "") : IncludePath(target, from: site.folder)
        return IncludeMark(range: start..<end + 2, name: target, candidates: [path], manner: .phrase)
    }
}

/// A component of MDX that is an imported file: `<Part />`.
struct PartialIncludes: IncludeRule {
    let openings: StaticString = "<"
    let needle: StaticString = "import "

    func mark(_ scan: inout DialectScan, in line: DialectScan.Line, of site: IncludeSite) -> IncludeMark? {
        guard !site.imports.isEmpty else { return nil }
        let start = scan.position
        let name = scan.text[(start + 1)..<line.end].prefix { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "_") }
        guard let first = name.first, first >= 0x41, first <= 0x5A, let written = site.imports[name.asString],
            let end = scan.end(TagEnd.ofTag), scan.text[end - 2] == UInt8(ascii: "/")
        else { return nil }
        var candidates: [IncludePath]
        if written.hasPrefix("@site/") {
            // From the site's folder, of which the source may be a folder.
            let path = written.dropFirst(6)
            candidates = [IncludePath(String(path), from: "")]
            if let slash = path.firstIndex(of: "/") {
                candidates.append(IncludePath(String(path[path.index(after: slash)...]), from: ""))
            }
        } else {
            candidates = [IncludePath(written, from: site.folder)]
        }
        return IncludeMark(range: start..<end, name: written, candidates: candidates, manner: .block)
    }

    /// Names and files of `import Name from 'file.mdx'`.
    static func imports(in lines: [[UInt8]], isCode: [Bool]) -> [String: String] {
        var result: [String: String] = [:]
        for (index, line) in lines.enumerated() where !isCode[index] && line.starts(withASCII: "import ") {
            let words = line.split { $0.isASCIIWhitespace || $0 == UInt8(ascii: ";") }.map(\.asString)
            guard words.count == 4, words[2] == "from" else { continue }
            let path = words[3].filter { $0 != "'" && $0 != "\"" }
            if path.hasSuffix(".mdx") || path.hasSuffix(".md") { result[words[1]] = path }
        }
        return result
    }
}

/// Shortcodes of Hugo's that many sites have under these names: `{{< readfile file="x.md" >}}`, `{{% include "x.md" %}}`.
struct ShortcodeIncludes: IncludeRule {
    let openings: StaticString = "{"
    let needle: StaticString = "{{"

    func mark(_ scan: inout DialectScan, in line: DialectScan.Line, of site: IncludeSite) -> IncludeMark? {
        let isMarkdown = scan.isHere("{{%")
        guard isMarkdown || scan.isHere("{{<"),
            let range = scan.range(through: isMarkdown ? .markdownShortcode : .shortcode), range.count >= 6
        else { return nil }
        let inner = scan.text[range.lowerBound + 3..<range.upperBound - 3].drop(while: \.isASCIIWhitespace)
        let name = inner.prefix(while: \.isASCIILetter)
        guard ["readfile", "include"].contains(name.asString.lowercased()) else { return nil }
        let arguments = TagArguments(scan.text, in: name.endIndex..<range.upperBound - 3)
        guard arguments["code"] == nil,
            let file = arguments["file"] ?? arguments.arguments.first(where: { $0.name.isEmpty })
        else { return nil }
        let written = scan.text[file.value].asString
        guard written.hasSuffix(".md") || written.hasSuffix(".html") else { return nil }
        return IncludeMark(
            range: range, name: written,
            candidates: [IncludePath(written, from: site.folder), IncludePath(written, from: "")], manner: .block)
    }
}

/// mdBook's `{{#include file.md}}`, relative to the file; `file.md:anchor` and `file.md:2:5` are parts of it.
struct BookIncludes: IncludeRule {
    let openings: StaticString = "{"
    let needle: StaticString = "{{#include "

    func mark(_ scan: inout DialectScan, in line: DialectScan.Line, of site: IncludeSite) -> IncludeMark? {
        guard scan.isHere("{{#include "), let range = scan.range(through: .output), range.upperBound <= line.end else {
            return nil
        }
        let written = Array(scan.text[range.lowerBound + 11..<range.upperBound - 2].trimmed).asString
        guard !written.contains("://"), let colon = written.firstIndex(of: ":") else {
            return IncludeMark(range: range, name: written, candidates: [IncludePath(written, from: site.folder)])
        }
        let file = String(written[..<colon])
        let part = SnippetPart(ofBook: written[written.index(after: colon)...])
        return IncludeMark(range: range, name: file, candidates: [IncludePath(file, from: site.folder)], part: part)
    }
}
