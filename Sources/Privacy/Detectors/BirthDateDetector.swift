/// Dates after words of birth: `born on 12.03.1985`, `DOB: 7 May 1969`, `March 3rd, 1992`.
enum BirthDateDetector: Detector {
    private static let months = WordSet(
        """
        january february march april may june july august september october november december jan feb mar apr jun jul aug sep \
        sept oct nov dec januar februar märz mai juni juli oktober dezember janvier février mars avril juin juillet août \
        septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre \
        diciembre januari februari maart mei augustus gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
        """)
    private static let between = WordSet("is was on the of st nd rd th de am le el il shows as my set to d o b date")

    static func detect(in context: DetectionContext, _ claims: inout Claims) {
        for match in context.cues.matches where match.cue == .birth {
            if let range = date(after: match, context) { claims.add(.birthDate, range, .certain) }
        }
    }

    /// Day, month and year within few words, of which one is a year or all are digits.
    private static func date(after match: CueFinder.Match, _ context: DetectionContext) -> Range<Int>? {
        let (text, words) = (context.text, context.cues.words)
        var index = match.words.upperBound
        while index < words.count, index - match.words.upperBound < 4, between.contains(words[index]) { index += 1 }
        guard index < words.count, words[index].units.lowerBound - match.units.upperBound < 24 else { return nil }
        let start = words[index].units.lowerBound
        var end = start
        var seen = start
        var (parts, years, hasMonth) = (0, 0, false)
        while index < words.count, parts < 3, words[index].units.lowerBound - seen <= 2 {
            let word = words[index]
            seen = word.units.upperBound
            let digits = word.units.prefix(while: text.isDigit).count
            if months.contains(word) {
                hasMonth = true
            } else if digits == 4 {
                years += 1
            } else if between.contains(word), parts > 0 {
                index += 1
                continue
            } else if digits == 0 || digits > 2 && digits != 8 && digits != 6 || digits + 2 < word.units.count {
                break
            }
            parts += 1
            end = word.units.upperBound
            index += 1
        }
        let isDate = parts == 3 || (parts == 2 && hasMonth) || (parts == 1 && end - start >= 6)
        return isDate && years <= 1 ? start..<end : nil
    }
}
