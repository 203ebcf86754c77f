/// Addresses of machines, four numbers up to 255. Loopback, masks, ranges (`10.0.0.0/8`) and versions stay.
enum IPv4Detector: Detector {
    static func detect(in context: DetectionContext, _ claims: inout Claims) {
        let text = context.text
        for run in context.numbers where run.groups.count >= 4 {
            for first in 0...run.groups.count - 4 {
                let window = NumberRun.Window(run: run, groups: first..<first + 4)
                guard window.separator(in: text) == 0x2E, isAddress(window, context) else { continue }
                claims.add(.ip, window.units, .certain)
            }
        }
    }

    private static func isAddress(_ window: NumberRun.Window, _ context: DetectionContext) -> Bool {
        let text = context.text
        let (start, end) = (window.units.lowerBound, window.units.upperBound)
        let isPartOfMore =
            text.isWord(start - 1) || text.isWord(end) || (text.is(start - 1, ".") && text.isWord(start - 2))
            || (text.is(end, ".") && text.isDigit(end + 1)) || text.is(start - 1, "-") && text.isWord(start - 2)
        if isPartOfMore || text.is(end, "/") && text.isDigit(end + 1) { return false }
        var numbers: [Int] = []
        for group in window.groups {
            let digits = window.run.digits[window.run.starts[group]..<window.run.starts[group + 1]]
            guard digits.count <= 3, digits.count == 1 || digits.first != 0 else { return false }
            numbers.append(digits.reduce(0) { $0 * 10 + Int($1) })
        }
        if numbers.contains(where: { $0 > 255 }) || [0, 127, 255].contains(numbers[0]) { return false }
        return !context.cues.has(.version, before: start, within: 8) || context.cues.has(.ip, before: start, within: 3)
    }
}
