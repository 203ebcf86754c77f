/// Numbers of digits that states give people: by check digits where these tell enough, else with a cue before them.
enum NationalIDDetector: Detector {
    static func detect(in context: DetectionContext, _ claims: inout Claims) {
        for run in context.numbers {
            run.forEachWindow(digits: 9...18) { window in
                guard isNumber(window, context) else { return }
                claims.add(.nationalID, window.units, .certain)
            }
        }
        let reader = ValueReader(context)
        for match in context.cues.matches where match.cue == .nationalID {
            guard let value = reader.value(after: match), let range = range(value, match, context) else { continue }
            claims.add(.nationalID, range, .certain)
        }
    }

    private static func isNumber(_ window: NumberRun.Window, _ context: DetectionContext) -> Bool {
        let text = context.text
        guard window.standsAlone(in: text), !text.is(window.units.lowerBound - 1, "+"), Set(window.digits).count > 1
        else {
            return false
        }
        let shape = window.shape
        // 078-05-1121 has a shape that little else has; dates are 2-2-4.
        if shape == [3, 2, 4], window.separator(in: text) == 0x2D {
            return NationalNumber.isSocialSecurity(window.digits)
        }
        if shape == [6, 4] || shape == [6, 3, 2], hasDateThenHyphen(window, text), isDanishOrSwedish(window) {
            return true
        }
        let rules = NationalNumber.all.filter { rule in
            rule.digitCount == window.count && (window.isOneGroup || rule.shape == shape) && rule.isValid(window.digits)
        }
        if rules.isEmpty { return false }
        let isTelling = rules.contains { $0.isTelling || shape == [4, 4, 4] }
        if isTelling {
            return !context.cues.has([.order, .account, .thing, .card], before: window.units.lowerBound, within: 3)
        }
        return context.cues.has(.nationalID, before: window.units.lowerBound, within: 6)
    }

    private static func hasDateThenHyphen(_ window: NumberRun.Window, _ text: FoldedText) -> Bool {
        text.is(window.run.groups[window.groups.lowerBound].upperBound, "-") && window.groups.count == 2
    }

    /// `850712-2384`: year first with Luhn, or day first, which Denmark does not check any more.
    private static func isDanishOrSwedish(_ window: NumberRun.Window) -> Bool {
        let digits = Array(window.digits)
        func pair(_ index: Int) -> Int { Int(digits[index]) * 10 + Int(digits[index + 1]) }
        let isYearFirst = CheckDigits.isDay(pair(4) % 60, month: pair(2)) && CheckDigits.luhn(digits)
        return isYearFirst || CheckDigits.isDay(pair(0), month: pair(2))
    }

    /// After a cue whatever is long enough, true or mistyped, and its further groups.
    private static func range(
        _ value: ValueReader.Value, _ match: CueFinder.Match, _ context: DetectionContext
    ) -> Range<Int>? {
        let text = context.text
        var range = value.units
        var digits = value.digitCount
        while text.isSpace(range.upperBound), text.isDigit(range.upperBound + 1), digits < 15 {
            var end = range.upperBound + 1
            while text.isDigit(end) { end += 1 }
            if text.isWord(end) || end - range.upperBound > 6 { break }
            digits += end - range.upperBound - 1
            range = range.lowerBound..<end
        }
        guard digits >= 6, digits <= 18, value.letterCount <= 6 || value.digitCount >= 5 else { return nil }
        return range
    }
}
