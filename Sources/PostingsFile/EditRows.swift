/// The rows of a table of edit distances between a word and the prefixes of other words, kept as a stack: words that
/// begin alike share their rows.
///
/// The distance counts insertions, deletions, substitutions and swaps of neighbours, no letter being edited twice:
/// restricted Damerau–Levenshtein distance, or optimal string alignment (Damerau, CACM 1964; Wagner and Lowrance, 1975).
/// Only the diagonal band within the limit is computed (Ukkonen, 1985).
struct EditRows {
    private let word: [UInt32]
    private let limit: Int
    /// Row after row; 255 stands for anything over the limit.
    private var cells: [UInt8]
    private let width: Int
    private var letters: [UInt32] = []

    private static let far = UInt8.max

    /// - Precondition: `limit` is 0 to 8.
    init(word: [UInt32], limit: Int) {
        precondition((0...8).contains(limit))
        self.word = word
        self.limit = limit
        width = word.count + 1
        // A prefix longer than the word and the limit is over it: one row more shows that.
        cells = [UInt8](repeating: Self.far, count: (word.count + limit + 2) * width)
        for column in 0...min(limit, word.count) { cells[column] = UInt8(column) }
    }

    /// Letters of the prefix.
    var depth: Int { letters.count }

    /// The distance of the whole prefix to the word; nil if over the limit.
    var distance: Int? {
        let cell = cells[depth * width + word.count]
        return cell == Self.far ? nil : Int(cell)
    }

    mutating func shorten(to depth: Int) { letters.removeLast(letters.count - depth) }

    /// Adds a letter to the prefix. O(limit).
    ///
    /// - Returns: false if no word that begins so can be within the limit; the letter is then not added.
    mutating func append(_ letter: UInt32) -> Bool {
        let row = depth + 1
        let band = max(0, row - limit)...row + limit
        guard band.lowerBound <= word.count else { return false }
        let (above, here) = ((row - 1) * width, row * width)
        // What earlier prefixes left beside the band must not be read.
        if band.lowerBound > 0 { cells[here + band.lowerBound - 1] = Self.far }
        if band.upperBound < word.count { cells[here + band.upperBound + 1] = Self.far }
        var isNear = false
        for column in band.lowerBound...min(band.upperBound, word.count) {
            var best = Int(cells[above + column]) + 1
            if column > 0 {
                best = min(best, Int(cells[here + column - 1]) + 1)
                best = min(best, Int(cells[above + column - 1]) + (word[column - 1] == letter ? 0 : 1))
                if column > 1, row > 1, word[column - 1] == letters[row - 2], word[column - 2] == letter {
                    best = min(best, Int(cells[above - width + column - 2]) + 1)
                }
            }
            cells[here + column] = best > limit ? Self.far : UInt8(best)
            isNear = isNear || best <= limit
        }
        // A later swap cannot help either: it starts from the row above, which is then at the limit at least.
        if isNear { letters.append(letter) }
        return isNear
    }
}
