/// Finds the quantities of English text.
///
/// By rules over tokens, each with a fixed look-ahead. What it cannot read for certain it leaves out or calls an
/// identifier: a number wrongly compared does more harm than one not compared.
package enum Quantities {
    /// In order, without overlap. O(n).
    package static func all(in text: String) -> [Quantity] {
        let bytes = Array(text.utf8)
        return all(in: bytes, range: 0..<bytes.count)
    }

    /// The same within `range` of a longer text.
    ///
    /// - Precondition: `bytes` is well-formed UTF-8 and `range` is on scalar boundaries.
    package static func all(in bytes: [UInt8], range: Range<Int>) -> [Quantity] {
        all(in: bytes, tokens: TextToken.tokens(in: bytes, range: range))
    }

    /// The same for a text that has been cut into tokens already.
    package static func all(in bytes: [UInt8], tokens: [TextToken]) -> [Quantity] {
        var scanner = QuantityScanner(bytes: bytes, tokens: tokens)
        var quantities: [Quantity] = []
        var place = 0
        while place < tokens.count {
            if let (kind, end) = scanner.quantity(at: place), end > place {
                let start = scanner.startWithSign(before: place)
                quantities.append(
                    Quantity(
                        kind: kind,
                        range: tokens[start].range.lowerBound..<tokens[end - 1].range.upperBound))
                place = end
                scanner.floor = end
            } else {
                place += 1
            }
        }
        return quantities
    }
}

/// Reads one quantity at a token: tries its forms from the most to the least particular.
struct QuantityScanner {
    let bytes: [UInt8]
    let tokens: [TextToken]
    /// The first token that no quantity has yet: a sign before it belongs to the number before.
    var floor = 0

    typealias Found = (kind: Quantity.Kind, end: Int)

    func quantity(at place: Int) -> Found? {
        let token = tokens[place]
        switch token.kind {
        case .numeral:
            return date(at: place) ?? time(at: place) ?? name(at: place) ?? ordinal(at: place)
                ?? amount(at: place) ?? (.identifier, place + 1)
        case .word:
            guard QuantityWords.starters.contains(token.key) else { return nil }
            return date(at: place) ?? wordTime(at: place) ?? wordQuantity(at: place)
        case .mark:
            return fraction(at: place).flatMap { _ in amount(at: place) }
        }
    }

    /// The currency sign or minus that stands right before the number.
    func startWithSign(before place: Int) -> Int {
        place > 0 && moneyBefore(place) != nil ? place - 1 : place
    }

    // MARK: looking at tokens

    func text(_ place: Int) -> ArraySlice<UInt8> { bytes[tokens[place].range] }

    func isMark(_ place: Int, _ marks: String) -> Bool {
        guard tokens.indices.contains(place), tokens[place].kind == .mark else { return false }
        return marks.unicodeScalars.contains { String($0).utf8.elementsEqual(text(place)) }
    }

    /// Whether the token is there and touches the one before it.
    func touches(_ place: Int) -> Bool { place > 0 && place < tokens.count && !tokens[place].followsSpace }

    func key(_ place: Int) -> WordKey? { tokens.indices.contains(place) ? tokens[place].key : nil }

    func contains(_ words: WordSet, _ place: Int) -> Bool { key(place).map(words.contains) ?? false }

    /// A whole number of at most four digits, as days and years are.
    func smallNumber(at place: Int) -> (value: Int, digits: Int)? {
        guard place < tokens.count, tokens[place].kind == .numeral, text(place).count <= 4 else { return nil }
        guard let value = Int(String(decoding: text(place), as: UTF8.self)) else { return nil }
        return (value, text(place).count)
    }

    func fraction(at place: Int) -> Double? {
        guard place < tokens.count, text(place).count == 2, text(place).first == 0xC2 else { return nil }
        return text(place).last.flatMap { NumberWords.fractions[$0] }
    }

    /// The unit of the sign (`€`) or code (`USD`) before the number.
    func moneyBefore(_ place: Int) -> Unit? {
        guard place > floor, place <= tokens.count else { return nil }
        if tokens[place - 1].kind == .mark, let unit = Unit.sign(text(place - 1)), unit.isMoney { return unit }
        guard text(place - 1).count == 3, let unit = Unit.named(tokens[place - 1].key), unit.isMoney else { return nil }
        return unit
    }
}
