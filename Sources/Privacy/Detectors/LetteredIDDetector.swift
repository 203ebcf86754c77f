/// Numbers with letters that states give people, told by their form and check letter alone.
enum LetteredIDDetector: Detector {
    static func detect(in context: DetectionContext, _ claims: inout Claims) {
        let text = context.text
        if context.numbers.isEmpty { return }
        for word in context.cues.words where !text.isWord(word.units.lowerBound - 1) {
            let start = word.units.lowerBound
            let end = word.units.upperBound
            let mayHold = word.units.contains(where: text.isDigit) || word.units.count <= 2 && text.isDigit(end + 1)
            if !mayHold { continue }
            if text.is(start - 1, "-") || text.is(start - 1, "/") || text.is(start - 1, "_") { continue }
            for form in forms {
                guard let end = form(start, text), !text.isWord(end), !(text.is(end, "-") && text.isWord(end + 1))
                else { continue }
                claims.add(.nationalID, start..<end, .certain)
            }
        }
    }

    /// Each gives the end of the number that begins at a unit.
    private static let forms: [@Sendable (Int, FoldedText) -> Int?] = [
        britishInsurance, spanish, italian, finnish, irish, indianTax, singaporean, mexican,
    ]

    private static func value(_ index: Int, _ text: FoldedText) -> Int { Int(text.unit(index)) - 0x30 }

    private static func number(_ range: Range<Int>, _ text: FoldedText) -> Int {
        range.reduce(0) { $0 * 10 + value($1, text) }
    }

    private static func areDigits(_ range: Range<Int>, _ text: FoldedText) -> Bool { range.allSatisfy(text.isDigit) }

    private static func areLetters(_ range: Range<Int>, _ text: FoldedText) -> Bool {
        range.allSatisfy { text.lower($0) >= 0x61 && text.lower($0) <= 0x7A }
    }

    private static func letter(_ index: Int, _ text: FoldedText, isAt place: Int, of letters: String) -> Bool {
        letters.utf8[letters.utf8.index(letters.utf8.startIndex, offsetBy: place)]
            == UInt8(truncatingIfNeeded: text.lower(index))
    }

    private static let unused = Array("dfiquv".utf8).map(UInt32.init)

    /// United Kingdom: `QQ 12 34 56 C`; HMRC gives the letters that are never used.
    @Sendable private static func britishInsurance(_ start: Int, _ text: FoldedText) -> Int? {
        guard areLetters(start..<start + 2, text) else { return nil }
        let (first, second) = (text.lower(start), text.lower(start + 1))
        if unused.contains(first) || unused.contains(second) || second == 0x6F { return nil }
        var index = start + 2
        for _ in 0..<3 {
            if text.isSpace(index) || text.is(index, "-") { index += 1 }
            guard text.isDigit(index), text.isDigit(index + 1) else { return nil }
            index += 2
        }
        if text.isSpace(index) || text.is(index, "-") { index += 1 }
        let suffix = text.lower(index)
        return suffix >= 0x61 && suffix <= 0x64 ? index + 1 : nil
    }

    /// Spain: DNI of eight digits, NIE of X, Y or Z and seven, each with a letter by modulo 23.
    @Sendable private static func spanish(_ start: Int, _ text: FoldedText) -> Int? {
        let lead: Int
        var index = start
        switch text.lower(start) {
        case 0x78...0x7A:
            lead = Int(text.lower(start)) - 0x78
            index += 1
            if text.is(index, "-") { index += 1 }
        default: lead = 0
        }
        let count = index == start ? 8 : 7
        guard areDigits(index..<index + count, text) else { return nil }
        let digits = index..<index + count
        index += count
        if text.is(index, "-") { index += 1 }
        let remainder = (lead * 10_000_000 + number(digits, text)) % 23
        return letter(index, text, isAt: remainder, of: "trwagmyfpdxbnjzsqvhlcke") ? index + 1 : nil
    }

    /// Italy, codice fiscale: sixteen in a fixed form; the check letter is not looked at, the form says enough.
    @Sendable private static func italian(_ start: Int, _ text: FoldedText) -> Int? {
        let isForm =
            areLetters(start..<start + 6, text) && areDigits(start + 6..<start + 8, text)
            && areLetters(start + 8..<start + 9, text) && areDigits(start + 9..<start + 11, text)
            && areLetters(start + 11..<start + 12, text) && areDigits(start + 12..<start + 15, text)
            && areLetters(start + 15..<start + 16, text)
        return isForm ? start + 16 : nil
    }

    /// Finland: day, month, year, century sign, serial, and a letter by modulo 31.
    @Sendable private static func finnish(_ start: Int, _ text: FoldedText) -> Int? {
        let sign = text.lower(start + 6)
        guard areDigits(start..<start + 6, text), areDigits(start + 7..<start + 10, text),
            sign == 0x2D || sign == 0x2B || (sign >= 0x61 && sign <= 0x66) || (sign >= 0x75 && sign <= 0x79),
            CheckDigits.isDay(number(start..<start + 2, text), month: number(start + 2..<start + 4, text))
        else { return nil }
        let remainder = (number(start..<start + 6, text) * 1000 + number(start + 7..<start + 10, text)) % 31
        return letter(start + 10, text, isAt: remainder, of: "0123456789abcdefhjklmnprstuvwxy") ? start + 11 : nil
    }

    /// Ireland, PPS: seven digits, a letter by modulo 23, and perhaps one more.
    @Sendable private static func irish(_ start: Int, _ text: FoldedText) -> Int? {
        guard areDigits(start..<start + 7, text), areLetters(start + 7..<start + 8, text) else { return nil }
        var sum = (0..<7).reduce(0) { $0 + value(start + $1, text) * (8 - $1) }
        let hasSecond = areLetters(start + 8..<start + 9, text)
        if hasSecond { sum += Int(text.lower(start + 8) - 0x60) * 9 }
        guard letter(start + 7, text, isAt: sum % 23, of: "wabcdefghijklmnopqrstuv") else { return nil }
        return hasSecond ? start + 9 : start + 8
    }

    /// India, PAN: five letters, the fourth a P for a person, four digits, a letter.
    @Sendable private static func indianTax(_ start: Int, _ text: FoldedText) -> Int? {
        let isForm =
            areLetters(start..<start + 5, text) && text.lower(start + 3) == 0x70
            && areDigits(start + 5..<start + 9, text)
            && areLetters(start + 9..<start + 10, text)
        return isForm ? start + 10 : nil
    }

    /// Singapore, NRIC and FIN: a letter, seven digits, a letter by modulo 11.
    @Sendable private static func singaporean(_ start: Int, _ text: FoldedText) -> Int? {
        guard areDigits(start + 1..<start + 8, text) else { return nil }
        var sum = zip(start + 1..<start + 8, [2, 7, 6, 5, 4, 3, 2]).reduce(0) { $0 + value($1.0, text) * $1.1 }
        let letters: String
        switch text.lower(start) {
        case 0x73: letters = "jzihgfedcba"
        case 0x74: (letters, sum) = ("jzihgfedcba", sum + 4)
        case 0x66: letters = "xwutrqpnmlk"
        case 0x67: (letters, sum) = ("xwutrqpnmlk", sum + 4)
        default: return nil
        }
        return letter(start + 8, text, isAt: sum % 11, of: letters) ? start + 9 : nil
    }

    /// Mexico, CURP: eighteen in a fixed form.
    @Sendable private static func mexican(_ start: Int, _ text: FoldedText) -> Int? {
        let isForm =
            areLetters(start..<start + 4, text) && areDigits(start + 4..<start + 10, text)
            && areLetters(start + 10..<start + 16, text) && text.isWord(start + 16) && text.isDigit(start + 17)
        return isForm ? start + 18 : nil
    }
}
