/// Numbers of orders and accounts, which have no shape of their own, so a cue word must stand before them: `order 123-456`,
/// `account no. 99812`, `invoice numbers 4711 and 4712`; or behind: `99812 is my customer number`.
enum NumberAfterCueDetector: Detector {
    static func detect(in context: DetectionContext, _ claims: inout Claims) {
        let reader = ValueReader(context)
        for match in context.cues.matches where !match.cue.isDisjoint(with: [.order, .account, .document, .device]) {
            guard let kind = kind(match.cue) else { continue }
            if let value = reader.value(after: match), isNumber(value, match, context) {
                for number in list(from: value, context, reader) { claims.add(kind, number, .certain) }
            }
            if let value = valueBefore(match, context, reader) { claims.add(kind, value, .certain) }
        }
    }

    private static func kind(_ cue: Cue) -> RedactionKind? {
        switch cue {
        case .order: .orderNumber
        case .account: .accountNumber
        case .document: .nationalID
        case .device: .deviceID
        default: nil
        }
    }

    private static let units = WordSet(
        """
        am pm days day weeks week months month years year hours hour minutes minute times items units pieces copies people seats \
        users employees licences licenses gb mb kg g ml cm mm m km usd eur gbp dollars euros pounds percent points
        """)

    private static func isNumber(
        _ value: ValueReader.Value, _ match: CueFinder.Match, _ context: DetectionContext
    ) -> Bool {
        let text = context.text
        if value.digitCount == 0 {
            // XKQJZP after "booking reference".
            return value.isDesignated && value.letterCount >= 5 && value.letterCount <= 8
                && value.capitalCount == value.units.count
        }
        if isDateOrPrice(value, text) { return false }
        let after = value.units.upperBound
        if value.digitCount < 6, context.cues.words.indices.contains(context.cues.firstWord(from: after)),
            text.isSpace(after), units.contains(context.cues.words[context.cues.firstWord(from: after)])
        {
            return false
        }
        if value.isDesignated { return value.digitCount >= 3 || value.digitCount >= 2 && value.capitalCount >= 2 }
        if value.letterCount > 0 { return value.digitCount >= 3 && value.capitalCount == value.letterCount }
        let endsClause = endsClause(after, context)
        // "to order 10000 leaflets"
        let word = match.words.lowerBound
        if !endsClause, word > 0, subjects.contains(context.cues.words[word - 1]) { return false }
        return value.digitCount >= 5 || value.digitCount == 4 && endsClause
    }

    private static let subjects = WordSet("to i we you they can could d ll will would")

    private static func isDateOrPrice(_ value: ValueReader.Value, _ text: FoldedText) -> Bool {
        if value.letterCount > 0 { return false }
        let parts = text.units[value.units].split { !(0x30...0x39).contains($0) }.map(\.count)
        let isDate =
            value.digitCount <= 8 && parts.count == 3 && parts.allSatisfy { $0 <= 2 || $0 == 4 } && parts.contains(4)
        let isPrice = parts.count == 2 && parts[1] == 2 && text.is(value.units.upperBound - 3, ".")
        let next = value.units.upperBound
        let isCut = (text.is(next, ",") || text.is(next, ":")) && text.isDigit(next + 1) || text.is(next, "%")
        return isDate || isPrice || isCut
    }

    private static let continuations = WordSet(
        """
        is was has hasn t still not never arrived to from for and please says shows came went got where cancelled but which that \
        i my it does didn doesn wasn isn yet
        """)

    private static func endsClause(_ index: Int, _ context: DetectionContext) -> Bool {
        if !context.text.isSpace(index) { return true }
        let word = context.cues.firstWord(from: index)
        return word >= context.cues.words.count || continuations.contains(context.cues.words[word])
    }

    private static let conjunctions = WordSet("and or und et y e en och og")

    /// The number with its further groups, and over `and`, `,`, `&`, `/` further numbers of its kind.
    private static func list(
        from first: ValueReader.Value, _ context: DetectionContext, _ reader: ValueReader
    ) -> [Range<Int>] {
        let text = context.text
        var ranges = [withGroups(first.units, text)]
        while let last = ranges.last, ranges.count < 50 {
            var index = last.upperBound
            while index - last.upperBound < 3,
                text.isSpace(index) || text.is(index, ",") || text.is(index, "&") || text.is(index, "/")
            { index += 1 }
            let word = context.cues.firstWord(from: index)
            if word < context.cues.words.count, context.cues.words[word].units.lowerBound == index,
                conjunctions.contains(context.cues.words[word])
            {
                index = context.cues.words[word].units.upperBound + 1
            } else if !(last.upperBound..<index).contains(where: { !text.isSpace($0) }) {
                break
            }
            if text.is(index, "#") { index += 1 }
            guard text.isWord(index), let next = reader.token(from: index, isDesignated: true),
                abs(next.digitCount - first.digitCount) <= 1, next.digitCount >= 3,
                (next.letterCount > 0) == (first.letterCount > 0),
                !isDateOrPrice(next, text)
            else { break }
            ranges.append(withGroups(next.units, text))
        }
        return ranges
    }

    private static func withGroups(_ range: Range<Int>, _ text: FoldedText) -> Range<Int> {
        var end = range.upperBound
        while text.isSpace(end), text.isDigit(end + 1), end - range.lowerBound < 40 {
            var next = end + 1
            while text.isDigit(next) { next += 1 }
            let isGroup = next - end - 1 >= 3 && !text.isWord(next) && !text.is(next, ":") && !text.is(next, "/")
            if !isGroup { break }
            end = next
        }
        return range.lowerBound..<end
    }

    private static let possessives = WordSet("my the our your")

    /// `99812 is my customer number`.
    private static func valueBefore(
        _ match: CueFinder.Match, _ context: DetectionContext, _ reader: ValueReader
    ) -> Range<Int>? {
        let words = context.cues.words
        let first = match.words.lowerBound
        guard first >= 3, possessives.contains(words[first - 1]), isWord.contains(words[first - 2]) else { return nil }
        let last = words[first - 3].units
        var start = last.lowerBound
        while last.upperBound - start < 40, !context.text.isBlank(start - 1), context.text.unit(start - 1) != 0,
            !context.text.isPlaceholder(start - 1), !context.text.is(start - 1, ",")
        { start -= 1 }
        while start < last.lowerBound, !context.text.isWord(start) { start += 1 }
        guard let value = reader.token(from: start, isDesignated: true), value.units.upperBound == last.upperBound,
            value.digitCount >= 3, !isDateOrPrice(value, context.text)
        else { return nil }
        return value.units
    }

    private static let isWord = WordSet("is was")
}
