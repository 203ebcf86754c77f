/// International bank account numbers (ISO 13616): the country's length, and 1 modulo 97.
enum IBANDetector: Detector {
    private static let lengths: [String: Int] = [
        "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BR": 29, "BY": 28,
        "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "DO": 28, "EE": 20, "EG": 29, "ES": 24, "FI": 18,
        "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28, "HR": 21, "HU": 28, "IE": 22,
        "IL": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28, "LI": 21, "LT": 20, "LU": 20, "LV": 21,
        "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MT": 31, "MU": 30, "NL": 18, "NO": 15, "PK": 24, "PL": 28, "PS": 29,
        "PT": 25, "QA": 29, "RO": 24, "RS": 22, "SA": 24, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "TN": 24, "TR": 26,
        "UA": 29, "VG": 24, "XK": 20,
    ]

    static func detect(in context: DetectionContext, _ claims: inout Claims) {
        let text = context.text
        for index in text.units.indices
        where text.isLetter(index) && !text.isWord(index - 1) && text.isLetter(index + 1) && text.isDigit(index + 2) {
            if let end = end(from: index, text) { claims.add(.iban, index..<end, .certain) }
        }
    }

    private static func end(from start: Int, _ text: FoldedText) -> Int? {
        guard let first = Unicode.Scalar(text.lower(start) &- 0x20),
            let second = Unicode.Scalar(text.lower(start + 1) &- 0x20),
            let length = lengths[String(first) + String(second)]
        else { return nil }
        var values: [UInt32] = []
        var index = start
        while values.count < length {
            let unit = text.lower(index)
            if text.isDigit(index) {
                values.append(unit - 0x30)
            } else if unit >= 0x61, unit <= 0x7A {
                values.append(unit - 0x61 + 10)
            } else if !((text.isSpace(index) || text.is(index, "-")) && text.isWord(index + 1)) {
                return nil
            }
            index += 1
        }
        if text.isWord(index) { return nil }
        // The country and the check digits go last; letters count as two digits.
        let remainder = (values[4...] + values[..<4]).reduce(UInt32(0)) { sum, value in
            value > 9 ? (sum * 100 + value) % 97 : (sum * 10 + value) % 97
        }
        return remainder == 1 ? index : nil
    }
}
