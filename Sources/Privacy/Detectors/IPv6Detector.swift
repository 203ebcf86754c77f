/// Addresses of machines in groups of hexadecimal digits between colons (RFC 4291).
enum IPv6Detector: Detector {
    static func detect(in context: DetectionContext, _ claims: inout Claims) {
        let text = context.text
        var index = 0
        while index < text.units.count {
            guard isPart(index, text), !text.isWord(index - 1) else {
                index += 1
                continue
            }
            let start = index
            while isPart(index, text) { index += 1 }
            var end = index
            while end > start, text.is(end - 1, ":"), !(end - 2 >= start && text.is(end - 2, ":")) { end -= 1 }
            let isCut = text.isWord(index) || text.is(index, "-") && text.isWord(index + 1)
            if end - start >= 4, !isCut { claim(start..<end, text, &claims) }
            if index == start { index += 1 }
        }
    }

    private static func isPart(_ index: Int, _ text: FoldedText) -> Bool {
        let unit = text.lower(index)
        return text.isDigit(index) || (unit >= 0x61 && unit <= 0x66) || unit == 0x3A
    }

    private static func claim(_ range: Range<Int>, _ text: FoldedText, _ claims: inout Claims) {
        if range.count > 45 { return }
        let groups = text.units[range].split(separator: 0x3A, omittingEmptySubsequences: false).map(\.count)
        let filled = groups.filter { $0 > 0 }
        let hasDigit = range.contains(where: text.isDigit)
        let gaps = zip(range, range.dropFirst()).count { text.is($0, ":") && text.is($1, ":") }
        let isShort = gaps == 1 && filled.count >= 2 && filled.count <= 7
        guard hasDigit, filled.allSatisfy({ $0 <= 4 }), isShort || (gaps == 0 && filled.count == 8 && groups.count == 8)
        else { return }
        claims.add(.ip, range, .certain)
    }
}
