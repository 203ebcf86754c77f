/// Numbers of payment cards, 13 to 19 digits with a true check digit (ISO/IEC 7812-1), and check values after a cue.
enum CardDetector: Detector {
    static func detect(in context: DetectionContext, _ claims: inout Claims) {
        for run in context.numbers {
            run.forEachWindow(digits: 13...19) { window in
                guard isCard(window, context) else { return }
                claims.add(.card, window.units, .certain)
            }
        }
        for match in context.cues.matches where match.cue == .cardCheck {
            guard let value = ValueReader(context).value(after: match), value.units.count <= 4, value.digitCount >= 3,
                value.digitCount == value.units.count
            else { continue }
            claims.add(.card, value.units, .certain)
        }
    }

    private static func isCard(_ window: NumberRun.Window, _ context: DetectionContext) -> Bool {
        let digits = window.digits
        guard let first = digits.first, (2...6).contains(first), Set(digits).count > 1,
            window.standsAlone(in: context.text), isGrouped(window, context.text)
        else { return false }
        // A mistyped number is a number of a card all the same if the text says so.
        if context.cues.has(.card, before: window.units.lowerBound, within: 4), window.count >= 15 { return true }
        guard CheckDigits.luhn(digits) else { return false }
        // Barcodes have 13 digits, and one in ten passes.
        let isUsual = (14...16).contains(window.count) || window.count == 19
        return isUsual && !context.cues.has([.thing, .device], before: window.units.lowerBound, within: 2)
            || context.cues.has(.card, before: window.units.lowerBound, within: 5)
    }

    /// Without separators, or in groups of three to seven with one kind of it.
    private static func isGrouped(_ window: NumberRun.Window, _ text: FoldedText) -> Bool {
        if window.isOneGroup { return true }
        guard let separator = window.separator(in: text), separator != 0x2F else { return false }
        return window.shape.allSatisfy { (3...7).contains($0) } || (window.shape.dropLast().allSatisfy { $0 == 4 })
    }
}
