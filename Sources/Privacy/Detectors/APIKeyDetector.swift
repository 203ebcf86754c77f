/// Keys of programs: by the prefixes that services give theirs, after a cue, or because nothing else looks so random.
enum APIKeyDetector: Detector {
    /// With the fewest units that follow.
    private static let prefixes: [(text: [UInt32], rest: Int)] = [
        ("sk-", 16), ("sk_live_", 8), ("sk_test_", 8), ("pk_live_", 8), ("pk_test_", 8), ("rk_live_", 8),
        ("rk_test_", 8),
        ("whsec_", 12), ("AKIA", 16), ("ASIA", 16), ("ghp_", 20), ("gho_", 20), ("ghu_", 20), ("ghs_", 20),
        ("ghr_", 20),
        ("github_pat_", 20), ("glpat-", 16), ("xoxb-", 10), ("xoxp-", 10), ("xoxa-", 10), ("xoxr-", 10), ("xoxs-", 10),
        ("xapp-", 10), ("AIza", 30), ("ya29.", 16), ("SG.", 20), ("hf_", 20), ("npm_", 20), ("pypi-", 20),
        ("dop_v1_", 20),
        ("shpat_", 20), ("EAAC", 30), ("sq0atp-", 16), ("key-", 24), ("lin_api_", 16), ("nvapi-", 20), ("gsk_", 20),
        ("AGE-SECRET-KEY-", 20), ("dckr_pat_", 16), ("rubygems_", 20), ("sbp_", 20), ("tfp_", 20),
    ].map { ($0.unicodeScalars.map(\.value), $1) }

    static func detect(in context: DetectionContext, _ claims: inout Claims) {
        let text = context.text
        var index = 0
        while index < text.units.count {
            guard isPart(index, text) else {
                index += 1
                continue
            }
            let start = index
            while isPart(index, text) { index += 1 }
            var end = index
            while end > start, text.is(end - 1, ".") || text.is(end - 1, "-") { end -= 1 }
            if end - start >= 12 { detect(start..<end, context, &claims) }
        }
    }

    private static func isPart(_ index: Int, _ text: FoldedText) -> Bool {
        if text.isWord(index) { return text.unit(index) < 0x80 }
        switch text.unit(index) {
        case 0x2B, 0x2D, 0x2E, 0x2F, 0x5F: return true
        default: return false
        }
    }

    private static func detect(_ range: Range<Int>, _ context: DetectionContext, _ claims: inout Claims) {
        let text = context.text
        for prefix in prefixes
        where range.count >= prefix.text.count + prefix.rest
            && text.units[range.lowerBound..<range.lowerBound + prefix.text.count].elementsEqual(prefix.text)
        {
            let hasDigit = range.contains(where: text.isDigit)
            return hasDigit ? claims.add(.apiKey, range, .certain) : ()
        }
        let random = Randomness(range, text)
        let start = range.lowerBound
        if text.is(start - 2, ":"), text.is(start - 1, "/") || text.is(start - 1, "\\") { return }
        if context.cues.has(.secret, before: start, within: 3), random.isKeyAfterCue {
            return claims.add(.apiKey, range, .certain)
        }
        let isHash = random.isHexadecimal && context.cues.has(.hash, before: start, within: 3)
        if random.isKey, !isHash { claims.add(.apiKey, range, .shape) }
    }
}

/// How far a token is from words, names and paths.
struct Randomness {
    let isHexadecimal: Bool
    private let count: Int
    private let digits: Int
    private let letters: Int
    /// Of the longest piece of letters and digits: its length, and how often kinds of units change in it.
    private var longest = 0
    private var changes = 0
    private let isAddress: Bool

    init(_ range: Range<Int>, _ text: FoldedText) {
        count = range.count
        digits = range.count(where: text.isDigit)
        letters = range.count(where: text.isLetter)
        isHexadecimal = range.allSatisfy { text.isDigit($0) || (0x61...0x66).contains(text.lower($0)) }
        isAddress = text.is(range.lowerBound, "/") || range.count { text.is($0, "/") } > 3
        var piece = 0
        var pieceChanges = 0
        for index in range {
            guard text.isWord(index) else {
                (piece, pieceChanges) = (0, 0)
                continue
            }
            if piece > 0, Self.kind(index - 1, text) != Self.kind(index, text) { pieceChanges += 1 }
            piece += 1
            if piece > longest { longest = piece }
            if pieceChanges > changes { changes = pieceChanges }
        }
    }

    private static func kind(_ index: Int, _ text: FoldedText) -> Int {
        text.isDigit(index) ? 0 : text.isCapital(index) ? 1 : 2
    }

    /// By itself: 128 bits of hexadecimal, or a long piece in which letters and digits change often.
    var isKey: Bool {
        if isHexadecimal { return count >= 32 && digits >= 6 && letters >= 4 }
        return !isAddress && longest >= 20 && digits >= 3 && changes >= 8 && count >= 24
    }

    /// Where the text speaks of a key.
    var isKeyAfterCue: Bool {
        if isAddress { return false }
        if isHexadecimal { return count >= 12 && digits >= 3 && letters >= 2 }
        return count >= 12 && digits >= (count < 30 ? 2 : 1) && letters >= 4 && changes >= 4
    }
}
