/// Guesses what a misspelt word was meant to be.
enum Spelling {
    /// The word that differs least, if few enough letters differ for it to be meant; the first of equals.
    static func nearest(to word: String, among words: [String]) -> String? {
        let normal = word.prefix(64).lowercased().replacing("-", with: "_")
        let ranked = words.map { (word: $0, distance: distance(normal, $0)) }.min { $0.distance < $1.distance }
        guard let ranked, ranked.distance <= max(2, normal.count / 3) else { return nil }
        return ranked.word
    }

    /// Levenshtein distance: letters to add, drop or change. O(n m).
    private static func distance(_ left: String, _ right: String) -> Int {
        let columns = Array(right)
        var row = Array(0...columns.count)
        for (lineIndex, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = lineIndex + 1
            for index in columns.indices {
                let changed = diagonal + (columns[index] == letter ? 0 : 1)
                diagonal = row[index + 1]
                row[index + 1] = min(changed, diagonal + 1, row[index] + 1)
            }
        }
        return row[columns.count]
    }
}
