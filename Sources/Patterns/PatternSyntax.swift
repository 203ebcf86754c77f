/// What a pattern says, before it is compiled.
indirect enum PatternSyntax: Sendable {
    case empty
    case scalar(ScalarSet)
    case assertion(Assertion)
    case sequence([PatternSyntax])
    case choice([PatternSyntax])
    /// `maximum` nil: without end.
    case repetition(PatternSyntax, minimum: Int, maximum: Int?)

    enum Assertion: Sendable { case start, end, wordBoundary, noWordBoundary }
}

/// The scalars that one place of a pattern accepts. Texts are compared in small letters.
struct ScalarSet: Sendable {
    enum Kind: Sendable { case digit, word, space }

    var ranges: [ClosedRange<UInt32>] = []
    var kinds: [(kind: Kind, isNegated: Bool)] = []
    var isNegated = false

    /// Everything.
    static let any = ScalarSet(isNegated: true)

    static func one(_ scalar: Unicode.Scalar) -> ScalarSet {
        let lowered = PatternScalars.lowered(scalar)
        return ScalarSet(ranges: [lowered...lowered])
    }

    /// - Parameter value: of a scalar in small letters.
    func contains(_ value: UInt32) -> Bool {
        var found = ranges.contains { $0.contains(value) }
        if !found, value >= 0x61, value <= 0x7A { found = ranges.contains { $0.contains(value - 0x20) } }
        if !found { found = kinds.contains { Self.belongs(value, to: $0.kind) != $0.isNegated } }
        return found != isNegated
    }

    private static func belongs(_ value: UInt32, to kind: Kind) -> Bool {
        switch kind {
        case .digit: value >= 0x30 && value <= 0x39
        case .word: PatternScalars.isWord(value)
        case .space: Unicode.Scalar(value).map { $0.properties.isWhitespace } ?? false
        }
    }
}
