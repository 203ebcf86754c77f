/// Finds one kind of mark that asks for another file's text.
protocol IncludeRule: Sendable {
    /// The rule is asked at these ASCII characters only.
    var openings: StaticString { get }

    /// Stands in every text that has such a mark, so that most texts need no closer look.
    var needle: StaticString { get }

    /// If such a mark begins at the scan's position: where it stands and what it asks for. Moves nothing.
    func mark(_ scan: inout DialectScan, in line: DialectScan.Line, of site: IncludeSite) -> IncludeMark?
}

/// The file whose text is being looked at.
struct IncludeSite {
    /// Relative to the source.
    let path: String
    /// MDX components that are files: `import Part from './_part.mdx'`.
    let imports: [String: String]

    var folder: String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "" }
}

/// A mark that asks for another file's text.
struct IncludeMark {
    enum Manner {
        /// The text goes in as it is, lines and all.
        case raw
        /// The text stands apart from what is around it.
        case block
        /// On a line with other words the text is one phrase of them; else it stands apart.
        case phrase
    }

    /// In the text that was scanned.
    var range: Range<Int>
    /// As it is written, for messages.
    var name: String
    /// Where the file may be, the best first; `IncludePath.outside` for one that leads out of the source.
    var candidates: [IncludePath]
    var manner = Manner.raw
    /// The part of the file that is wanted: pymdown's `file:section` or `file:3:7`.
    var part: SnippetPart?
    /// Jekyll's arguments, which the file shows with `{{ include.name }}`.
    var arguments: [String: [UInt8]] = [:]
}

/// Where an include leads: a path within the source, without `.` and `..`, or out of it.
enum IncludePath: Hashable {
    case within(String)
    case outside

    /// - Parameters:
    ///   - written: relative, with `/`; what follows `?` or `#` does not count.
    ///   - folder: of the file that includes it, or the source's own, `""`.
    init(_ written: String, from folder: String) {
        let path = written.prefix { $0 != "?" && $0 != "#" }.replacing("\\", with: "/")
        guard !path.hasPrefix("/"), !path.contains("://"), !path.contains("\0") else {
            self = .outside
            return
        }
        var parts = folder.split(separator: "/").map(String.init)
        for part in path.split(separator: "/") where part != "." {
            if part != ".." {
                parts.append(String(part))
            } else if parts.popLast() == nil {
                self = .outside
                return
            }
        }
        self = parts.isEmpty ? .outside : .within(parts.joined(separator: "/"))
    }
}
