internal import TextAnalysis

/// How a number of a draft relates to one of its source. Stricter than `Quantity.agreement`, which asks whether both can
/// be true: a draft should say the number that the article says.
enum QuantityRelation {
    case same
    /// Of the same thing, and another value.
    case other
    case unrelated

    /// - Parameter mayTurn: whether either sentence denies something or tells two cases apart, which turns bounds round:
    ///   `at least 4 hours before, or you pay` is `less than 4 hours before, you pay`.
    init(_ mine: Quantity, _ theirs: Quantity, mayTurn: Bool) {
        switch mine.agreement(with: theirs) {
        case .same: self = .same
        case .differ: self = .other
        case .mayAgree: self = Self.isRestated(mine, theirs, mayTurn) ? .same : .other
        case .incomparable: self = Self.incomparable(mine, theirs)
        }
    }

    private static func isRestated(_ mine: Quantity, _ theirs: Quantity, _ mayTurn: Bool) -> Bool {
        guard case .amount(let one) = mine.kind, case .amount(let other) = theirs.kind else { return true }
        if one.dimension != other.dimension { return !isOtherKindOfDay(one, other) && !isOtherKindOfDay(other, one) }
        if one.low == other.low, one.high == other.high { return mayTurn }
        if one.isMetric != other.isMetric || one.bound == .about { return true }
        return one.high == other.high
    }

    /// Five days for five working days.
    private static func isOtherKindOfDay(_ one: Amount, _ other: Amount) -> Bool {
        one.dimension == .duration && other.dimension == .workingDays && one.high == other.high * 86400
    }

    private static func incomparable(_ mine: Quantity, _ theirs: Quantity) -> QuantityRelation {
        guard case .amount(let one) = mine.kind, case .amount(let other) = theirs.kind else { return .unrelated }
        let isEqual = one.low == other.low && one.high == other.high
        switch (one.dimension, other.dimension) {
        case (.money(.hundredths), .money), (.money, .money(.hundredths)): return .unrelated
        case (.money, .money): return .other
        case (.count, .count), (.none, .count), (.count, .none), (.percent, .percentagePoints),
            (.percentagePoints, .percent):
            return isEqual ? .same : .unrelated
        default:
            // the same dimension, for another time: `€5 a month` and `€5 a year`
            return one.dimension == other.dimension ? .other : .unrelated
        }
    }
}
