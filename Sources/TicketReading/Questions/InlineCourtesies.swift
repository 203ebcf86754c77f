/// Sets aside sentences that are only polite, and thanks at the end of a sentence without punctuation.
enum InlineCourtesies {
    private static let maximumThanksWords = 25
    private static let trailing = PhraseTable(
        """
        thx; thanks; thanks in advance; thank you in advance; thank you; ty; tnx; cheers; many thanks; thanks a lot
        tia
        gracias; merci; merci d avance; danke; danke im voraus; vielen dank; lg; mfg; vg; obg; obrigado; obrigada
        grazie
        bedankt; alvast bedankt; groetjes; groeten; tack; tak; mvh; спасибо; dzięki; teşekkürler
        """)
    /// Before these the thanks are part of the sentence: `a thank you`.
    private static let holders: Set<String> = [
        "a", "an", "the", "say", "of", "for", "to", "no", "with", "your", "my", "and",
    ]

    /// The units that have something to say.
    static func setAside(_ units: [Unit], in message: inout MessageText) -> [Unit] {
        var rest: [Unit] = []
        var followsGap = false
        for var unit in units {
            unit.followsGap = unit.followsGap || followsGap
            if unit.kind != .noise, let kind = courtesy(unit, isFirst: rest.isEmpty, message) {
                message.setAside.append((kind, unit.range))
                followsGap = true
            } else {
                let end = unit.range.upperBound
                rest.append(withoutTrailingThanks(unit, &message))
                followsGap = rest[rest.count - 1].range.upperBound < end
            }
        }
        return rest
    }

    private static func courtesy(_ unit: Unit, isFirst: Bool, _ message: MessageText) -> SetAside.Kind? {
        let words = message.words[unit.words]
        guard !words.isEmpty, words.count <= maximumThanksWords else { return nil }
        if Courtesies.pleasantries.begins(words), words.count <= 14 { return .greeting }
        if message.hasQuestionMark(in: unit.range) { return nil }
        if Signatures.isClosingLine(words) { return .closing }
        if !isFirst, isFarewellAndName(words, message), !saysMore(words) { return .closing }
        if Courtesies.waiting.begins(words), !saysMore(words) { return .closing }
        if opensWithThanks(words, message), !saysMore(words) { return .closing }
        let isUnspaced = unit.range.count <= 90 && Courtesies.unspacedThanks.occurs(in: message.reading, unit.range)
        return isUnspaced ? .closing : nil
    }

    /// `Saludos, Abel`, `groetjes Femke`
    private static func isFarewellAndName(_ words: ArraySlice<Word>, _ message: MessageText) -> Bool {
        let count = max(Courtesies.farewells.prefixCount(of: words), Courtesies.thanks.prefixCount(of: words))
        guard count > 0, words.count - count <= 3 else { return false }
        let end = words[words.startIndex + count - 1].range.upperBound
        let hasComma = message.reading[end] == UInt8(ascii: ",") || message.reading[end] == UInt8(ascii: "!")
        return hasComma || trailing.begins(words)
            || words.dropFirst(count).allSatisfy { Signatures.isCapital($0, message) }
    }

    /// `Thank you so much for …`, but not `thank you note template`.
    private static func opensWithThanks(_ words: ArraySlice<Word>, _ message: MessageText) -> Bool {
        let opening = words.dropFirst(Courtesies.beforeThanks.prefixCount(of: words))
        let start = Courtesies.thanks.begins(words) ? words : opening
        guard Courtesies.thanks.begins(start) else { return saysThanksAtEnd(words, message) }
        let rest = start.dropFirst(Courtesies.thanks.prefixCount(of: start))
        return rest.isEmpty || Courtesies.afterThanks.begins(rest)
    }

    /// `Just wanted to say that … thank you`
    private static func saysThanksAtEnd(_ words: ArraySlice<Word>, _ message: MessageText) -> Bool {
        if Courtesies.beforeThanks.prefixCount(of: words) >= 4 { return true }
        guard words.count >= 3, words.count <= 10 else { return false }
        // after a comma: `You saved my day, thank you`
        return words.indices.suffix(3).dropFirst(words.count == 3 ? 1 : 0).contains { index in
            let length = Courtesies.thanks.length(at: index, in: words)
            let before = message.reading[words[index - 1].range.upperBound]
            return length > 0 && index + length == words.endIndex
                && (before == UInt8(ascii: ",") || before == UInt8(ascii: "!"))
        }
    }

    private static func saysMore(_ words: ArraySlice<Word>) -> Bool {
        Problems.cues.occurs(in: words) && !Courtesies.beforeThanks.begins(words)
            || InterrogativeForm.isInside(words) || Requests.openings.occurs(in: words)
            || words.contains { ["but", "however", "aber", "mais", "pero", "ma", "mas"].contains($0.folded) }
            || words.dropFirst().contains { $0.folded == "please" }
    }

    private static func withoutTrailingThanks(_ unit: Unit, _ message: inout MessageText) -> Unit {
        let words = message.words[unit.words]
        guard unit.kind != .noise, words.count >= 3 else { return unit }
        for index in words.indices.suffix(5).dropFirst(words.count <= 5 ? 2 : 0) {
            let length = trailing.length(at: index, in: words)
            guard length > 0, words.endIndex - index - length <= 2 else { continue }
            guard !holders.contains(words[index - 1].folded) else { continue }
            let start = words[index].range.lowerBound
            // names after the thanks go with them
            message.setAside.append((.closing, start..<unit.range.upperBound))
            var unit = unit
            unit.range = ReadingBytes.trimming(
                unit.range.lowerBound..<start, in: message.reading, of: message.bytes)
            unit.words = unit.words.lowerBound..<index
            return unit
        }
        return unit
    }
}
