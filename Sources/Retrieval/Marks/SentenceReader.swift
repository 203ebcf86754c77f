import TextAnalysis

/// Takes a sentence apart.
struct SentenceReader {
    let cues: [NegationCue]
    private(set) var words: [SentenceReading.Word] = []
    private(set) var opposites: [SentenceReading.Opposite] = []
    private(set) var numbers: [SentenceReading.Number] = []
    private(set) var isStatement = true
    private(set) var exactHash: UInt64 = 0

    private let bytes: [UInt8]
    private let tokens: [TextToken]
    private let inCondition: [Bool]

    init(bytes: [UInt8], range: Range<Int>) {
        self.bytes = bytes
        tokens = TextToken.tokens(in: bytes, range: range)
        // `without` denies a part that is added, not the statement: it counts as the opposite of `with`
        cues = Negation.cues(in: bytes, tokens: tokens).filter { WordKey(bytes[$0.range]) != Self.without }
        inCondition = Self.conditions(tokens)
        exactHash = Shingles.hash(of: tokens.filter { $0.kind != .mark }.map(\.key))
        let quantities = Quantities.all(in: bytes, tokens: tokens)
        readNumbers(quantities)
        readWords(quantities)
        let leadsUp = tokens.last.map { $0.key == Self.questionMark || $0.key == Self.colon } ?? true
        isStatement = !leadsUp && !tokens.prefix(2).contains { isExample($0) }
    }

    private static let questionMark = WordKey("?")
    private static let without = WordKey("without")
    private static let comma = WordKey(",")
    private static let colon = WordKey(":")
    private static let to = WordKey("to")
    private static let have = WordSet(words: "have has had")
    private static let pathMarks = WordSet(words: "/ : . @ = \\")
    private static let modals = WordSet(words: "can may could must")
    private static let denyingModals = WordSet(words: "cannot can't cant couldn't mustn't needn't")
    private static let needless = WordKey("needn't")
    private static let of = WordKey("of")
    private static let charge = WordSet(words: "charge charges cost")

    private func isExample(_ token: TextToken) -> Bool { ComparisonWords.examples.contains(token.key) }

    /// Whether each token stands in a condition: from its first word to the next comma or the end.
    private static func conditions(_ tokens: [TextToken]) -> [Bool] {
        var isIn = tokens.first?.key == to
        return tokens.map { token in
            if token.key == comma || token.key == colon { isIn = false }
            if ComparisonWords.conditions.contains(token.key) { isIn = true }
            return isIn
        }
    }

    private mutating func readNumbers(_ quantities: [Quantity]) {
        var token = 0
        for quantity in quantities {
            while token < tokens.count, tokens[token].range.lowerBound < quantity.range.lowerBound { token += 1 }
            let isInCondition = token < tokens.count && inCondition[token]
            switch quantity.kind {
            case .identifier, .version:
                words.append(
                    SentenceReading.Word(
                        key: key(of: quantity), range: quantity.range, denialStart: nil, isInCondition: isInCondition,
                        isName: true, isModifier: true))
            case .amount, .ordinal, .date, .time:
                numbers.append(SentenceReading.Number(quantity: quantity, isInCondition: isInCondition))
            }
        }
    }

    private func key(of quantity: Quantity) -> WordKey {
        WordKey(String(decoding: bytes[quantity.range], as: UTF8.self))
    }

    private mutating func readWords(_ quantities: [Quantity]) {
        var next = 0
        for (place, token) in tokens.enumerated() where token.kind == .word {
            while next < quantities.count, quantities[next].range.upperBound <= token.range.lowerBound { next += 1 }
            let stem = WordStem.key(of: bytes[token.range])
            if next < quantities.count, quantities[next].range.overlaps(token.range) {
                guard case .amount(let amount) = quantities[next].kind, amount.dimension == .count(stem) else {
                    continue
                }
            }
            if let opposite = isCue(token) && !Self.denyingModals.contains(token.key) ? nil : opposite(at: place) {
                opposites.append(opposite)
                continue
            }
            if isCue(token) || ComparisonWords.function.contains(token.key) { continue }
            words.append(
                SentenceReading.Word(
                    key: ComparisonWords.synonym(of: stem), range: token.range,
                    denialStart: denialStart(of: token),
                    isInCondition: inCondition[place], isName: isName(place), isModifier: isModifier(place)))
        }
    }

    private func denialStart(of token: TextToken) -> Int? {
        guard Negation.isDenied(at: token.range.lowerBound, by: cues) else { return nil }
        return cues.last { $0.kind == .denial && $0.scope.contains(token.range.lowerBound) }?.range.lowerBound
    }

    private func isCue(_ token: TextToken) -> Bool { cues.contains { $0.range.overlaps(token.range) } }

    private func isName(_ place: Int) -> Bool {
        let token = tokens[place]
        // mp3, max_size, maxSize
        let isCode = bytes[token.range].dropFirst().contains { byte in
            byte == UInt8(ascii: "_") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        }
        // the parts of a path or address after the first
        let isPathPart = place > 0 && !token.followsSpace && Self.pathMarks.contains(tokens[place - 1].key)
        return isCode || isPathPart || token.isCapitalised && place > 0 && tokens[place - 1].kind != .mark
    }

    private func isModifier(_ place: Int) -> Bool {
        var before = place - 1
        if before >= 0, ComparisonWords.determiners.contains(tokens[before].key) { before -= 1 }
        if before >= 0, ComparisonWords.prepositions.contains(tokens[before].key) { return true }
        guard place + 1 < tokens.count, tokens[place + 1].kind == .word else { return false }
        let next = tokens[place + 1].key
        return !ComparisonWords.function.contains(next) && Opposites(next) == nil && !isCue(tokens[place + 1])
    }

    // MARK: opposites

    private func opposite(at place: Int) -> SentenceReading.Opposite? {
        let token = tokens[place]
        if Self.denyingModals.contains(token.key), token.key != Self.needless {
            return made(.permission, isPositive: false, isDenied: true, at: place, isSilent: false)
        }
        if token.key == Self.needless {
            return made(.obligation, isPositive: false, isDenied: true, at: place, isSilent: false)
        }
        if Self.have.contains(token.key) {
            guard place + 1 < tokens.count, tokens[place + 1].key == Self.to else { return nil }
            return made(.obligation, isPositive: true, at: place, isSilent: true)
        }
        guard let known = Opposites(token.key) else { return nil }
        if known.axis == .power, !isSwitch(place) { return nil }
        if known.axis == .charge, Self.charge.contains(token.key), place > 1, tokens[place - 1].key == Self.of {
            return nil  // free of charge
        }
        let isSilent = ComparisonWords.silentOpposites.contains(token.key)
        if Self.modals.contains(token.key), place + 1 < tokens.count, isCue(tokens[place + 1]),
            cues.contains(where: { $0.kind == .denial && $0.range.lowerBound == tokens[place + 1].range.lowerBound })
        {
            // must not is a matter of permission, as cannot is
            return made(.permission, isPositive: false, isDenied: true, at: place, isSilent: false)
        }
        return made(known.axis, isPositive: known.isPositive, at: place, isSilent: isSilent)
    }

    private func made(
        _ axis: Opposites.Axis, isPositive: Bool, isDenied: Bool? = nil, at place: Int, isSilent: Bool
    ) -> SentenceReading.Opposite {
        let token = tokens[place]
        // `cannot enter without a key`, `without a key you cannot enter`: the key is missing in both
        let isTurned =
            isDenied == nil && axis != .presence
            && Negation.isDenied(at: token.range.lowerBound, by: cues)
        return SentenceReading.Opposite(
            axis: axis, isPositive: isPositive != isTurned, isDenied: isDenied ?? isTurned,
            range: clashRange(at: place, isDenied: isDenied ?? isTurned), isInCondition: inCondition[place],
            isSilent: isSilent && !isTurned)
    }

    /// The word, and the cue that denies it where that stands nearby.
    private func clashRange(at place: Int, isDenied: Bool) -> Range<Int> {
        let range = tokens[place].range
        guard isDenied, let cue = cues.last(where: { $0.scope.contains(range.lowerBound) }) else { return range }
        return cue.range.lowerBound..<range.upperBound
    }

    /// `on` and `off` with a verb of switching: `turn on`, `turn the meter off`, `is off`.
    private func isSwitch(_ place: Int) -> Bool {
        let next = place + 1 < tokens.count ? tokens[place + 1] : nil
        let endsPhrase =
            next.map {
                $0.kind == .mark || ComparisonWords.function.contains($0.key) || Opposites($0.key) != nil
            } ?? true
        if place > 0, ComparisonWords.switching.contains(tokens[place - 1].key) {
            return next.map { !ComparisonWords.determiners.contains($0.key) } ?? true
                || tokens[place - 1].key == WordKey("turn") || tokens[place - 1].key == WordKey("switch")
        }
        guard endsPhrase else { return false }
        return tokens[max(0, place - 5)..<place].contains { $0.key == WordKey("turn") || $0.key == WordKey("switch") }
    }
}
