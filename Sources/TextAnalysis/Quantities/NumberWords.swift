/// Numbers in words.
enum NumberWords {
    /// `zero` to `ninety-nine`, and `dozen`.
    static let units: [WordKey: Double] = {
        let small = """
            zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
            seventeen eighteen nineteen
            """.split(separator: " ")
        let tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(separator: " ")
        var table: [WordKey: Double] = [WordKey("dozen"): 12]
        for (value, word) in small.enumerated() { table[WordKey(String(word))] = Double(value) }
        for (place, word) in tens.enumerated() {
            let value = Double(place + 2) * 10
            table[WordKey(String(word))] = value
            for digit in 1...9 { table[WordKey("\(word)\(small[digit])")] = value + Double(digit) }
        }
        return table
    }()

    static let multipliers: [WordKey: Double] = [
        WordKey("hundred"): 100, WordKey("thousand"): 1000, WordKey("million"): 1_000_000,
        WordKey("billion"): 1_000_000_000,
    ]

    /// Written right after the digits: `10k`, `2m` is not among them, since it is metres as well.
    static let suffixes: [WordKey: Double] = [WordKey("k"): 1000, WordKey("bn"): 1_000_000_000]

    static let ordinals: [WordKey: Int] = {
        let words = """
            first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
            """.split(separator: " ")
        return Dictionary(uniqueKeysWithValues: words.enumerated().map { (WordKey(String($1)), $0 + 1) })
    }()

    static let ordinalSuffixes = WordSet(words: "st nd rd th")

    /// How often: `renewed twice`.
    static let times: [WordKey: Double] = [WordKey("once"): 1, WordKey("twice"): 2, WordKey("thrice"): 3]

    static let fractions: [UInt8: Double] = [0xBC: 0.25, 0xBD: 0.5, 0xBE: 0.75]  // C2 BC ¼, C2 BD ½, C2 BE ¾
}

/// What the digits of one numeral say.
enum Numeral: Hashable {
    case number(Double)
    /// Two or more stops that do not group thousands.
    case version([Int])
    /// Leading noughts, or too many digits to count with.
    case identifier

    /// Digits beyond which an ungrouped number is taken for a name.
    private static let countableDigits = 6

    /// - Parameter groupsByStop: read `1.200` as twelve hundred, as with `€` after it; otherwise as one and a fifth.
    init(_ digits: ArraySlice<UInt8>, groupsByStop: Bool = false) {
        var groups: [ArraySlice<UInt8>] = []
        var marks: [UInt8] = []
        var start = digits.startIndex
        for place in digits.indices where !ByteClass.isDigit(digits[place]) {
            groups.append(digits[start..<place])
            marks.append(digits[place])
            start = place + 1
        }
        groups.append(digits[start...])
        self = Self.read(groups, marks, groupsByStop)
    }

    private static func read(_ groups: [ArraySlice<UInt8>], _ marks: [UInt8], _ groupsByStop: Bool) -> Numeral {
        let first = groups[0]
        guard let mark = marks.last else {
            if first.count > countableDigits || (first.count > 1 && first.first == UInt8(ascii: "0")) {
                return .identifier
            }
            return .number(value(first))
        }
        let isThousands = first.count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 }
        let isUniform = marks.allSatisfy { $0 == mark }
        let stop = UInt8(ascii: ".")
        if isUniform, marks.count > 1 {
            if isThousands, first.first != UInt8(ascii: "0") { return .number(value(groups.joined())) }
            guard mark == stop, groups.allSatisfy({ $0.count <= 9 }) else { return .identifier }
            return .version(groups.map { Int(value($0)) })
        }
        if marks.count == 1, isThousands, first.first != UInt8(ascii: "0"), mark != stop || groupsByStop {
            return .number(value(groups.joined()))
        }
        guard let fraction = groups.last, groups.dropFirst().dropLast().allSatisfy({ $0.count == 3 }) else {
            return .identifier
        }
        guard marks.dropLast().allSatisfy({ $0 != mark }), mark != UInt8(ascii: "'") else { return .identifier }
        var scale = 1.0
        for _ in 0..<min(fraction.count, 15) { scale *= 10 }
        return .number(value(groups.dropLast().joined()) + value(fraction.prefix(15)) / scale)
    }

    /// The digits' number; a very long one is rounded, as a double is.
    private static func value(_ digits: some Sequence<UInt8>) -> Double {
        var value = 0.0
        for digit in digits.prefix(300) { value = value * 10 + Double(digit - UInt8(ascii: "0")) }
        return value
    }
}
