extension QuantityScanner {
    /// `9 am`, `9:30`, `15:00`, and spans such as `9am–5pm`, `from 9 to 5 pm`, `9:00 to 17:30`.
    func time(at place: Int) -> Found? {
        guard let first = clock(at: place) else { return nil }
        if let join = rangeJoin(at: first.end, from: place), let second = clock(at: join),
            let start = minutes(first, half: first.half ?? second.half), let end = minutes(second, half: second.half)
        {
            return (.time(start: start, end: end), second.end)
        }
        guard first.half != nil || first.minute != nil, let start = minutes(first, half: first.half) else { return nil }
        if let join = rangeJoin(at: first.end, from: place), let noon = noon(at: join) {
            return (.time(start: start, end: noon), join + 1)
        }
        return (.time(start: start, end: nil), first.end)
    }

    /// `noon`, `midnight`.
    func wordTime(at place: Int) -> Found? {
        noon(at: place).map { (.time(start: $0, end: nil), place + 1) }
    }

    private typealias Clock = (hour: Int, minute: Int?, half: Half?, end: Int)

    private enum Half { case morning, afternoon }

    private func noon(at place: Int) -> Int? {
        switch key(place) {
        case WordKey("noon"), WordKey("midday"): 12 * 60
        case WordKey("midnight"): 24 * 60
        default: nil
        }
    }

    private func clock(at place: Int) -> Clock? {
        guard place < tokens.count, tokens[place].kind == .numeral else { return nil }
        var hour = 0
        var minute: Int?
        var next = place + 1
        if let number = smallNumber(at: place), number.digits <= 2 {
            hour = number.value
            if touches(next), isMark(next, ":"), touches(next + 1), let second = smallNumber(at: next + 1),
                second.digits == 2
            {
                if touches(next + 2), isMark(next + 2, ":") { return nil }  // 01:02:03 is a duration or a stamp
                minute = second.value
                next += 2
            }
        } else if let stopped = stoppedClock(place) {
            (hour, minute) = stopped
        } else {
            return nil
        }
        let half = half(at: next)
        // 9.30 is a time only with am or pm
        if minute != nil, next == place + 1, half == nil { return nil }
        guard hour <= 24, minute ?? 0 < 60, half == nil || (1...12).contains(hour) else { return nil }
        return (hour, minute, half?.half, half?.end ?? next)
    }

    private func stoppedClock(_ place: Int) -> (Int, Int)? {
        let parts = text(place).split(separator: UInt8(ascii: "."))
        guard parts.count == 2, parts[0].count <= 2, parts[1].count == 2,
            let hour = Int(String(decoding: parts[0], as: UTF8.self)),
            let minute = Int(String(decoding: parts[1], as: UTF8.self))
        else { return nil }
        return (hour, minute)
    }

    private func half(at place: Int) -> (half: Half, end: Int)? {
        switch key(place) {
        case WordKey("am"): return (.morning, place + 1)
        case WordKey("pm"): return (.afternoon, place + 1)
        case WordKey("noon") where place > 0 && text(place - 1).elementsEqual("12".utf8): return (.afternoon, place + 1)
        case WordKey("a"), WordKey("p"):
            guard isMark(place + 1, "."), key(place + 2) == WordKey("m") else { return nil }
            let end = isMark(place + 3, ".") ? place + 4 : place + 3
            return (key(place) == WordKey("a") ? .morning : .afternoon, end)
        default: return nil
        }
    }

    private func minutes(_ clock: Clock, half: Half?) -> Int? {
        let minute = clock.minute ?? 0
        guard let half else { return clock.minute == nil ? nil : clock.hour * 60 + minute }
        guard clock.hour <= 12 else { return nil }
        return (clock.hour % 12 + (half == .afternoon ? 12 : 0)) * 60 + minute
    }

    /// The token after what joins two numbers: a dash, `to`, or the `and` of `between 3 and 5`.
    ///
    /// - Parameter start: the first number's first token.
    func rangeJoin(at place: Int, from start: Int) -> Int? {
        guard place + 1 < tokens.count else { return nil }
        if isMark(place, "–—-‑") { return place + 1 }
        guard contains(QuantityWords.rangeWords, place) else { return nil }
        if key(place) == WordKey("and"), key(startWithSign(before: start) - 1) != WordKey("between") { return nil }
        return place + 1
    }
}
