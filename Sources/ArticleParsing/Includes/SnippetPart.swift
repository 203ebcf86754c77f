/// The part of a file that an include asks for.
enum SnippetPart: Hashable {
    /// Of pymdown.
    case section(String)
    /// Of mdBook.
    case anchor(String)
    /// From 1; nil: from the first, to the last.
    case lines(Int?, Int?)

    /// pymdown's `name`, `3`, `3:7`, `:7`: one number is the first line.
    init(_ text: Substring) { self = Self.numbered(text) ?? .section(String(text)) }

    /// mdBook's `name`, `3`, `3:`, `3:7`, `:7`: one number is the one line.
    init(ofBook text: Substring) {
        if let number = Int(text) {
            self = .lines(number, number)
        } else {
            let name = text.prefix { $0 != ":" }
            self = Self.numbered(text) ?? .anchor(String(name))
        }
    }

    private static func numbered(_ text: Substring) -> SnippetPart? {
        let ends = text.split(separator: ":", omittingEmptySubsequences: false)
        let numbers = ends.prefix(2).map { Int($0) }
        let areNumbers = zip(ends, numbers).allSatisfy { $0.isEmpty || $1 != nil }
        return areNumbers ? .lines(numbers.first ?? nil, numbers.count > 1 ? numbers[1] : nil) : nil
    }

    func select(_ lines: [[UInt8]]) -> [[UInt8]] {
        switch self {
        case .lines(let first, let last):
            let start = min(max(1, first ?? 1) - 1, lines.count)
            return Array(lines[start..<max(start, min(last ?? lines.count, lines.count))])
        case .section(let name):
            let mark = { (word: String) in Array("[\(word):\(name)]".utf8) }
            let holds = { (line: [UInt8], mark: [UInt8]) in
                line.trimmed.reversed().starts(with: mark.reversed()) || line.asString.contains(mark.asString)
            }
            guard let start = lines.firstIndex(where: { holds($0, mark("start")) || holds($0, mark("start ")) }) else {
                return []
            }
            let end = lines[(start + 1)...].firstIndex { holds($0, mark("end")) } ?? lines.count
            return Array(lines[(start + 1)..<end])
        case .anchor(let name):
            guard let start = lines.firstIndex(where: { Self.name(behind: "ANCHOR:", in: $0) == name }) else {
                return []
            }
            let rest = lines[(start + 1)...]
            // Marks of other anchors within are no text either.
            return rest.prefix { Self.name(behind: "ANCHOR_END:", in: $0) != name }
                .filter {
                    Self.name(behind: "ANCHOR:", in: $0) == nil && Self.name(behind: "ANCHOR_END:", in: $0) == nil
                }
        }
    }

    /// `part` of `<!-- ANCHOR: part -->`, whatever comment it stands in.
    private static func name(behind mark: StaticString, in line: [UInt8]) -> String? {
        guard let start = line.firstIndex(of: mark, from: 0) else { return nil }
        let name = line[(start + mark.utf8CodeUnitCount)...].drop(while: \.isBlank)
            .prefix { $0.isASCIIAlphanumeric || $0.isOne(of: "_-") }
        return name.isEmpty ? nil : name.asString
    }
}
