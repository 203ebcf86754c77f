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

    /// `display: none`, `visibility: hidden`, `opacity: 0`, a size of nothing, a place far off the page, or letters in
    /// the colour of their ground. Only what stands in the element itself is looked at: style sheets are not read.
    static func hides(style: String) -> Bool {
        var isPlacedFreely = false
        var isFarOff = false
        var colour: String?
        var ground: String?
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
            case ("position", "absolute"), ("position", "fixed"):
                isPlacedFreely = true
            case ("left", _), ("top", _), ("right", _):
                isFarOff = isFarOff || isFar(value)
            case ("text-indent", _):
                if isFar(value) { return true }
            case ("color", _):
                colour = named(value)
            case ("background", _), ("background-color", _):
                ground = named(value)
            default:
                continue
            }
        }
        return isPlacedFreely && isFarOff || colour != nil && colour == ground
    }

    private static func isZero(_ value: String) -> Bool {
        let number = value.utf8.prefix { $0.isASCIIDigit || $0 == UInt8(ascii: ".") }
        return !number.isEmpty && number.allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".") }
    }

    /// `-999px` and beyond, in whatever unit.
    private static func isFar(_ value: String) -> Bool {
        guard value.utf8.first == UInt8(ascii: "-") else { return false }
        return value.utf8.dropFirst().prefix(while: \.isASCIIDigit).count >= 3
    }

    /// White and black have several names in use.
    private static func named(_ colour: String) -> String {
        switch colour {
        case "#fff", "#ffffff", "rgb(255,255,255)", "rgb(255, 255, 255)": "white"
        case "#000", "#000000", "rgb(0,0,0)", "rgb(0, 0, 0)": "black"
        default: colour
        }
    }
}
