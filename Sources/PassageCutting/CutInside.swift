internal import KnowledgeModel
internal import TextAnalysis

/// Cuts one sentence, row or line that is longer than a passage may be: at words, and a word that is itself too long
/// between characters.
///
/// The text is divided into crumbs (words, or 48 bytes of a longer word), whose tokens are counted once each and
/// summed: no tokenization crosses white space. O(n) counted bytes, but for the repair of pieces that were cut inside a word.
struct CutInside {
    struct Piece {
        var range: Range<Int>
        var tokenCount: Int
    }

    /// Longest crumb in bytes. Small against a passage, large against a word.
    private static let crumbBytes = 48

    let text: ArticleText
    /// Tokens of one piece at most.
    let tokenLimit: Int
    let byteLimit: Int

    /// Pieces of about equal size, in order, with white space only between them. A piece is above the limits only if it
    /// is a single scalar.
    func pieces(of range: Range<Int>) -> [Piece] {
        let crumbs = crumbs(of: range)
        var remaining = crumbs.reduce(0) { $0 + $1.tokenCount }
        var pieces: [Piece] = []
        var first = 0
        while first < crumbs.count {
            // an equal share of what is left
            let count = max(1, (remaining + tokenLimit - 1) / tokenLimit)
            let fill = (remaining + count - 1) / count
            var last = first
            var sum = crumbs[first].tokenCount
            while last + 1 < crumbs.count, sum < fill, sum + crumbs[last + 1].tokenCount <= tokenLimit,
                crumbs[last + 1].range.upperBound - crumbs[first].range.lowerBound <= byteLimit
            {
                last += 1
                sum += crumbs[last].tokenCount
            }
            pieces.append(exactPiece(crumbs, first, &last))
            for crumb in crumbs[first...last] { remaining -= crumb.tokenCount }
            first = last + 1
        }
        return pieces
    }

    /// The piece from crumb `first` to `last`, which is taken back until the piece's own count fits.
    private func exactPiece(_ crumbs: [Piece], _ first: Int, _ last: inout Int) -> Piece {
        while true {
            let range = crumbs[first].range.lowerBound..<crumbs[last].range.upperBound
            let count = text.tokenCount(range)
            if count <= tokenLimit || last == first { return Piece(range: range, tokenCount: count) }
            // halve what is too much, so that a bad sum costs few counts
            last = max(first, last - max(1, (last - first) * (count - tokenLimit) / (2 * count)))
        }
    }

    private func crumbs(of range: Range<Int>) -> [Piece] {
        var crumbs: [Piece] = []
        var place = range.lowerBound
        while place < range.upperBound {
            let space = WhiteSpace.length(at: place, in: text.bytes, end: range.upperBound)
            if space > 0 {
                place += space
                continue
            }
            var end = place + 1
            while end < range.upperBound, WhiteSpace.length(at: end, in: text.bytes, end: range.upperBound) == 0 {
                end += 1
            }
            while place < end {
                let cut = LastWordBreak.lastBreak(
                    in: text.bytes, range: place..<end, before: place + min(Self.crumbBytes, byteLimit))
                appendCrumb(place..<cut, to: &crumbs)
                place = cut
            }
        }
        return crumbs
    }

    /// Divides what would fill more than a quarter of a piece, but no character that fits.
    private func appendCrumb(_ range: Range<Int>, to crumbs: inout [Piece]) {
        let count = text.tokenCount(range)
        if count > max(1, tokenLimit / 4), count > tokenLimit || text.string(range).count > 1 {
            let middle = LastWordBreak.lastBreak(
                in: text.bytes, range: range, before: range.lowerBound + range.count / 2)
            if middle < range.upperBound {
                appendCrumb(range.lowerBound..<middle, to: &crumbs)
                appendCrumb(middle..<range.upperBound, to: &crumbs)
                return
            }
        }
        crumbs.append(Piece(range: range, tokenCount: count))
    }
}
