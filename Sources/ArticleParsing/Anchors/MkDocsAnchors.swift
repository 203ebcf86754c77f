import Foundation

/// Heading anchors as MkDocs makes them: `slugify` and `unique` of Python-Markdown's `toc` extension.
///
/// Letters lose their accents and other scripts are lost altogether; runs of white space and hyphens become one hyphen.
/// A slug that is taken, or empty, gets `_1`, and a number at the end counts on: `a_1`, `a_2`.
struct MkDocsAnchors: AnchorRule {
    private var taken: Set<String>
    private var numbers = NumberRuns()

    init(ids: [String]) { taken = Set(ids) }

    mutating func anchor(for heading: HeadingSource) -> String? { unique(Self.slug(heading.text())) }

    static func slug(_ heading: String) -> String {
        var result: [UInt8] = []
        for byte in ascii(heading) {
            if byte == UInt8(ascii: "-") || byte.isASCIIWhitespace {
                if result.last != UInt8(ascii: "-") { result.append(UInt8(ascii: "-")) }
            } else {
                result.append(byte)
            }
        }
        return result.asString
    }

    /// What of the text is a word character of ASCII, white space or a hyphen, without white space at the ends.
    private static func ascii(_ text: String) -> ArraySlice<UInt8> {
        let isPlain = text.utf8.allSatisfy { $0 < 0x80 }
        let decomposed = isPlain ? text : text.decomposedStringWithCompatibilityMapping
        return decomposed.utf8.filter { $0.isASCIIAlphanumeric || $0.isASCIIWhitespace || $0.isOne(of: "_-") }
            .map(\.asciiLowercased).trimmed
    }

    private mutating func unique(_ slug: String) -> String {
        if !slug.isEmpty, taken.insert(slug).inserted { return slug }
        var (stem, number) = Self.numbered(slug)
        // An empty slug is no id, so its first is `_1`.
        number = numbers.next(after: number, of: stem)
        while !taken.insert("\(stem)_\(number)").inserted { number = numbers.next(after: number, of: stem) }
        return "\(stem)_\(number)"
    }

    /// `a_3` as `a` and 3; without a number, 0. A number that would not come back as it was written is none.
    private static func numbered(_ id: String) -> (stem: String, number: Int) {
        guard let mark = id.utf8.lastIndex(of: UInt8(ascii: "_")) else { return (id, 0) }
        let digits = id[id.index(after: mark)...]
        guard !digits.isEmpty, digits.utf8.count < 18, digits.utf8.allSatisfy(\.isASCIIDigit), let number = Int(digits)
        else { return (id, 0) }
        return (String(id[..<mark]), number)
    }
}

/// For each stem, which numbers were handed out or found taken, so that none is looked at twice.
private struct NumberRuns {
    /// From a number to one behind it that may be free.
    private var behind: [String: [Int: Int]] = [:]

    /// The next number after `number` that was not handed out. Halves the way for later calls as it goes.
    mutating func next(after number: Int, of stem: String) -> Int {
        var runs = behind.removeValue(forKey: stem) ?? [:]
        defer { behind[stem] = runs }
        var end = number + 1
        while let further = runs[end] {
            if let furthest = runs[further] { runs[end] = furthest }
            end = further
        }
        runs[end] = end + 1
        if end > number + 1 { runs[number + 1] = end + 1 }
        return end
    }
}
