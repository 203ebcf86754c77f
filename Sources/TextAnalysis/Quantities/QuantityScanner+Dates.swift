extension QuantityScanner {
    /// `2024-03-03`, `03/04/2024`, `3 March 2024`, `March 3, 2024`, `March 2024`, `in 2024`.
    func date(at place: Int) -> Found? {
        if tokens[place].kind == .word { return monthFirst(at: place) }
        return numericDate(at: place) ?? stoppedDate(at: place) ?? dayFirst(at: place) ?? year(at: place)
    }

    private func numericDate(at place: Int) -> Found? {
        guard let first = smallNumber(at: place), touches(place + 1), isMark(place + 1, "-/‑–"), touches(place + 2),
            let second = smallNumber(at: place + 2), touches(place + 3), text(place + 1) == text(place + 3),
            touches(place + 4), let third = smallNumber(at: place + 4), !(touches(place + 5) && isMark(place + 5, "-/"))
        else { return nil }
        if first.digits == 4 {
            return found(year: first.value, month: second.value, day: third.value, end: place + 5)
        }
        guard third.digits == 4 || (third.digits == 2 && isMark(place + 1, "/")) else { return nil }
        let year = third.digits == 2 ? 2000 + third.value : third.value
        return found(year: year, either: first.value, second.value, end: place + 5)
    }

    /// `31.12.2024`, one numeral.
    private func stoppedDate(at place: Int) -> Found? {
        guard case .version(let parts) = Numeral(text(place)), parts.count == 3, (1900...2100).contains(parts[2]) else {
            return nil
        }
        return found(year: parts[2], month: parts[1], day: parts[0], end: place + 1)
    }

    private func dayFirst(at place: Int) -> Found? {
        guard let day = smallNumber(at: place), (1...31).contains(day.value) else { return nil }
        var next = place + 1
        if touches(next), contains(NumberWords.ordinalSuffixes, next) { next += 1 }
        if key(next) == WordKey("of") { next += 1 }
        guard let month = key(next).flatMap({ Unit.months[$0] }), tokens[next].isCapitalised else { return nil }
        let year = yearNumber(at: next + 1)
        return found(year: year, month: month, day: day.value, end: next + (year == nil ? 1 : 2))
    }

    private func monthFirst(at place: Int) -> Found? {
        guard let month = Unit.months[tokens[place].key], tokens[place].isCapitalised else { return nil }
        if let year = yearNumber(at: place + 1) { return found(year: year, month: month, day: nil, end: place + 2) }
        guard let day = smallNumber(at: place + 1), (1...31).contains(day.value), day.digits <= 2 else { return nil }
        var next = place + 2
        if touches(next), contains(NumberWords.ordinalSuffixes, next) { next += 1 }
        if let unit = key(next).flatMap(Unit.named), !unit.isMoney { return nil }  // May 3 days
        let comma = isMark(next, ",") ? next + 1 : next
        if let year = yearNumber(at: comma) { return found(year: year, month: month, day: day.value, end: comma + 1) }
        return found(year: nil, month: month, day: day.value, end: next)
    }

    private func year(at place: Int) -> Found? {
        guard let year = yearNumber(at: place), contains(QuantityWords.beforeYears, place - 1) else { return nil }
        if place + 1 < tokens.count, tokens[place + 1].kind == .word {
            let next = tokens[place + 1]
            if Unit.named(next.key) != nil { return nil }
            // `of 2000 files`: a plural after it is what it counts
            if text(place + 1).last == UInt8(ascii: "s"), !QuantityWords.notCounted.contains(next.key) { return nil }
        }
        return (.date(CalendarDate(year: year)), place + 1)
    }

    private func yearNumber(at place: Int) -> Int? {
        guard let number = smallNumber(at: place), number.digits == 4, (1900...2099).contains(number.value) else {
            return nil
        }
        return number.value
    }

    private func found(year: Int?, month: Int, day: Int?, end: Int) -> Found? {
        guard (1...12).contains(month), day.map((1...31).contains) ?? true else { return nil }
        return (.date(CalendarDate(year: year, month: month, day: day)), end)
    }

    private func found(year: Int, either first: Int, _ second: Int, end: Int) -> Found? {
        if first > 12 { return found(year: year, month: second, day: first, end: end) }
        if second > 12 || first == second { return found(year: year, month: first, day: second, end: end) }
        guard first >= 1, second >= 1 else { return nil }
        return (.date(CalendarDate(year: year, month: first, day: second, isAmbiguous: true)), end)
    }
}
