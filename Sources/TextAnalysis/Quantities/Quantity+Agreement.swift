extension Quantity {
    package enum Agreement: Sendable, Hashable {
        /// The same value, however written: two weeks and 14 days.
        case same
        /// Both can be true: a month and 30 days, up to 20 and 15, 03/04 and 3 April.
        case mayAgree
        case differ
        /// Another unit, or no quantities at all.
        case incomparable
    }

    /// How two statements of one fact relate. Symmetric. O(1).
    package func agreement(with other: Quantity) -> Agreement {
        switch (kind, other.kind) {
        case (.amount(let mine), .amount(let theirs)): mine.agreement(with: theirs)
        case (.ordinal(let mine), .ordinal(let theirs)): mine == theirs ? .same : .differ
        case (.date(let mine), .date(let theirs)): mine.agreement(with: theirs)
        case (.time(let start, let end), .time(let otherStart, let otherEnd)):
            Self.agreement(of: start, end, with: otherStart, otherEnd)
        case (.version(let mine), .version(let theirs)): mine == theirs ? .same : .differ
        default: .incomparable
        }
    }

    private static func agreement(of start: Int, _ end: Int?, with otherStart: Int, _ otherEnd: Int?) -> Agreement {
        if start == otherStart, end == otherEnd { return .same }
        if end != nil && otherEnd != nil { return .differ }
        // one may state only where the other's span begins or ends
        let ends = [start, end, otherStart, otherEnd].compactMap { $0 }
        return Set(ends).count < ends.count ? .mayAgree : .differ
    }
}

extension CalendarDate {
    func agreement(with other: CalendarDate) -> Quantity.Agreement {
        let best = readings.flatMap { mine in other.readings.map { mine.plainAgreement(with: $0) } }
        if best.contains(.same) { return isAmbiguous != other.isAmbiguous ? .mayAgree : .same }
        return best.contains(.mayAgree) ? .mayAgree : .differ
    }

    private var readings: [CalendarDate] {
        let plain = CalendarDate(year: year, month: month, day: day)
        return isAmbiguous ? [plain, CalendarDate(year: year, month: day, day: month)] : [plain]
    }

    /// Parts that only one of them says do not count against it.
    private func plainAgreement(with other: CalendarDate) -> Quantity.Agreement {
        var isPartial = false
        for (mine, theirs) in [(year, other.year), (month, other.month), (day, other.day)] {
            if let mine, let theirs, mine != theirs { return .differ }
            if (mine == nil) != (theirs == nil) { isPartial = true }
        }
        return isPartial ? .mayAgree : .same
    }
}

extension Amount {
    /// Relative difference below which values that were written in two systems of units may be the same.
    private static let conversionTolerance = 0.06
    /// The same for `about`.
    private static let aboutTolerance = 0.2

    func agreement(with other: Amount) -> Quantity.Agreement {
        if let period, let theirs = other.period, period != theirs { return .incomparable }
        guard dimension == other.dimension else { return timeAgreement(with: other) }
        if low == other.low, high == other.high {
            return bound == other.bound || !isOpposite(to: other) ? .same : .mayAgree
        }
        if isOpposite(to: other) { return overlaps(other, tolerance: 0) ? .mayAgree : .differ }
        let isRounded = isMetric != other.isMetric || isBinary(with: other)
        let isAbout = bound == .about || other.bound == .about
        let tolerance = max(isRounded ? Self.conversionTolerance : 0, isAbout ? Self.aboutTolerance : 0)
        if bound == other.bound, bound == .atMost || bound == .atLeast {
            return isNear(other, tolerance: tolerance) ? .mayAgree : .differ
        }
        if low < high, other.low < other.high {
            let isWithin = low >= other.low && high <= other.high || other.low >= low && other.high <= high
            return isWithin ? .mayAgree : .differ
        }
        return overlaps(other, tolerance: tolerance) ? .mayAgree : .differ
    }

    private func isOpposite(to other: Amount) -> Bool {
        bound == .atMost && other.bound == .atLeast || bound == .atLeast && other.bound == .atMost
    }

    /// 1 GB and 1024 MB.
    private func isBinary(with other: Amount) -> Bool { dimension == .bytes && other.dimension == .bytes }

    private func isNear(_ other: Amount, tolerance: Double) -> Bool {
        abs(high - other.high) <= tolerance * max(abs(high), abs(other.high))
    }

    private func overlaps(_ other: Amount, tolerance: Double) -> Bool {
        let mine = interval
        let theirs = other.interval
        let slack = tolerance * max(abs(high), abs(other.high))
        return mine.low <= theirs.high + slack && theirs.low <= mine.high + slack
    }

    private var interval: (low: Double, high: Double) {
        switch bound {
        case .atMost: (0, high)
        case .atLeast: (low, .infinity)
        case .exactly, .about: (low, high)
        }
    }

    /// Calendar days, working days and months against each other: by the shortest and the longest that each can be.
    private func timeAgreement(with other: Amount) -> Quantity.Agreement {
        guard let mine = dayInterval, let theirs = other.dayInterval else { return .incomparable }
        if bound == other.bound, bound == .atMost || bound == .atLeast {
            return mine.reach.overlaps(theirs.reach) ? .mayAgree : .differ
        }
        return mine.low <= theirs.high && theirs.low <= mine.high ? .mayAgree : .differ
    }

    private var dayInterval: (low: Double, high: Double, reach: ClosedRange<Double>)? {
        let shortest: Double
        let longest: Double
        switch dimension {
        case .duration: (shortest, longest) = (low / 86400, high / 86400)
        case .months: (shortest, longest) = (low * 28, high * 31)
        // a working day is eight hours at least, and a weekend or two may lie between
        case .workingDays: (shortest, longest) = (low / 3, high * 1.4 + 3)
        default: return nil
        }
        let reach = min(shortest, longest)...max(shortest, longest)
        switch bound {
        case .atMost: return (0, longest, reach)
        case .atLeast: return (shortest, .infinity, reach)
        case .exactly, .about: return (shortest, longest, reach)
        }
    }
}
