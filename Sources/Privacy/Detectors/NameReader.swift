/// Reads names of people at a place of a text.
struct NameReader {
    private static let wordsMaximum = 4
    private static let particles = WordSet(
        "van von de der den del della di da dos das du la le el al bin ibn binti ter ten af av zu y e st o mc mac abu")
    private static let titles = WordSet("mr mrs ms miss mx dr prof professor sir herr frau")
    /// Words that stand where a name could, capitalised or not.
    private static let ordinary = WordSet(
        """
        support team sir madam customer service services sales billing there all everyone everybody folks friend friends colleague \
        colleagues help helpdesk desk admin administrator staff guys agent agents hr it the a an and or but not no my your our their \
        this that these those i we you he she they it its who what when where why how is are was were be been has have had can \
        could will would should may might must do does did please thanks thank regards best kind sent get from re to for in on at by \
        with of as so if then than just still also only very too wrong spelled spelt misspelled misspelt missing incorrect showing \
        different changed displayed shown written listed on correct already registered taken required hidden blank empty new old \
        sorry happy unable trying looking having getting using wondering writing calling contacting following hoping interested \
        locked unhappy disappointed afraid sure aware ready currently now here stuck new late early going able about after again \
        hope hello hi hey good morning afternoon evening dear question quick urgent issue problem order account password invoice \
        product windows mac linux android iphone ipad google microsoft apple amazon chrome safari firefox zoom slack excel word \
        outlook teams english german french spanish italian dutch american british canadian australian european muslim christian \
        jewish monday tuesday wednesday thursday friday saturday sunday january february march april june july august september \
        october november december manager owner reception office company department finance accounts accounting marketing \
        premium pro basic enterprise free plan update error any some one two every each many much more most per via both either \
        in-app app website site page email phone number code key field
        """)

    let context: DetectionContext
    private var text: FoldedText { context.text }
    private var words: [CueFinder.Word] { context.cues.words }

    init(_ context: DetectionContext) { self.context = context }

    /// Whether the cue speaks of the one who writes, so that small letters are a name too: "my name is ann".
    func isOfSpeaker(_ match: CueFinder.Match) -> Bool {
        match.words.count >= 2 && Self.speaker.contains(words[match.words.upperBound - 1])
    }

    private static let speaker = WordSet(
        "is s called ist heiße heisse appelle est llamo es chiamo è heet heter är é chamo się")

    /// One to four words of a name from `start` on.
    func name(from start: Int, allowsSmallLetters: Bool) -> Range<Int>? {
        var index = context.cues.firstWord(from: start)
        guard index < words.count, words[index].units.lowerBound == start else { return nil }
        while index + 1 < words.count, Self.titles.contains(words[index]) { index += 1 }
        let first = words[index].units.lowerBound
        guard isName(words[index], allowsSmallLetters || GivenNames.all.contains(words[index])) else { return nil }
        let isSmall = !text.isCapital(first)
        var end = words[index].units.upperBound
        var count = 1
        index += 1
        while index < words.count, count < Self.wordsMaximum, isJoined(end, words[index]) {
            if let next = nameAfterParticles(at: index, isSmall: isSmall) {
                end = words[next].units.upperBound
                index = next + 1
                count += 1
                continue
            }
            guard isName(words[index], allowsSmallLetters && isSmall) || isShouted(words[index], after: first) else {
                break
            }
            if isSmall, !endsClause(words[index].units.upperBound) { break }
            end = words[index].units.upperBound
            index += 1
            count += 1
        }
        return first..<end
    }

    /// "DOE" in "JANE DOE", which alone might be an abbreviation.
    private func isShouted(_ word: CueFinder.Word, after first: Int) -> Bool {
        text.isCapital(first) && text.isCapital(first + 1) && word.units.allSatisfy(text.isCapital)
            && !Self.ordinary.contains(word)
    }

    /// The index of the name behind "van der", "de la".
    private func nameAfterParticles(at first: Int, isSmall: Bool) -> Int? {
        var index = first
        while index < words.count, index - first < 3, Self.particles.contains(words[index]) { index += 1 }
        guard index > first, index < words.count, isName(words[index], isSmall),
            (first + 1...index).allSatisfy({ isJoined(words[$0 - 1].units.upperBound, words[$0]) })
        else { return nil }
        return isSmall && !endsClause(words[index].units.upperBound) ? nil : index
    }

    private func isName(_ word: CueFinder.Word, _ allowsSmallLetters: Bool) -> Bool {
        let range = word.units
        guard range.allSatisfy(text.isLetter), !Self.ordinary.contains(word) else { return false }
        if text.isCapital(range.lowerBound) {
            // Initials and names, no shouted abbreviations among others: "VPN", "SMS".
            return range.count == 1 || range.count > 3 || range.dropFirst().contains { !text.isCapital($0) }
        }
        let hasCase = text.unit(range.lowerBound) < 0x250
        return !hasCase || (allowsSmallLetters && range.count >= 2)
    }

    private func isJoined(_ end: Int, _ word: CueFinder.Word) -> Bool {
        let gap = end..<word.units.lowerBound
        if gap.count == 2 { return text.is(end, ".") && text.isSpace(end + 1) && text.isCapital(end - 1) }
        return gap.count == 1 && (text.isSpace(end) || text.is(end, "-") || text.is(end, "'"))
    }

    private func endsClause(_ end: Int) -> Bool {
        if !text.isSpace(end) { return true }
        let word = context.cues.firstWord(from: end)
        return word >= words.count || Self.continuations.contains(words[word])
    }

    private static let continuations = WordSet("and i but my from at with born living here")

    /// A line with nothing but a name below `Regards,`; or on the same line up to the end.
    func signature(after match: CueFinder.Match) -> Range<Int>? {
        var index = match.units.upperBound
        let isSeparated =
            text.is(index, ",") || text.is(index, "!") || text.is(index, ".")
            || text.unitClass(index).contains(.newline)
            || text.is(index, "-")
        let start = index
        while index - start < 6, !text.isWord(index), text.unit(index) != 0 { index += 1 }
        guard index < text.units.count, let range = name(from: index, allowsSmallLetters: false) else { return nil }
        let end = range.upperBound
        let endsLine =
            text.unit(end) == 0 || text.unitClass(end).contains(.newline) || text.is(end, ",")
            || (text.is(end, ".") && text.isBlank(end + 1))
        // "which is best Samsung" is no farewell.
        let isFarewell =
            isSeparated || text.isCapital(match.units.lowerBound) || !Self.weak.contains(words[match.words.lowerBound])
        return endsLine && isFarewell ? range : nil
    }

    private static let weak = WordSet("best love yours ta warmly all")
    private static let callers = WordSet("calling speaking here again writing from")

    /// "This is Ann calling", "I'm Ann Smith": a name if it is said so, or has two capitalised words.
    func introduced(after match: CueFinder.Match) -> Range<Int>? {
        guard text.isSpace(match.units.upperBound),
            let range = name(from: match.units.upperBound + 1, allowsSmallLetters: false)
        else { return nil }
        let next = context.cues.firstWord(from: range.upperBound)
        let gap = next < words.count ? words[next].units.lowerBound - range.upperBound : 0
        if next < words.count, gap <= 2, Self.callers.contains(words[next]) { return range }
        let count = context.cues.firstWord(from: range.upperBound) - context.cues.firstWord(from: range.lowerBound)
        let isShort = count >= 2 && count <= 3 && text.isCapital(range.lowerBound)
        let isGiven = GivenNames.all.contains(words[context.cues.firstWord(from: range.lowerBound)])
        return (isShort || isGiven) && !text.is(range.upperBound, "'") ? range : nil
    }
}
