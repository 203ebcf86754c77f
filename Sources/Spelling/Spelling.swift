/// Guesses what a misspelt name was meant to be.
package enum Spelling {
    /// Of long names only the beginning counts, so that hostile input costs little.
    private static let lettersMaximum = 64

    /// The name that differs least, if few enough letters differ for it to be meant; the first of equals. Case does not
    /// count, nor whether words are joined by `-` or `_`. O(names · letters²).
    package static func nearest(to name: String, among names: [String]) -> String? {
        let letters = normal(name)
        let ranked = names.map { (name: $0, distance: distance(letters, normal($0))) }
        guard let best = ranked.min(by: { $0.distance < $1.distance }), best.distance <= max(2, letters.count / 3)
        else { return nil }
        return best.name
    }

    private static func normal(_ name: String) -> [Character] {
        Array(name.prefix(lettersMaximum).lowercased().replacing("-", with: "_"))
    }

    /// Letters added, dropped, changed or swapped with their neighbour (Damerau and Levenshtein, optimal string
    /// alignment).
    private static func distance(_ rows: [Character], _ columns: [Character]) -> Int {
        var before: [Int] = []
        var last = Array(0...columns.count)
        for row in rows.indices {
            var current = [row + 1]
            for column in columns.indices {
                let isSame = rows[row] == columns[column]
                var best = min(last[column] + (isSame ? 0 : 1), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, rows[row] == columns[column - 1], rows[row - 1] == columns[column] {
                    best = min(best, before[column - 1] + 1)
                }
                current.append(best)
            }
            before = last
            last = current
        }
        return last[columns.count]
    }
}
