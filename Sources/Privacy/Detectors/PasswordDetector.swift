/// Passwords, PINs and one-time codes after a cue: `my password is …`, `pin: 1234`, `verification code 123456`.
enum PasswordDetector: Detector {
    static func detect(in context: DetectionContext, _ claims: inout Claims) {
        let reader = ValueReader(context)
        for match in context.cues.matches {
            if match.cue == .oneTimeCode {
                guard let value = reader.value(after: match), value.digitCount >= 3, value.units.count <= 24 else {
                    continue
                }
                claims.add(.password, value.units, .certain)
            } else if match.cue == .password, let range = password(after: match, context) {
                claims.add(.password, range, .certain)
            }
        }
    }

    /// What follows "is" or a colon is a password unless it is a common word.
    private static let links = WordSet("is was are to ist lautet es est as")
    private static let fillers = WordSet("currently now still just my old new current for the account was set changed")
    private static let ordinary = WordSet(
        """
        not wrong incorrect expired too reset always required the being never saved stored rejected invalid correct different \
        still at in on of case weak strong short long a an my your our lost forgotten forgot changed changing updated blocked \
        locked compromised visible hidden shown sent ok okay fine valid needed missing blank empty accepted asked requested no \
        only also already refused ignored unknown available secure safe stolen leaked encrypted hashed sensitive protected \
        because but and or if when that this it what where why how who which about against reset? working out case-sensitive \
        optional mandatory longer shorter old new set going getting supposed meant used reused known please help mine yours \
        sms email app login something someone somebody nobody kept left been be by from with without after before recognised \
        recognized displayed disabled enabled unchanged managed shared synced there here like one right gone failing failed
        """)

    private static func password(after match: CueFinder.Match, _ context: DetectionContext) -> Range<Int>? {
        let (text, words) = (context.text, context.cues.words)
        var word = match.words.upperBound
        var index = match.units.upperBound
        var isLinked = false
        for _ in 0..<4 {
            var gap = index
            while gap - index < 4, text.isBlank(gap) || text.is(gap, ":") || text.is(gap, "=") {
                if text.is(gap, ":") || text.is(gap, "=") { isLinked = true }
                gap += 1
            }
            index = gap
            guard word < words.count, words[word].units.lowerBound == index,
                text.isBlank(words[word].units.upperBound)
                    || text.is(words[word].units.upperBound, ":")
            else { break }
            if links.contains(words[word]) {
                isLinked = true
            } else if !fillers.contains(words[word]) {
                break
            }
            index = words[word].units.upperBound
            word += 1
        }
        if index == match.units.upperBound { return nil }
        if !isLinked, numeric.contains(words[match.words.lowerBound]), let digits = digits(from: index, text) {
            return digits
        }
        return token(from: index, isLinked: isLinked, context) ?? tokenBefore(match, context)
    }

    private static let numeric = WordSet("pin passcode")

    /// `my pin 0912`.
    private static func digits(from start: Int, _ text: FoldedText) -> Range<Int>? {
        var end = start
        while text.isDigit(end) { end += 1 }
        return (4...8).contains(end - start) && !text.isWord(end) && !(text.is(end, ".") && text.isDigit(end + 1))
            ? start..<end : nil
    }

    /// `hunter2 is my password`.
    private static func tokenBefore(_ match: CueFinder.Match, _ context: DetectionContext) -> Range<Int>? {
        let (text, words) = (context.text, context.cues.words)
        let first = match.words.lowerBound
        guard first >= 3, possessives.contains(words[first - 1]), links.contains(words[first - 2]) else { return nil }
        var end = words[first - 2].units.lowerBound
        while end > 0, text.isBlank(end - 1) || text.is(end - 1, ",") { end -= 1 }
        var start = end
        while end - start < 64, start > 0, !text.isBlank(start - 1), !text.isPlaceholder(start - 1) { start -= 1 }
        let hasDigit = (start..<end).contains(where: text.isDigit)
        return end - start >= 4 && hasDigit ? start..<end : nil
    }

    private static let possessives = WordSet("my our the")

    private static func token(from start: Int, isLinked: Bool, _ context: DetectionContext) -> Range<Int>? {
        let text = context.text
        var start = start
        var end = start
        let quote = closingQuote(text.unit(start))
        if let quote {
            start += 1
            end = start
            while end - start < 64, text.unit(end) != 0, text.unit(end) != quote, !text.isPlaceholder(end) { end += 1 }
            return end > start && text.unit(end) == quote ? start..<end : nil
        }
        while end - start < 64, text.unit(end) != 0, !text.isBlank(end), !text.isPlaceholder(end) { end += 1 }
        while end > start, [0x2E, 0x2C, 0x3B, 0x3F, 0x29, 0x22].contains(text.unit(end - 1)) { end -= 1 }
        guard end - start >= 3 else { return nil }
        let range = start..<end
        let digits = range.count(where: text.isDigit)
        let letters = range.count(where: text.isLetter)
        let signs = range.count - digits - letters
        let innerCapitals = range.dropFirst().count(where: text.isCapital)
        let isMixed = digits > 0 && letters > 0 || innerCapitals > 0 && innerCapitals < letters - 1
        let hasSigns = signs > 0 && !isHyphenated(range, text) && letters + digits >= 3
        if !isLinked { return isMixed && letters >= 3 && digits > 0 && !isName(start, context) ? range : nil }
        if isMixed || hasSigns { return range }
        if digits == range.count { return digits >= 4 ? range : nil }
        let word = context.cues.firstWord(from: start)
        guard letters == range.count, word < context.cues.words.count, !ordinary.contains(context.cues.words[word])
        else {
            return nil
        }
        return endsClause(end, text) ? range : nil
    }

    private static let names = WordSet(
        "sha1 sha256 sha512 md5 oauth2 office365 microsoft365 windows10 windows11 2fa bcrypt")

    private static func isName(_ start: Int, _ context: DetectionContext) -> Bool {
        let word = context.cues.firstWord(from: start)
        return word < context.cues.words.count && names.contains(context.cues.words[word])
    }

    private static func isHyphenated(_ range: Range<Int>, _ text: FoldedText) -> Bool {
        range.allSatisfy { text.isLetter($0) || text.is($0, "-") || text.is($0, "'") || text.is($0, "/") }
    }

    private static func endsClause(_ end: Int, _ text: FoldedText) -> Bool {
        !text.isSpace(end) || text.unit(end + 1) == 0
    }

    private static func closingQuote(_ unit: UInt32) -> UInt32? {
        switch unit {
        case 0x22: 0x22
        case 0x27: 0x27
        case 0x60: 0x60
        case 0x201C: 0x201D
        case 0xAB: 0xBB
        default: nil
        }
    }
}
