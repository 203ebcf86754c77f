/// Which encoding a text is in that is no UTF-8 and names none.
///
/// Browsers go by the reader's language; here the page's own `lang` does, and for East Asian text the bytes: there
/// every character is two, of which the first tells the script.
enum EncodingGuess {
    /// As much of a text as is looked at.
    private static let searchedByteCount = 64 << 10
    /// Fewer characters tell nothing.
    private static let charactersMinimum = 4

    /// What pages in these languages were written in before UTF-8; all others in windows-1252.
    private static let ofLanguages = [
        "ko": "EUC-KR", "ja": "SHIFT_JIS", "zh-tw": "BIG5", "zh-hk": "BIG5", "zh": "GBK", "ru": "WINDOWS-1251",
        "uk": "WINDOWS-1251", "bg": "WINDOWS-1251", "be": "WINDOWS-1251", "sr": "WINDOWS-1251", "mk": "WINDOWS-1251",
        "pl": "WINDOWS-1250", "cs": "WINDOWS-1250", "sk": "WINDOWS-1250", "hu": "WINDOWS-1250", "sl": "WINDOWS-1250",
        "hr": "WINDOWS-1250", "ro": "WINDOWS-1250", "el": "WINDOWS-1253", "tr": "WINDOWS-1254", "he": "WINDOWS-1255",
        "ar": "WINDOWS-1256", "fa": "WINDOWS-1256", "lt": "WINDOWS-1257", "lv": "WINDOWS-1257", "et": "WINDOWS-1257",
        "vi": "WINDOWS-1258", "th": "WINDOWS-874",
    ]

    /// - Complexity: O(1): the beginning of the text is looked at.
    static func encoding(of bytes: [UInt8]) -> CharacterEncoding {
        if let found = eastAsian(bytes) ?? language(in: bytes).flatMap(label(of:)) {
            return CharacterEncoding(label: found) ?? .windows1252
        }
        return .windows1252
    }

    private static func label(of language: String) -> String? {
        ofLanguages[language] ?? ofLanguages[String(language.prefix { $0 != "-" })]
    }

    /// The value of `lang` in the `html` tag, in lower case.
    private static func language(in bytes: [UInt8]) -> String? {
        let head = bytes.prefix(4_096).map(\.asciiLowercased)
        guard let start = head.firstIndex(of: "<html", from: 0) else { return nil }
        let end = head[start...].firstIndex(of: UInt8(ascii: ">")) ?? head.count
        guard let place = head.firstIndex(of: "lang=", from: start, to: end) else { return nil }
        let value = head[(place + 5)..<end].drop { $0.isOne(of: "\"'") }
        return value.prefix { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") }.asString
    }

    /// EUC-KR, EUC-JP, GBK or Shift_JIS, if nearly all high bytes pair up as their characters do.
    private static func eastAsian(_ bytes: [UInt8]) -> String? {
        let text = bytes.prefix(searchedByteCount)
        let (pairs, singles, leads) = count(text) {
            $0 >= 0xA1 && $0 <= 0xFE
        } trail: {
            $0 >= 0xA1 && $0 <= 0xFE
        }
        if pairs >= charactersMinimum, singles * 50 <= pairs {
            let share = { (range: ClosedRange<Int>) in leads[range].reduce(0, +) * 100 / pairs }
            // Kana have the leads A4 and A5; Hangul in KS X 1001 B0 to C8, where Chinese goes on to F7.
            if share(0xA4...0xA5) >= 20 { return "EUC-JP" }
            return share(0xB0...0xC8) >= 80 ? "EUC-KR" : share(0xB0...0xF7) >= 70 ? "GBK" : nil
        }
        let shift = count(text) {
            (0x81...0x9F).contains($0) || (0xE0...0xFC).contains($0)
        } trail: {
            (0x40...0xFC).contains($0) && $0 != 0x7F
        }
        guard shift.pairs >= charactersMinimum, shift.singles * 50 <= shift.pairs else { return nil }
        return shift.leads[0x82...0x83].reduce(0, +) * 5 >= shift.pairs ? "SHIFT_JIS" : nil
    }

    /// How many high bytes pair up as lead and trail, how many do not, and the pairs of each lead.
    private static func count(
        _ text: ArraySlice<UInt8>, lead: (UInt8) -> Bool, trail: (UInt8) -> Bool
    ) -> (pairs: Int, singles: Int, leads: [Int]) {
        var leads = [Int](repeating: 0, count: 256)
        var (pairs, singles) = (0, 0)
        var index = text.startIndex
        while index < text.endIndex {
            guard text[index] >= 0x80 else {
                index += 1
                continue
            }
            if lead(text[index]), index + 1 < text.endIndex, trail(text[index + 1]) {
                leads[Int(text[index])] += 1
                pairs += 1
                index += 2
            } else {
                singles += 1
                index += 1
            }
        }
        return (pairs, singles, leads)
    }
}
