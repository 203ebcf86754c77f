extension QuantityScanner {
    /// Numbers that name: versions, telephone numbers, `24/7`, list numbers, `step 3`.
    func name(at place: Int) -> Found? {
        version(at: place) ?? telephone(at: place) ?? slashed(at: place) ?? listNumber(at: place) ?? label(at: place)
    }

    private func version(at place: Int) -> Found? {
        if case .version(let parts) = Numeral(text(place)) {
            return parts.count == 4 && parts.allSatisfy({ $0 < 256 })
                ? (.identifier, place + 1) : (.version(parts), place + 1)
        }
        guard contains(QuantityWords.versionLabels, place - 1) else { return nil }
        let parts = text(place).split(separator: UInt8(ascii: "."))
            .compactMap { Int(String(decoding: $0, as: UTF8.self)) }
        guard !parts.isEmpty, !isMark(place + 1, "%") else { return nil }
        return (.version(parts), place + 1)
    }

    /// Groups of digits with spaces, hyphens or brackets between, seven digits or more in all; also two groups with a
    /// leading nought or a plus sign.
    private func telephone(at place: Int) -> Found? {
        var end = place
        var digits = 0
        var groups = 0
        while end < tokens.count, tokens[end].kind == .numeral, text(end).allSatisfy(ByteClass.isDigit) {
            digits += text(end).count
            groups += 1
            end += 1
            if groups == Self.telephoneGroups { break }
            if isMark(end, "-‑/.") && touches(end) && touches(end + 1) || isMark(end, ")(") { end += 1 }
        }
        guard groups > 1, digits >= 7, !isThousands(from: place, groups: groups) else { return nil }
        let isLong = digits >= 9 || text(place).first == UInt8(ascii: "0") || isMark(place - 1, "+")
        guard isLong, tokens[end - 1].kind == .numeral else { return nil }
        return (.identifier, end)
    }

    private static var telephoneGroups: Int { 6 }

    private func isThousands(from place: Int, groups: Int) -> Bool {
        text(place).count <= 3 && text(place).first != UInt8(ascii: "0")
            && (place + 1..<place + groups).allSatisfy { $0 < tokens.count && text($0).count == 3 }
    }

    /// `24/7`, `2020/21`, `/404`; but not `1/2`.
    private func slashed(at place: Int) -> Found? {
        if touches(place), isMark(place - 1, "/#_@=&?\\:") { return (.identifier, place + 1) }
        guard touches(place + 1), isMark(place + 1, "/"), touches(place + 2), tokens[place + 2].kind == .numeral else {
            return nil
        }
        return simpleFraction(at: place) == nil ? (.identifier, place + 3) : nil
    }

    /// `1/2` to `7/8`.
    func simpleFraction(at place: Int) -> Double? {
        guard let top = smallNumber(at: place), touches(place + 1), isMark(place + 1, "/"), touches(place + 2),
            let bottom = smallNumber(at: place + 2), [2, 3, 4, 5, 8].contains(bottom.value), top.value > 0,
            top.value < bottom.value, !(touches(place + 3) && isMark(place + 3, "/"))
        else { return nil }
        return Double(top.value) / Double(bottom.value)
    }

    /// `1. Open the lid`, `2) Close it`.
    private func listNumber(at place: Int) -> Found? {
        guard tokens[place].beginsLine, smallNumber(at: place) != nil, touches(place + 1), isMark(place + 1, ".):"),
            place + 2 < tokens.count, tokens[place + 2].followsSpace
        else { return nil }
        return (.identifier, place + 1)
    }

    private func label(at place: Int) -> Found? {
        let isTied = place > 0 && touches(place) && (tokens[place - 1].kind == .word || isMark(place - 1, "-‑_."))
        if isTied, place < 2 || !isNumber(place - 2) || tokens[place - 1].kind == .word {
            return (.identifier, place + 1)
        }
        guard place > 0, !hasUnit(at: place) else { return nil }
        // `No. 5`
        if isMark(place - 1, "."), touches(place - 1), contains(QuantityWords.abbreviatedLabels, place - 2) {
            return (.identifier, place + 1)
        }
        guard tokens[place - 1].kind == .word else { return nil }
        if contains(QuantityWords.labels, place - 1) { return (.identifier, place + 1) }
        // a name within a sentence, such as `Photon 5`
        guard tokens[place - 1].isCapitalised, place > 1, tokens[place - 2].kind == .word,
            !tokens[place - 1].beginsLine
        else { return nil }
        return (.identifier, place + 1)
    }

    private func isNumber(_ place: Int) -> Bool { tokens[place].kind == .numeral }

    /// Whether a sign, or a unit known by name, follows the number.
    private func hasUnit(at place: Int) -> Bool {
        if moneyBefore(place) != nil { return true }
        guard place + 1 < tokens.count else { return false }
        if tokens[place + 1].kind == .mark { return Unit.sign(text(place + 1)) != nil || isMark(place + 1, "–°") }
        return Unit.named(tokens[place + 1].key) != nil
    }
}
