/// Whether a page means an element to be seen.
enum HTMLVisibility {
    /// Classes that style sheets of the common frameworks hide from sight.
    private static let hidingClasses: Set<String> = [
        "hidden", "d-none", "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "noprint-hidden",
    ]

    static func isHidden(_ node: HTMLTree.Node) -> Bool {
        guard !node.attributes.isEmpty else { return false }
        // Pages hide these until a script shows them.
        guard !["html", "body", "main"].contains(node.name) else { return false }
        for attribute in node.attributes {
            switch attribute.name {
            case "hidden":
                if attribute.value.lowercased() != "until-found" { return true }
            case "aria-hidden":
                if attribute.value.lowercased() == "true" { return true }
            case "style":
                if hides(style: attribute.value) { return true }
            case "class":
                if node.classes.contains(where: hidingClasses.contains) { return true }
            default:
                break
            }
        }
        return false
    }

    /// `display: none`, `visibility: hidden`, `opacity: 0`, or a size of nothing.
    static func hides(style: String) -> Bool {
        for declaration in style.utf8.split(separator: UInt8(ascii: ";")) {
            guard let colon = declaration.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let property = Array(declaration[..<colon]).trimmed.map(\.asciiLowercased).asString
            var value = Array(declaration[declaration.index(after: colon)...]).trimmed.map(\.asciiLowercased).asString
            if value.hasSuffix("!important") { value = Array(value.utf8.dropLast(10)).trimmed.asString }
            switch (property, value) {
            case ("display", "none"), ("visibility", "hidden"), ("visibility", "collapse"):
                return true
            case ("font-size", _), ("opacity", _), ("width", _), ("height", _), ("max-width", _), ("max-height", _):
                if isZero(value) { return true }
            default:
                continue
            }
        }
        return false
    }

    private static func isZero(_ value: String) -> Bool {
        let number = value.utf8.prefix { $0.isASCIIDigit || $0 == UInt8(ascii: ".") }
        return !number.isEmpty && number.allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".") }
    }
}
