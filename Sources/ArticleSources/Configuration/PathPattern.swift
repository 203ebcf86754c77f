/// A pattern for paths: `*` and `?` stand for anything but `/`, `**` as a whole component for any number of folders.
///
/// A pattern without `/` is tried on the last component of the path: `*.html` matches `a/b.html`. One that ends with
/// `/` matches all below that folder. Upper and lower case differ. Matching takes O(pattern × path) at worst.
package struct PathPattern: Sendable, Hashable, CustomStringConvertible {
    private enum Component: Hashable {
        case anyFolders
        case name([Character])
    }

    package let description: String
    private let components: [Component]

    /// Nil if the pattern is empty or holds `[`, `]`, `{`, `}` or `\`, which have no meaning here.
    package init?(_ pattern: String) {
        guard !pattern.isEmpty, !pattern.contains(where: { "[]{}\\".contains($0) }) else { return nil }
        description = pattern
        var text = pattern.hasPrefix("/") ? pattern.dropFirst() : pattern[...]
        if text.isEmpty { return nil }
        if text.hasSuffix("/") { text += "**" }
        var components = text.split(separator: "/").map { $0 == "**" ? Component.anyFolders : .name(Array($0)) }
        if !pattern.contains("/") { components.insert(.anyFolders, at: 0) }
        self.components = components
    }

    package func matches(_ path: String) -> Bool {
        let names = path.split(separator: "/").map(Array.init)
        return Self.matches(pattern: components, text: names, isMany: { $0 == .anyFolders }) { component, name in
            guard case .name(let pattern) = component else { return false }
            return Self.matches(pattern: pattern, text: name, isMany: { $0 == "*" }) { $0 == "?" || $0 == $1 }
        }
    }

    /// Whether the pattern's elements cover the whole text, where a "many" element covers any number.
    ///
    /// Greedy with one point of return: when an element does not fit, the last "many" takes one more.
    private static func matches<Element, Text>(
        pattern: [Element], text: [Text], isMany: (Element) -> Bool, isOne: (Element, Text) -> Bool
    ) -> Bool {
        var patternIndex = 0
        var textIndex = 0
        var retry: (patternIndex: Int, textIndex: Int)?
        while textIndex < text.count {
            if patternIndex < pattern.count, isMany(pattern[patternIndex]) {
                retry = (patternIndex + 1, textIndex)
                patternIndex += 1
            } else if patternIndex < pattern.count, isOne(pattern[patternIndex], text[textIndex]) {
                patternIndex += 1
                textIndex += 1
            } else if let last = retry {
                retry = (last.patternIndex, last.textIndex + 1)
                patternIndex = last.patternIndex
                textIndex = last.textIndex + 1
            } else {
                return false
            }
        }
        return pattern[patternIndex...].allSatisfy(isMany)
    }
}
