internal import Foundation

/// Numbers as a page shows them: with a real minus sign, and thousands set apart.
package enum NumberText {
    /// `0.646` for three digits.
    package static func fixed(_ value: Double, _ digits: Int = 3) -> String {
        let text = String(format: "%.\(digits)f", abs(value))
        let isZero = !text.utf8.contains { (UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) }
        return value < 0 && !isZero ? "−" + text : text
    }

    /// `+0.012`, `−0.012`, `0.000`
    package static func signed(_ value: Double, _ digits: Int = 3) -> String {
        let text = fixed(value, digits)
        return value > 0 && text != fixed(0, digits) ? "+" + text : text
    }

    package static func interval(
        _ range: ClosedRange<Double>, signed isSigned: Bool = false, _ digits: Int = 3
    ) -> String {
        let bounds = [range.lowerBound, range.upperBound].map { isSigned ? signed($0, digits) : fixed($0, digits) }
        return bounds.joined(separator: " to ")
    }

    /// `46 %`; a share that is neither none nor all is never shown as one of these.
    package static func percent(_ share: Double) -> String {
        let whole = (share * 100).rounded()
        if share > 0, whole == 0 { return "under 1 %" }
        if share < 1, whole == 100 { return "over 99 %" }
        return "\(Int(whole)) %"
    }

    package static func probability(_ value: Double) -> String { value < 0.001 ? "<0.001" : fixed(value) }

    /// `1,287`
    package static func count(_ number: Int) -> String {
        var groups: [String] = []
        var rest = number
        while rest >= 1000 {
            groups.insert(String(String(rest % 1000 + 1000).dropFirst()), at: 0)
            rest /= 1000
        }
        return ([String(rest)] + groups).joined(separator: ",")
    }

    package static func count(_ number: Int, _ noun: String) -> String {
        "\(count(number)) \(noun)\(number == 1 ? "" : "s")"
    }
}
