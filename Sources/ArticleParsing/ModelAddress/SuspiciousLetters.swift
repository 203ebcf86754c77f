/// A look at a text's bytes that tells in one pass whether it is worth reading as words.
///
/// Every phrase has one of the needles in it, unless its letters are disguised; then the disguise shows.
enum SuspiciousLetters {
    private static let needles: [[UInt8]] = [
        // In lower case, where they have case in ASCII.
        "nstructi", "system prompt", "previous prompt", "prior prompt", "above prompt", "your prompt", "earlier prompt",
        "guidelines", "directives", "language model", "an ai", "tell the user", "now dan", "ai assistant", "<|im_",
        "<|system", "[inst]", "<<sys", "nweisung", "nstruktion", "onsigne", "nstrucci", "nstruç", "struzioni",
        "anwijzing", "nstrukc", "nstrukt", "nvisning", "talimat", "polece", "нструкц", "казани", "nstrucţ", "nstrucț",
        "指令", "指示", "提示", "命令", "プロンプト", "지시", "지침", "명령", "تعليمات", "निर्देश",
    ].map { Array($0.utf8) }

    private static let needlesByHead: [[[UInt8]]] = (0..<256).map { head in needles.filter { Int($0[0]) == head } }

    /// - Complexity: O(n)
    static func occur(in text: [UInt8]) -> Bool {
        text.withUnsafeBufferPointer { text in
            needlesByHead.withUnsafeBufferPointer { byHead in
                for index in text.indices {
                    let byte = text[index].asciiLowercased
                    if byte >= 0xC2, isDisguise(at: index, in: text) { return true }
                    if byte.isASCIILetter, isSpelt(at: index, in: text) { return true }
                    for needle in byHead[Int(byte)] where index + needle.count <= text.count {
                        var length = 1
                        while length < needle.count, text[index + length].asciiLowercased == needle[length] {
                            length += 1
                        }
                        if length == needle.count { return true }
                    }
                }
                return false
            }
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
