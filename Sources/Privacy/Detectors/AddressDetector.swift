/// Postal addresses: a house number with a word for a street, what belongs to it on the line, and codes after a cue.
enum AddressDetector: Detector {
    private static let streets = WordSet(
        """
        street st road rd avenue ave lane ln drive dr close court ct crescent cres place pl terrace boulevard blvd square sq \
        gardens grove mews row parade quay walk way highway hwy hill rise wharf circle cir alley parkway pkwy trail esplanade
        """)
    private static let streetsBefore = WordSet(
        "rue avenue boulevard place chemin allée calle avenida plaza via viale piazza rua")
    private static let streetEndings = [
        "straße", "strasse", "str", "straat", "weg", "gasse", "platz", "allee", "laan", "plein", "gade", "gatan",
        "vägen", "veien",
    ]
    .map { $0.unicodeScalars.map(\.value) }
    private static let particles = WordSet("de des du la le les l d del della di do da dos das of the")
    private static let rooms = WordSet("flat apt apartment unit suite floor no house")

    static func detect(in context: DetectionContext, _ claims: inout Claims) {
        if context.numbers.isEmpty { return }
        let words = context.cues.words
        for index in words.indices {
            if context.text.isDigit(words[index].units.lowerBound) {
                if let last = english(from: index, context) ?? romance(from: index, context) {
                    claim(from: start(before: index, context), to: last, context, &claims)
                }
                postcodeAfterCue(at: index, context, &claims)
            } else if let number = germanic(from: index, context) {
                claim(from: index, to: number, context, &claims)
            } else if let last = postBox(from: index, context) {
                claim(from: index, to: last, context, &claims)
            } else {
                postcodeAfterCue(at: index, context, &claims)
            }
        }
    }

    private static func claim(from first: Int, to last: Int, _ context: DetectionContext, _ claims: inout Claims) {
        let end = AddressTail(context).end(after: last)
        claims.add(.address, context.cues.words[first].units.lowerBound..<end, .certain)
    }

    /// Whether a word follows another by a space.
    private static func follows(_ index: Int, _ context: DetectionContext) -> Bool {
        let words = context.cues.words
        guard index < words.count, index > 0 else { return false }
        let gap = words[index - 1].units.upperBound..<words[index].units.lowerBound
        return gap.count == 1
            && (context.text.isSpace(gap.lowerBound) || context.text.is(gap.lowerBound, "'")
                || context.text.is(gap.lowerBound, "-"))
    }

    /// `12 Rosewood Lane`, `48 King's Road`, `10b Downing St`: the words capitalised, at most four.
    private static func english(from index: Int, _ context: DetectionContext) -> Int? {
        let (text, words) = (context.text, context.cues.words)
        guard isHouseNumber(words[index], text) else { return nil }
        var word = index + 1
        while word <= index + 5, follows(word, context) {
            if word > index + 1, streets.contains(words[word]),
                text.isCapital(words[word].units.lowerBound) || isCued(index, context)
            {
                return word
            }
            let isPart =
                text.isCapital(words[word].units.lowerBound) || words[word].units.count == 1
                || isOrdinal(words[word], text)
                || isCued(index, context) && text.isLetter(words[word].units.lowerBound)
            if !isPart { return nil }
            word += 1
        }
        return nil
    }

    private static func isCued(_ index: Int, _ context: DetectionContext) -> Bool {
        context.cues.has(.address, before: context.cues.words[index].units.lowerBound, within: 4)
    }

    /// `14 rue des Lilas`.
    private static func romance(from index: Int, _ context: DetectionContext) -> Int? {
        let (text, words) = (context.text, context.cues.words)
        guard isHouseNumber(words[index], text), index + 2 < words.count, streetsBefore.contains(words[index + 1]),
            words[index + 1].units.lowerBound - words[index].units.upperBound <= 2
        else { return nil }
        var word = index + 2
        var last: Int?
        while word < min(words.count, index + 8), follows(word, context) {
            if text.isCapital(words[word].units.lowerBound) {
                last = word
            } else if !particles.contains(words[word]) {
                break
            }
            word += 1
        }
        return last
    }

    /// `Hauptstraße 12`, `Gartenstr. 5`, `Kerkstraat 46`, `calle Mayor 5`, `via Roma 10`: the index of the number.
    private static func germanic(from index: Int, _ context: DetectionContext) -> Int? {
        let (text, words) = (context.text, context.cues.words)
        guard index + 1 < words.count else { return nil }
        var number = index + 1
        if !isHouseNumber(words[number], text) {
            guard streetsBefore.contains(words[index]), text.isCapital(words[number].units.lowerBound),
                number + 1 < words.count
            else { return nil }
            number += 1
        } else if !text.isCapital(words[index].units.lowerBound) || !hasStreetEnding(words[index].units, text) {
            return nil
        }
        let gap = words[number].units.lowerBound - words[number - 1].units.upperBound
        return gap <= 2 && isHouseNumber(words[number], text) ? number : nil
    }

    private static func hasStreetEnding(_ range: Range<Int>, _ text: FoldedText) -> Bool {
        streetEndings.contains { ending in
            let start = range.upperBound - ending.count
            return start > range.lowerBound + 2 && ending.indices.allSatisfy { text.lower(start + $0) == ending[$0] }
        }
    }

    /// `PO Box 1182`, `Postfach 12 34 56`.
    private static func postBox(from index: Int, _ context: DetectionContext) -> Int? {
        let words = context.cues.words
        for phrase in postBoxes {
            let number = index + phrase.count
            guard number < words.count, phrase.indices.allSatisfy({ words[index + $0].hash == phrase[$0] }),
                context.text.isDigit(words[number].units.lowerBound),
                words[number].units.lowerBound - words[index].units.lowerBound < 16
            else { continue }
            return number
        }
        return nil
    }

    private static let postBoxes = ["po box", "p o box", "postfach", "postbus"].map {
        $0.split(separator: " ").map { WordHash.of($0) }
    }

    /// `12`, `12b`, up to five digits.
    private static func isHouseNumber(_ word: CueFinder.Word, _ text: FoldedText) -> Bool {
        let digits = word.units.prefix(while: text.isDigit).count
        let before = word.units.lowerBound - 1
        let isCut = text.is(before, ".") || text.is(before, "$") || text.is(before, "£") || text.is(before, "#")
        return digits > 0 && digits <= 5 && word.units.count - digits <= 1 && !isCut
    }

    private static func isOrdinal(_ word: CueFinder.Word, _ text: FoldedText) -> Bool {
        text.isDigit(word.units.lowerBound) && word.units.count <= 5 && text.isLetter(word.units.upperBound - 1)
    }

    /// Back over `Flat 2,`, `Unit 3,`.
    private static func start(before index: Int, _ context: DetectionContext) -> Int {
        let words = context.cues.words
        let hasRoom =
            index >= 2 && rooms.contains(words[index - 2])
            && words[index].units.lowerBound - words[index - 1].units.upperBound <= 2
            && words[index - 1].units.lowerBound - words[index - 2].units.upperBound <= 1
        return hasRoom ? index - 2 : index
    }

    private static func postcodeAfterCue(at index: Int, _ context: DetectionContext, _ claims: inout Claims) {
        let start = context.cues.words[index].units.lowerBound
        guard context.cues.has(.address, before: start, within: 4), let end = Postcode.end(from: start, context.text)
        else { return }
        claims.add(.address, start..<end, .certain)
    }
}
