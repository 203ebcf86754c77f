/// A look at a text's bytes that tells in one pass whether it is worth reading as words.
///
/// Every phrase has one of the needles in it, or a noun and a verb, unless its letters are disguised; then the disguise
/// shows.
enum SuspiciousLetters {
    /// What is enough alone, in lower case.
    private static let needles = [
        "system prompt", "language model", "an ai", "tell the user", "now dan", "ai assistant", "<|im_", "<|system",
        "[inst]", "<<sys",
    ]

    /// What people ask a model to drop. Manuals are full of it, so a word for dropping, or of the phrases that are
    /// fixed, must be in the text too.
    private static let nouns = [
        "nstructi", "previous prompt", "prior prompt", "above prompt", "your prompt", "earlier prompt", "guidelines",
        "directives", "nweisung", "nstruktion", "onsigne", "nstrucci", "nstruç", "struzioni", "anwijzing", "nstrukc",
        "nstrukt", "nvisning", "talimat", "polece", "нструкц", "казани", "nstrucţ", "nstrucț", "指令", "指示", "提示",
        "命令", "プロンプト", "지시", "지침", "명령", "تعليمات", "निर्देश",
    ]

    private static let isEnough: KeywordAutomaton.Groups = 1
    private static let isNoun: KeywordAutomaton.Groups = 2
    private static let isVerb: KeywordAutomaton.Groups = 4

    private static let words = KeywordAutomaton(
        needles.map { (Array($0.utf8), isEnough) } + nouns.map { (Array($0.utf8), isNoun) })

    /// Of the ASCII letters alone, whatever stands between them; other letters of a verb are left out here too.
    private static let verbs = KeywordAutomaton(
        (ModelAddressPhrases.verbs + ["prompt", "language", "tell"])
            .map { ($0.utf8.filter(\.isASCIILetter), isVerb) }.filter { $0.0.count >= 3 })

    /// - Complexity: O(n)
    static func occur(in text: some Collection<UInt8>) -> Bool {
        text.withContiguousStorageIfAvailable(scan) ?? Array(text).withUnsafeBufferPointer(scan)
    }

    private static func scan(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let (words, verbs) = (words, verbs)
        var (word, verb) = (0, 0)
        var found: KeywordAutomaton.Groups = 0
        for index in text.indices {
            let byte = text[index].asciiLowercased
            var new = words.step(&word, byte)
            if byte.isASCIILetter {
                new |= verbs.step(&verb, byte)
                if isSpelt(at: index, in: text) { return true }
                if isName(endingAt: index, in: text) { new |= isVerb }
            } else if byte >= 0xC2 {
                if isDisguise(at: index, in: text) { return true }
                if !isOrdinary(at: index, in: text) { new |= isVerb }
            }
            if new == 0 { continue }
            found |= new
            if found & isEnough != 0 || found == isNoun | isVerb { return true }
        }
        return false
    }

    /// Whether the word that ends there is `ai` or `dan`.
    private static func isName(endingAt index: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        let name: StaticString
        switch text[index].asciiLowercased {
        case UInt8(ascii: "i"): name = "ai"
        case UInt8(ascii: "n"): name = "dan"
        default: return false
        }
        let start = index + 1 - name.utf8CodeUnitCount
        guard start >= 0, index + 1 == text.count || !text[index + 1].isASCIILetter,
            start == 0 || !text[start - 1].isASCIILetter
        else { return false }
        return (start...index).allSatisfy { text[$0].asciiLowercased == name.utf8Start[$0 - start] }
    }

    /// Whether a character is Latin or a sign between words, and no letter that reads as one of ASCII's.
    private static func isOrdinary(at index: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard index + 1 < text.count else { return false }
        let second = text[index + 1]
        return switch text[index] {
        case 0xC2: second != 0xAD
        case 0xC3, 0xC5: true
        case 0xC4: second != 0xB0 && second != 0xB1
        // Dashes, quotation marks, dots; arrows.
        case 0xE2: second == 0x86 || second == 0x80 && index + 2 < text.count && (0x90...0xA9).contains(text[index + 2])
        default: false
        }
    }

    /// An invisible or styled letter, or a letter of another alphabet, beside an ASCII letter.
    private static func isDisguise(at index: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        let length = text[index] < 0xE0 ? 2 : text[index] < 0xF0 ? 3 : 4
        guard index + length <= text.count else { return false }
        let second = text[index + 1]
        let third = length > 2 ? text[index + 2] : 0
        let isStyled =
            switch text[index] {
            // Full width, circled, squared and mathematical letters, tags.
            case 0xEF: second == 0xBC || second == 0xBD
            case 0xE2: second == 0x92 || second == 0x93
            case 0xF0: second == 0x9D || (second == 0x9F && (third == 0x84 || third == 0x85))
            case 0xF3: true
            default: false
            }
        if isStyled { return true }
        let isForeign =
            switch text[index] {
            // Marks on letters, small capitals, Greek, Cyrillic, soft hyphens, zero-width letters, byte order marks.
            case 0xC9, 0xCA, 0xCC...0xD4: true
            case 0xC2: second == 0xAD
            case 0xC4: second == 0xB1
            case 0xE1: second == 0xB4
            case 0xE2: (second == 0x80 && third <= 0x8F) || second == 0x81
            case 0xEA: second == 0x9C
            case 0xEF: second == 0xBB
            default: false
            }
        guard isForeign else { return false }
        return (index > 0 && text[index - 1].isASCIILetter)
            || (index + length < text.count && text[index + length].isASCIILetter)
    }

    /// Five letters with a sign between each two: `i g n o r e`, `i-g-n-o-r-e`.
    private static func isSpelt(at index: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard index + 8 < text.count else { return false }
        for place in stride(from: index, to: index + 8, by: 2) {
            let sign = text[place + 1]
            if sign >= 0x80 || sign.isASCIIAlphanumeric || !text[place + 2].isASCIILetter { return false }
        }
        return true
    }
}
