/// Groups of digits that may be a telephone number.
struct PhoneCandidate {
    private let window: NumberRun.Window
    private let text: FoldedText
    private let shape: [Int]
    private let digits: [UInt8]
    private let hasPlus: Bool
    private let opensBracket: Bool
    /// With `+` and an opening bracket.
    let start: Int

    init(_ window: NumberRun.Window, _ text: FoldedText) {
        (self.window, self.text) = (window, text)
        shape = window.shape
        digits = Array(window.digits)
        var start = window.units.lowerBound
        opensBracket = text.is(start - 1, "(")
        if opensBracket { start -= 1 }
        var plus = start
        while start - plus < 2, text.isSpace(plus - 1) { plus -= 1 }
        hasPlus = text.is(plus - 1, "+") && !text.isWord(plus - 2)
        self.start = hasPlus ? plus - 1 : start
    }

    /// Whether nothing speaks against it: no date, decimal, version, price, nor part of something longer.
    var isPossible: Bool {
        let end = window.units.upperBound
        let before = start - 1
        if text.isWord(before) || text.isWord(end) && !(text.lower(end) == 0x78 && text.isDigit(end + 1)) {
            return false
        }
        if text.is(end, "%") || text.is(end, "_") || text.is(before, "_") { return false }
        if isTight(end), text.isWord(end + 1) { return false }
        if isTight(before), text.isWord(before - 1) { return false }
        let marks: [UInt32] = [0x23, 0x24, 0xA3, 0x20AC, 0xA5, 0x2F, 0x3D, 0x5C]
        if !hasPlus, marks.contains(text.unit(before)) { return false }
        return shape.count <= 7 && !isDate && !hasOddSeparators && Set(digits).count > 1
    }

    private func isTight(_ index: Int) -> Bool {
        switch text.unit(index) {
        case 0x2D, 0x2E, 0x2C, 0x3A, 0x2F, 0x27: true
        default: false
        }
    }

    /// The units between the groups, one text each.
    private func gap(after group: Int) -> ArraySlice<UInt32> {
        text.units[window.run.groups[group].upperBound..<window.run.groups[group + 1].lowerBound]
    }

    private var hasOddSeparators: Bool {
        window.groups.dropLast().contains { group in
            let gap = gap(after: group)
            return gap.count { $0 == 0x2F } > 1 || gap.elementsEqual([0x2E, 0x20]) || gap.elementsEqual([0x20, 0x2E])
        }
    }

    /// `2024-01-15`, `15.01.2024`, alone or with a time behind it.
    private var isDate: Bool {
        guard !hasPlus, shape.count >= 3 else { return false }
        return window.groups.dropLast(2).contains { group in
            let lengths = (group..<group + 3).map { window.run.groups[$0].count }
            let values = (group..<group + 3).map { value(of: $0) }
            let isTied =
                gap(after: group).elementsEqual(gap(after: group + 1)) && gap(after: group).count == 1
                && gap(after: group).first != 0x20
            guard isTied else { return false }
            let isYearFirst =
                lengths == [4, 2, 2] && (1900...2099).contains(values[0]) && values[1] <= 12 && values[2] <= 31
            let isYearLast =
                lengths[0] <= 2 && lengths[1] <= 2 && lengths[2] == 4 && (1900...2099).contains(values[2])
                && values[0] <= 31 && values[1] <= 31
            return isYearFirst || isYearLast
        }
    }

    private func value(of group: Int) -> Int {
        window.run.digits[window.run.starts[group]..<window.run.starts[group + 1]].prefix(6).reduce(0) {
            $0 * 10 + Int($1)
        }
    }

    // MARK: - Forms

    /// After `+` or `00` a country code with as many digits as its numbers have.
    var isInternational: Bool {
        if hasPlus { return CountryCodes.fit(digits[...]) }
        guard shape.count > 1 || digits.count >= 11, digits.starts(with: [0, 0]), digits.count >= 10 else {
            return false
        }
        return shape[0] <= 6 || window.isOneGroup ? CountryCodes.fit(digits.dropFirst(2)) : false
    }

    /// As people of a country write it, so that the digits alone tell.
    var isNational: Bool { isNorthAmerican || hasTrunkPrefix || hasAreaInBrackets || isMobileByGroups }

    private var isGrouped: Bool { shape.count > 1 }

    /// `212-555-0143`, `(212) 555 0143`, `1-212-555-0143`.
    private var isNorthAmerican: Bool {
        var number = digits[...]
        var groups = shape[...]
        if number.count == 11, number.first == 1, groups.first == 1 {
            number = number.dropFirst()
            groups = groups.dropFirst()
        }
        guard number.count == 10, groups == [3, 3, 4] || groups == [3, 7] && opensBracket else { return false }
        return number[number.startIndex] >= 2 && number[number.startIndex + 3] >= 2
    }

    /// A leading zero and groups: most of Europe, Australia, Japan; without groups ten or eleven digits.
    private var hasTrunkPrefix: Bool {
        guard digits[0] == 0, digits[1] != 0 else { return false }
        if !isGrouped { return (10...11).contains(digits.count) }
        guard (9...12).contains(digits.count), shape[0] >= 2 || opensBracket, shape.last ?? 0 >= 2, shape.count <= 6
        else { return false }
        return shape.count < 6 || shape.allSatisfy { $0 == 2 }
    }

    private var hasAreaInBrackets: Bool {
        guard opensBracket, isGrouped, (2...5).contains(shape[0]), (8...12).contains(digits.count) else { return false }
        return gap(after: window.groups.lowerBound).contains(0x29)
    }

    /// `98765 43210` (India), `612 345 678` is too weak, `138 0013 8000` (China).
    private var isMobileByGroups: Bool {
        (shape == [5, 5] && digits[0] >= 6) || (shape == [3, 4, 4] && digits[0] == 1 && digits[1] >= 3)
    }

    /// Too weak by itself, enough where the text speaks of a telephone.
    var isPossibleAfterCue: Bool {
        guard (7...13).contains(digits.count), shape.last ?? 0 >= 2 else { return false }
        if !isGrouped { return digits.count >= 7 && (digits.count >= 8 || digits[0] >= 2) }
        return shape.allSatisfy { $0 <= 7 } && shape.count <= 5
    }
}

/// Country codes (ITU-T E.164) with the number of digits that follow.
enum CountryCodes {
    private static let lengths: [Int: ClosedRange<Int>] = [
        1: 10...10, 7: 10...10, 20: 8...10, 27: 9...9, 30: 10...10, 31: 9...9, 32: 8...9, 33: 9...9, 34: 9...9,
        36: 8...9,
        39: 8...11, 40: 9...9, 41: 9...9, 43: 7...12, 44: 9...10, 45: 8...8, 46: 7...10, 47: 8...8, 48: 9...9,
        49: 6...12,
        52: 10...11, 55: 10...11, 60: 7...10, 61: 9...9, 62: 8...12, 63: 8...10, 64: 8...10, 65: 8...8, 66: 8...9,
        81: 9...10, 82: 8...10, 84: 8...10, 86: 10...11, 90: 10...10, 91: 10...10, 92: 9...10, 351: 9...9, 352: 5...9,
        353: 7...9, 354: 7...7, 356: 8...8, 358: 5...11, 359: 8...9, 370: 8...8, 371: 8...8, 372: 7...8, 380: 9...9,
        385: 8...9, 386: 8...8, 420: 9...9, 421: 9...9, 852: 8...8, 886: 8...9, 971: 8...9, 972: 8...9,
    ]

    /// Whether the digits are a country code and as many more as its numbers have; a trunk zero may stand between.
    static func fit(_ digits: ArraySlice<UInt8>) -> Bool {
        guard let first = digits.first, first != 0, (8...16).contains(digits.count) else { return false }
        for length in 1...3 {
            let code = digits.prefix(length).reduce(0) { $0 * 10 + Int($1) }
            guard let allowed = lengths[code] else { continue }
            let rest = digits.dropFirst(length)
            return allowed.contains(rest.count) || (rest.first == 0 && allowed.contains(rest.count - 1))
        }
        return digits.count <= 15
    }
}
