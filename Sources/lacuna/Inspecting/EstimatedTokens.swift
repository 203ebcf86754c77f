import KnowledgeModel

/// Tokens as an encoder of English would count them, near enough to cut passages by where there is no encoder.
///
/// Six letters or digits to a token, and each sign, and each ideogram.
struct EstimatedTokens: TokenCounting {
    private static let lettersOfToken = 6

    // Those of all-MiniLM-L6-v2.
    let tokenLimit = 256
    let specialTokenCount = 2

    func tokenCount(of text: String) -> Int {
        var count = 0
        var letters = 0
        func endWord() {
            count += (letters + Self.lettersOfToken - 1) / Self.lettersOfToken
            letters = 0
        }
        for scalar in text.unicodeScalars {
            if scalar.properties.isIdeographic {
                endWord()
                count += 1
            } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                letters += 1
            } else {
                endWord()
                if !scalar.properties.isWhitespace { count += 1 }
            }
        }
        endWord()
        return count
    }
}
