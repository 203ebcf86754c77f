/// Finds one kind of personal data.
protocol Detector: SendableMetatype {
    /// O(n).
    static func detect(in context: DetectionContext, _ claims: inout Claims)
}

/// What several detectors need of a text, computed once.
struct DetectionContext {
    let text: FoldedText
    let cues: CueFinder
    let numbers: [NumberRun]

    init(_ text: FoldedText) {
        self.text = text
        cues = CueFinder(text)
        numbers = NumberRun.runs(in: text)
    }
}

/// A range of units that should go.
struct Claim {
    enum Strength: Int { case shape, certain, owner }

    var kind: RedactionKind
    var placeholder: String
    var range: Range<Int>
    /// A cue word or check digits make it certain.
    var strength: Strength
}

/// Collects claims and decides between those that overlap.
struct Claims {
    private let text: FoldedText
    private var claims: [Claim] = []

    init(text: FoldedText) { self.text = text }

    mutating func add(
        _ kind: RedactionKind, _ range: Range<Int>, _ strength: Claim.Strength, placeholder: String? = nil
    ) {
        if range.isEmpty { return }
        claims.append(
            Claim(kind: kind, placeholder: placeholder ?? kind.placeholder, range: range, strength: strength))
    }

    /// Claims in order without overlaps: of those that overlap one remains, over all that they covered, of the kind of the
    /// surest, then longest, then most telling. Placeholders are left alone.
    func resolved() -> [Claim] {
        var result: [Claim] = []
        var best: Claim?
        for claim in claims.flatMap(besidePlaceholders).sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            guard let last = result.last, let winner = best, claim.range.lowerBound < last.range.upperBound else {
                result.append(claim)
                best = claim
                continue
            }
            let united = last.range.lowerBound..<max(last.range.upperBound, claim.range.upperBound)
            if Self.order(claim) > Self.order(winner) { best = claim }
            if var named = best {
                named.range = united
                result[result.count - 1] = named
            }
        }
        return result
    }

    private static func order(_ claim: Claim) -> (Int, Int, Int) {
        (claim.strength.rawValue, claim.range.count, -claim.kind.rank)
    }

    /// The parts of a claim between placeholders.
    private func besidePlaceholders(_ claim: Claim) -> [Claim] {
        guard claim.range.contains(where: text.isPlaceholder) else { return [claim] }
        var parts: [Claim] = []
        var index = claim.range.lowerBound
        while index < claim.range.upperBound {
            if text.isPlaceholder(index) || text.isBlank(index) {
                index += 1
                continue
            }
            var part = claim
            let start = index
            var end = index
            while index < claim.range.upperBound, !text.isPlaceholder(index) {
                index += 1
                if !text.isBlank(index - 1) { end = index }
            }
            part.range = start..<end
            parts.append(part)
        }
        return parts
    }
}
