extension QuantityScanner {
    private typealias Number = (value: Double, end: Int)
    private typealias Measured = (unit: Unit, end: Int)

    /// `5th`.
    func ordinal(at place: Int) -> Found? {
        guard touches(place + 1), contains(NumberWords.ordinalSuffixes, place + 1), let number = smallNumber(at: place)
        else { return nil }
        return (.ordinal(number.value), place + 2)
    }

    /// `thirty days`, `half an hour`, `a week`, `twice`, `third`.
    func wordQuantity(at place: Int) -> Found? {
        if let times = NumberWords.times[tokens[place].key] {
            let period = period(at: place + 1)
            return amount(
                times, times, (Unit(dimension: .count(WordStem.key(of: "times")), factor: 1), period?.end ?? place + 1),
                from: place, period: period?.value)
        }
        if let number = article(at: place) ?? half(at: place) {
            guard let unit = namedUnit(at: number.end), isTime(unit.unit) else { return nil }
            let more = andHalf(at: unit.end)
            return amount(
                number.value + (more ?? 0), number.value + (more ?? 0),
                (unit.unit, more == nil ? unit.end : unit.end + 3),
                from: place, period: nil)
        }
        if let ordinal = NumberWords.ordinals[tokens[place].key], tokens[place].key != WordKey("second") {
            return (.ordinal(ordinal), place + 1)
        }
        return amount(at: place)
    }

    /// A number or a range of two, with sign or unit, and the rate after it.
    func amount(at place: Int) -> Found? {
        guard let first = number(at: place) else { return nil }
        if isPronoun(place, end: first.end) { return nil }
        let money = moneyBefore(place)
        var low = first.value
        var high = first.value
        var end = first.end
        var unit: Measured?
        if let second = secondNumber(after: first, from: place) {
            (high, end) = second
            unit = measure(at: end, money: money)
            if high < low || unit == nil { (high, end, unit) = (low, first.end, nil) }
        }
        if unit == nil { unit = measure(at: end, money: money) }
        // `3 days to 5 days`, `€5 to €10`
        if high == low, let found = unit, let second = secondAmount(after: found, from: place), second.value > low {
            (high, unit) = (second.value, (found.unit, second.end))
        }
        var measured = unit ?? (Unit(dimension: .none, factor: 1), end)
        if high == low, let rest = smallerPart(after: measured) {
            low += rest.value
            (high, measured) = (low, (measured.unit, rest.end))
        }
        let period = period(at: measured.end)
        return amount(low, high, (measured.unit, period?.end ?? measured.end), from: place, period: period?.value)
    }

    private func amount(
        _ low: Double, _ high: Double, _ measured: Measured, from place: Int, period: Amount.Period?
    ) -> Found {
        let start = startWithSign(before: place)
        let bound = BoundReader(tokens: tokens).bound(from: start, to: measured.end)
        let factor = measured.unit.factor
        return (
            .amount(
                Amount(
                    low: low * factor, high: high * factor, bound: bound, dimension: measured.unit.dimension,
                    isMetric: measured.unit.isMetric, period: period)),
            measured.end
        )
    }

    // MARK: numbers

    private func number(at place: Int) -> Number? {
        guard place < tokens.count else { return nil }
        switch tokens[place].kind {
        case .mark: return fraction(at: place).map { ($0, place + 1) }
        case .numeral: return digits(at: place)
        case .word: return words(at: place)
        }
    }

    private func digits(at place: Int) -> Number? {
        if let fraction = simpleFraction(at: place) { return (fraction, place + 3) }
        let followedByMoney =
            place + 1 < tokens.count && tokens[place + 1].kind == .mark
            && Unit.sign(text(place + 1))?.isMoney == true
        let groups = followedByMoney || moneyBefore(place)?.dimension == .money(.eur)
        guard case .number(var value) = Numeral(text(place), groupsByStop: groups) else { return nil }
        var end = place + 1
        // 10 000: groups of exactly three digits
        if text(place).count <= 3, text(place).allSatisfy(ByteClass.isDigit), value > 0 {
            while end < tokens.count, tokens[end].kind == .numeral, isGroup(end), end - place < 5 {
                value = value * 1000 + (Double(String(decoding: text(end), as: UTF8.self)) ?? 0)
                end += 1
            }
        }
        if let more = fraction(at: end) { (value, end) = (value + more, end + 1) }
        if touches(end), let factor = key(end).flatMap({ NumberWords.suffixes[$0] }) {
            (value, end) = (value * factor, end + 1)
        } else if let factor = key(end).flatMap({ NumberWords.multipliers[$0] }) {
            (value, end) = (value * factor, end + 1)
        }
        return (value, end)
    }

    /// Three digits after a single space, with no more digits behind them.
    private func isGroup(_ place: Int) -> Bool {
        text(place).count == 3 && text(place).allSatisfy(ByteClass.isDigit)
            && tokens[place].range.lowerBound - tokens[place - 1].range.upperBound <= 3 && !tokens[place].beginsLine
    }

    private func words(at place: Int) -> Number? {
        var total = 0.0
        var current: Double?
        var next = place
        while next < tokens.count, next - place < 8 {
            if let value = NumberWords.units[tokens[next].key] {
                // `twenty five` adds up; `two three` are two numbers
                if let held = current, !(held >= 20 && held.truncatingRemainder(dividingBy: 10) == 0 && value < 10),
                    !(held >= 100 && held.truncatingRemainder(dividingBy: 100) == 0 && value < 100)
                {
                    break
                }
                current = (current ?? 0) + value
            } else if let factor = NumberWords.multipliers[tokens[next].key], let held = current {
                if factor == 100 {
                    current = held * factor
                } else {
                    total += held * factor
                    current = 0
                }
            } else if next > place, key(next) == WordKey("and"), (current ?? 0) >= 100 || total > 0,
                key(next + 1).flatMap({ NumberWords.units[$0] }) != nil
            {
                next += 1
                continue
            } else {
                break
            }
            next += 1
        }
        return current.map { (total + $0, next) }
    }

    /// `a week`, `an hour`, where it is no rate.
    private func article(at place: Int) -> Number? {
        guard key(place) == WordKey("a") || key(place) == WordKey("an"),
            contains(QuantityWords.beforeDurations, place - 1)
        else { return nil }
        return (1, place + 1)
    }

    /// `half an hour`, `a half hour`, `half-hour`.
    private func half(at place: Int) -> Number? {
        guard key(place) == WordKey("half") else { return nil }
        let next = place + 1
        return (0.5, key(next) == WordKey("an") || key(next) == WordKey("a") ? next + 1 : next)
    }

    /// The half in `an hour and a half`.
    private func andHalf(at place: Int) -> Double? {
        guard key(place) == WordKey("and"), key(place + 1) == WordKey("a"), key(place + 2) == WordKey("half") else {
            return nil
        }
        return 0.5
    }

    private func isPronoun(_ place: Int, end: Int) -> Bool {
        guard tokens[place].key == WordKey("one"), end == place + 1 else { return false }
        return contains(QuantityWords.beforePronouns, place - 1) || contains(QuantityWords.afterPronouns, end)
            || end == tokens.count || tokens[end].kind == .mark
    }

    // MARK: units

    /// The minutes in `1 hour 30 minutes`, `2 hours and 30 minutes`, `1h30m`, in the unit of the hours.
    private func smallerPart(after first: Measured) -> Number? {
        guard first.unit.dimension == .duration, first.unit.factor >= 60 else { return nil }
        let next = key(first.end) == WordKey("and") ? first.end + 1 : first.end
        guard next < tokens.count, tokens[next].kind == .numeral, let number = number(at: next),
            let unit = namedUnit(at: number.end), unit.unit.dimension == .duration,
            unit.unit.factor < first.unit.factor, number.value * unit.unit.factor < first.unit.factor
        else { return nil }
        return (number.value * unit.unit.factor / first.unit.factor, unit.end)
    }

    private func isTime(_ unit: Unit) -> Bool { unit.dimension == .duration || unit.dimension == .months }

    private func namedUnit(at place: Int) -> Measured? {
        guard place < tokens.count, tokens[place].kind == .word, let unit = Unit.named(tokens[place].key) else {
            return nil
        }
        return (unit, place + 1)
    }

    private func measure(at place: Int, money: Unit?) -> Measured? {
        if let money { return (money, place) }
        guard place < tokens.count else { return nil }
        // `5+ users`: the sign is read as a bound
        if isMark(place, "+"), touches(place), !isMark(place + 1, "+") { return measure(at: place + 1, money: nil) }
        if tokens[place].kind == .mark { return markedUnit(at: place) }
        guard tokens[place].kind == .word else { return nil }
        if contains(QuantityWords.working, place), let unit = namedUnit(at: place + 1), isTime(unit.unit) {
            let isDays = unit.unit.factor == 86400
            return isDays ? (Unit(dimension: .workingDays, factor: 1), place + 2) : unit
        }
        if key(place) == WordKey("weekdays") { return (Unit(dimension: .workingDays, factor: 1), place + 1) }
        if key(place) == WordKey("per"), key(place + 1) == WordKey("cent") {
            return (Unit(dimension: .percent, factor: 1), place + 2)
        }
        if key(place) == WordKey("percentage"), contains(QuantityWords.points, place + 1) {
            return (Unit(dimension: .percentagePoints, factor: 1), place + 2)
        }
        if let unit = namedUnit(at: place) { return unit }
        guard !QuantityWords.notCounted.contains(tokens[place].key) else { return nil }
        return (Unit(dimension: .count(WordStem.key(of: text(place))), factor: 1), place + 1)
    }

    /// `%`, a currency sign, `°C`, or the hyphen of `14-day`.
    private func markedUnit(at place: Int) -> Measured? {
        if let sign = Unit.sign(text(place)) {
            if sign.dimension == .percent, contains(QuantityWords.points, place + 1) {
                return (Unit(dimension: .percentagePoints, factor: 1), place + 2)
            }
            return (sign, place + 1)
        }
        if isMark(place, "°") {
            if key(place + 1) == WordKey("f"), touches(place + 1) {
                return (Unit(dimension: .count(WordKey("fahrenheit")), factor: 1), place + 2)
            }
            let end = key(place + 1) == WordKey("c") && touches(place + 1) ? place + 2 : place + 1
            return (Unit(dimension: .temperature, factor: 1), end)
        }
        if isMark(place, "-‑"), touches(place), touches(place + 1) { return namedUnit(at: place + 1) }
        return nil
    }

    /// `a month`, `per month`, `/month`, `each month`; also after the thing that costs: `per user per month`.
    private func period(at place: Int) -> (value: Amount.Period, end: Int)? {
        if (contains(QuantityWords.perWords, place) || isMark(place, "/")),
            let period = key(place + 1).flatMap({ Unit.periods[$0] })
        {
            return (period, place + 2)
        }
        // `per user per month`, `for each user per month`
        guard contains(QuantityWords.perWords, place), place + 2 < tokens.count, tokens[place + 1].kind == .word,
            contains(QuantityWords.perWords, place + 2), let period = key(place + 3).flatMap({ Unit.periods[$0] })
        else { return nil }
        return (period, place + 4)
    }

    // MARK: ranges

    /// The upper end in `3–5 days`, `3 to 5 days`, where both numbers share the unit.
    private func secondNumber(after first: Number, from start: Int) -> Number? {
        guard let join = rangeJoin(at: first.end, from: start) else { return nil }
        return number(at: join)
    }

    /// The upper end in `3 days to 5 days`, `€5 to €10`.
    private func secondAmount(after first: Measured, from start: Int) -> Number? {
        guard let join = rangeJoin(at: first.end, from: start) else { return nil }
        if first.unit.isMoney {
            guard moneyBefore(join + 1)?.dimension == first.unit.dimension else { return nil }
            return number(at: join + 1)
        }
        guard let number = number(at: join), let unit = measure(at: number.end, money: nil),
            unit.unit.dimension == first.unit.dimension, unit.unit.factor == first.unit.factor
        else { return nil }
        return (number.value, unit.end)
    }
}
