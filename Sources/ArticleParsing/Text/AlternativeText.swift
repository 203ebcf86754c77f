/// Alternative texts of images that say nothing of the image.
enum AlternativeText {
    private static let placeholders: Set<String> = [
        "image not found", "image", "alt text", "alt-text", "alt_text", "image alt text", "img", "picture", "photo",
        "icon", "logo", "bullet", "spacer", "arrow", "screenshot", "screen shot", "graphic", "untitled",
    ]
    private static let fileEndings = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp", ".avif"]

    /// A word for any image, a file's name, or no word at all.
    static func isPlaceholder(_ text: [UInt8]) -> Bool {
        let isWordless = text.allSatisfy { $0 < 0x80 && !$0.isASCIIAlphanumeric }
        if isWordless { return true }
        if !text.contains(where: \.isASCIIWhitespace) {
            let name = text.suffix(5).map(\.asciiLowercased).asString
            if fileEndings.contains(where: name.hasSuffix) { return true }
        }
        guard text.count <= 24 else { return false }
        let words = text.filter { !$0.isOne(of: "[]().") }
        return placeholders.contains(Array(words.trimmed).map(\.asciiLowercased).asString)
    }
}
