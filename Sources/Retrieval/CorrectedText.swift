import Storage

extension String {
    /// The text with words replaced by what they are taken for. O(n).
    ///
    /// - Parameter corrections: in the order of the text; what overlaps an earlier one or lies outside is left out.
    func applying(_ corrections: [WordCorrection]) -> String {
        let scalars = Array(unicodeScalars)
        var result = UnicodeScalarView()
        var end = 0
        for correction in corrections {
            let range = correction.scalarRange
            guard range.lowerBound >= end, range.upperBound <= scalars.count else { continue }
            result.append(contentsOf: scalars[end..<range.lowerBound])
            result.append(contentsOf: correction.replacement.unicodeScalars)
            end = range.upperBound
        }
        result.append(contentsOf: scalars[end...])
        return String(result)
    }
}
