import KnowledgeModel

/// Puts the text of included files where the article's marks ask for it.
///
/// Every line of an included file gets the number of the line that asked for it, so a citation still slices the
/// article's own file. A mark whose file cannot be had stays, for the dialect to take out, with a finding.
struct IncludeExpansion {
    /// Of the dialect.
    let rules: [any IncludeRule]
    let reader: any IncludeReader
    let limits: ParsingLimits

    /// What was looked for, and what was there.
    private(set) var looked: [String: String?] = [:]
    private(set) var findings: [Finding] = []
    private var texts: [String: [[UInt8]]] = [:]
    private var reported: Set<String> = []
    /// Files that are there and cannot be read.
    private var failed: Set<String> = []
    private var byteCount = 0
    private var fileCount = 0

    init(rules: [any IncludeRule], reader: any IncludeReader, limits: ParsingLimits) {
        self.rules = rules
        self.reader = reader
        self.limits = limits
    }

    var files: [IncludedFile] {
        looked.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            .map { IncludedFile(path: $0.key, sha256: $0.value) }
    }

    mutating func apply(to document: inout MarkdownLines, path: String) {
        let expanded = expand(document.lines, File(path: path, stack: [path], line: nil, numbers: document.numbers))
        if let expanded { document.replace(with: expanded.lines, numbers: expanded.numbers) }
    }

    /// A file in whose text marks are looked for.
    private struct File {
        var path: String
        /// The files around it, itself last.
        var stack: [String]
        /// The article's line that stands for all of it; nil for the article itself.
        var line: Int?
        /// The numbers of the article's lines.
        var numbers: [Int] = []

        func number(of index: Int) -> Int { line ?? numbers[index] }
    }

    /// - Returns: nil if nothing is included.
    private mutating func expand(_ lines: [[UInt8]], _ file: File) -> (lines: [[UInt8]], numbers: [Int])? {
        guard lines.contains(where: { line in rules.contains { line.firstIndex(of: $0.needle, from: 0) != nil } })
        else {
            return nil
        }
        var fences = CodeFenceTracker()
        let isCode = lines.map { fences.isCode($0) }
        let hasSnippets = rules.contains { $0 is SnippetIncludes }
        let lines = hasSnippets ? SnippetIncludes.spelledOut(lines, isCode: isCode) : lines
        let site = IncludeSite(
            path: file.path,
            imports: rules.contains { $0 is PartialIncludes } ? PartialIncludes.imports(in: lines, isCode: isCode) : [:]
        )
        let (text, marks) = IncludeMarks(rules).find(in: lines, isCode: isCode, of: site)
        guard !marks.isEmpty else { return nil }
        var output = IncludeOutput()
        var position = 0
        var index = 0
        for (mark, line) in marks {
            guard let included = includedLines(of: mark, at: line, in: file) else { continue }
            output.append(text[position..<mark.range.lowerBound], from: &index) { file.number(of: $0) }
            // Each of its lines gets the quote and list marks of the line that asks.
            guard takes(output.prefixByteCount * included.count, files: 0, place(of: mark, at: line, in: file)) else {
                position = mark.range.lowerBound
                continue
            }
            let number = file.number(of: index)
            let lineEnd = text[mark.range.upperBound...].firstIndex(of: 0x0A) ?? text.count
            let isAlone = text[mark.range.upperBound..<lineEnd].allSatisfy(\.isASCIIWhitespace) && output.isAtContent
            switch mark.manner {
            case .phrase where !isAlone: output.append(phrase: included)
            case .block, .phrase: output.append(included, number: number, isApart: isAlone)
            case .raw: output.append(included, number: number, isApart: false)
            }
            index += text[mark.range].count { $0 == 0x0A }
            position = mark.range.upperBound
        }
        output.append(text[position...], from: &index) { file.number(of: min($0, lines.count - 1)) }
        return output.finish()
    }

    // MARK: Files

    private mutating func includedLines(of mark: IncludeMark, at line: Int, in file: File) -> [[UInt8]]? {
        let place = place(of: mark, at: line, in: file)
        if mark.candidates.allSatisfy({ $0 == .outside }) {
            report(.includeOutside(place))
            return nil
        }
        for case .within(let path) in mark.candidates {
            guard let lines = text(ofFile: path, place) else { continue }
            if file.stack.contains(path) {
                report(.includeCycle(place))
                return nil
            }
            guard file.stack.count <= limits.includeDepthMaximum else {
                report(.includesTooDeep(place, maximum: limits.includeDepthMaximum))
                return nil
            }
            var part = mark.part?.select(lines) ?? lines
            guard takes(part.reduce(0) { $0 + $1.count + 1 }, files: 1, place) else { return nil }
            if !mark.arguments.isEmpty {
                // Arguments may stand in it any number of times.
                for index in part.indices {
                    let filled = Self.filled(part[index], with: mark.arguments)
                    guard takes(max(0, filled.count - part[index].count), files: 0, place) else { return nil }
                    part[index] = filled
                }
            }
            let inner = File(path: path, stack: file.stack + [path], line: place.line)
            let whole = expand(part, inner)?.lines ?? part
            return path.hasSuffix(".html") ? IncludedPage.lines(whole) : whole
        }
        if !mark.candidates.contains(where: { if case .within(let path) = $0 { failed.contains(path) } else { false } })
        {
            report(.includeMissing(place))
        }
        return nil
    }

    private func place(of mark: IncludeMark, at line: Int, in file: File) -> IncludePlace {
        IncludePlace(
            line: file.number(of: line), name: mark.name,
            inFile: file.line == nil ? nil : "'\(file.path)', line \(line + 1)")
    }

    /// Counts what is about to be included; says so and takes none of it if it is too much.
    private mutating func takes(_ bytes: Int, files: Int, _ place: IncludePlace) -> Bool {
        byteCount += bytes
        fileCount += files
        guard byteCount <= limits.includeBytesMaximum, fileCount <= limits.includeCountMaximum else {
            report(.includesTooLarge(place, bytes: limits.includeBytesMaximum, files: limits.includeCountMaximum))
            return false
        }
        return true
    }

    /// The file's lines without its front matter; nil if it cannot be had.
    private mutating func text(ofFile path: String, _ place: IncludePlace) -> [[UInt8]]? {
        if let known = texts[path] { return known }
        if looked[path] != nil { return nil }
        let reading = reader.read(path, byteCountMaximum: limits.includeBytesMaximum)
        looked[path] = reading.sha256
        switch reading {
        case .missing: return nil
        case .outside:
            failed.insert(path)
            report(.includeOutside(place))
            return nil
        case .unreadable(let why):
            failed.insert(path)
            report(.includeUnreadable(place, why: why))
            return nil
        case .found(let bytes):
            // What is odd about the bytes concerns the file and not this article.
            var unheard = Findings(path: path)
            let text = SourceText(
                SourceArticle(source: "", path: path, id: path, format: .markdown, body: bytes), limits: limits,
                findings: &unheard)
            var start = 0
            if case .found(let front) = FrontMatterFence.find(in: text) { start = front.bodyStart }
            let lines = MarkdownLines(text, from: start).lines
            texts[path] = lines
            return lines
        }
    }

    /// Says a thing once for each name.
    private mutating func report(_ finding: Finding) {
        if reported.insert(finding.includeName).inserted { findings.append(finding) }
    }

    /// `{{ include.title }}` is the argument of that name.
    private static func filled(_ line: [UInt8], with arguments: [String: [UInt8]]) -> [UInt8] {
        guard line.firstIndex(of: "include.", from: 0) != nil else { return line }
        var result: [UInt8] = []
        var index = 0
        while index < line.count {
            guard line[index...].starts(withASCII: "{{"), let end = line.firstIndex(of: "}}", from: index + 2) else {
                result.append(line[index])
                index += 1
                continue
            }
            let words = line[(index + 2)..<end].trimmed
            let name = words.dropFirst(8).prefix { $0.isASCIIAlphanumeric || $0.isOne(of: "_-") }.asString.lowercased()
            if words.starts(withASCII: "include."), let value = arguments[name] {
                result += value
            } else {
                result += line[index..<end + 2]
            }
            index = end + 2
        }
        return result
    }
}

/// Where an include was asked for.
struct IncludePlace: Sendable, Hashable {
    /// In the article.
    var line: Int
    /// The file as it is named.
    var name: String
    /// The included file that asks for it; nil for the article itself.
    var inFile: String?
}

extension IncludeReading {
    /// Of what there is; nil if nothing can be read.
    var sha256: String? {
        if case .found(let bytes) = self { Digest.sha256Hex(bytes) } else { nil }
    }
}
