/// Alternative texts of images that say nothing of the image.
enum AlternativeText {
    private static let placeholders: Set<String> = [
        "image not found", "image", "alt text", "alt-text", "alt_text", "image alt text", "img",
    ]

    static func isPlaceholder(_ text: [UInt8]) -> Bool {
        guard text.count <= 24 else { return false }
        let words = text.filter { !$0.isOne(of: "[]().") }
        return placeholders.contains(Array(words.trimmed).map(\.asciiLowercased).asString)
    }
}
