/// `url#anchor:~:text=…`: the page, the section, and the first words of the quote for browsers that can find them
/// (WICG, URL Fragment Text Directives).
enum DeepLink {
    /// Enough words to be told apart, few enough to survive small edits.
    private static let wordsMinimum = 4
    private static let wordsMaximum = 8

    /// - Returns: the URL with the anchor, and with the text directive if the quote's first words stand only once in the
    ///   article.
    static func make(url: String, anchor: String?, quote: String, articleText: String) -> String {
        let base =
            url.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init) ?? url
        let target = anchor.map { base + "#" + escaped($0, keeping: anchorUnescaped) } ?? base
        guard let words = openingWords(of: quote, in: articleText) else { return target }
        return target + (anchor == nil ? "#" : "") + ":~:text=" + escaped(words, keeping: directiveUnescaped)
    }

    /// The fewest of the first four to eight words that occur once in the article. They must stand in one block, which
    /// is one line of the article text.
    private static func openingWords(of quote: String, in articleText: String) -> String? {
        guard let line = quote.split(separator: "\n", omittingEmptySubsequences: true).first else { return nil }
        // Cells of a row are separate blocks of the page.
        let words = line.split(separator: "|", maxSplits: 1)[0].split(separator: " ")
        guard words.count >= wordsMinimum else { return nil }
        let text = Array(articleText.lowercased().utf8)
        for count in wordsMinimum...min(wordsMaximum, words.count) {
            let opening = words.prefix(count).joined(separator: " ")
            if occurrences(of: Array(opening.lowercased().utf8), in: text) == 1 { return opening }
        }
        return nil
    }

    /// How often `needle` occurs, counting to two at most.
    private static func occurrences(of needle: [UInt8], in text: [UInt8]) -> Int {
        guard let first = needle.first, needle.count <= text.count else { return 0 }
        var count = 0
        var index = 0
        while index <= text.count - needle.count {
            if text[index] == first, text[index..<index + needle.count].elementsEqual(needle) {
                count += 1
                if count == 2 { return 2 }
            }
            index += 1
        }
        return count
    }

    /// Letters, digits and what RFC 3986 allows in a fragment; the directive's own `-`, `,` and `&` are always escaped.
    private static let directiveUnescaped = Set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._~!$'()*+;=:@/?".utf8)
    private static let anchorUnescaped = directiveUnescaped.union("-&,%".utf8)

    private static func escaped(_ text: String, keeping kept: Set<UInt8>) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if kept.contains(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
