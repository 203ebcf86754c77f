/// The language that a text is most likely in, of twenty that are known here.
///
/// By script first; languages of one script are told apart by their function words, by endings of longer words and by
/// letters of their own, after G. Grefenstette, "Comparing Two Language Identification Schemes", JADT 1995. A text
/// without evidence, as most searches by keywords are, is undetermined: names and terms of art are the same in many
/// languages.
package struct LanguageGuess: Sendable, Hashable {
    /// ISO 639-1: `en de fr es it pt nl sv da pl tr ru uk ja ko zh ar he el hi`. Nil if undetermined.
    package let code: String?
    /// From 0 (undetermined) to 1, in the order of trust. No probability.
    package let confidence: Double

    /// All that a text can be found to be in.
    package static let codes: Set<String> = [
        "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "pl", "tr", "ru", "uk", "ja", "ko", "zh", "ar", "he",
        "el",
        "hi",
    ]

    package static let undetermined = LanguageGuess(code: nil, confidence: 0)

    private init(code: String?, confidence: Double) {
        self.code = code
        self.confidence = confidence
    }

    /// Scalars read at most; more of a text does not change the guess.
    private static let maximumScalars = 8000

    /// O(n), and O(1) beyond the first thousands of scalars.
    package init(of text: String) {
        let scalars = text.unicodeScalars.prefix(Self.maximumScalars)
        let scripts = ScriptCounts(scalars)
        switch scripts.dominant {
        case nil: self = .undetermined
        case .latin: self = Self.among(LanguageProfiles.latin, ProfiledWords(scalars))
        case .cyrillic: self = Self.among(LanguageProfiles.cyrillic, ProfiledWords(scalars))
        case .japanese: self.init(code: "ja", confidence: scripts.share)
        case .han: self.init(code: "zh", confidence: scripts.share)
        case .hangul: self.init(code: "ko", confidence: scripts.share)
        case .arabic where scripts.hasPersianLetters: self = .undetermined
        case .arabic: self.init(code: "ar", confidence: scripts.share)
        case .hebrew: self.init(code: "he", confidence: scripts.share)
        case .greek: self.init(code: "el", confidence: scripts.share)
        case .devanagari: self.init(code: "hi", confidence: scripts.share)
        }
    }

    /// Least evidence, in words of one language alone.
    private static let minimumScore = 0.9
    /// The best must have so many times the evidence of the second.
    private static let minimumRatio = 1.4
    /// Least evidence a word of the text; function words are a third of running text or more.
    private static let minimumShare = 0.12

    private static func among(_ profiles: LanguageProfiles, _ words: ProfiledWords) -> LanguageGuess {
        let scores = profiles.scores(words)
        guard let best = scores.indices.max(by: { scores[$0].total < scores[$1].total }) else { return .undetermined }
        let second = scores.indices.filter { $0 != best }.map { scores[$0].total }.max() ?? 0
        let score = scores[best]
        let isEnglish = profiles.codes[best] == "en"
        guard score.total >= (isEnglish ? Self.minimumScore * 0.6 : Self.minimumScore) else { return .undetermined }
        // one word alone may be a name or a term; two, or one with letters of its own, are not
        guard isEnglish || score.distinctWords + (score.ownLetters > 0 ? 1 : 0) >= 2 else { return .undetermined }
        guard score.total >= second * minimumRatio else { return .undetermined }
        guard score.total >= Double(words.count) * minimumShare else { return .undetermined }
        return LanguageGuess(
            code: profiles.codes[best], confidence: (score.total - second) / (score.total + 1))
    }
}

/// Letters of a text by script.
struct ScriptCounts {
    enum Script: CaseIterable { case latin, cyrillic, japanese, han, hangul, arabic, hebrew, greek, devanagari }

    private var counts: [Script: Int] = [:]
    private(set) var hasPersianLetters = false

    init(_ scalars: Substring.UnicodeScalarView) {
        var latin = 0
        for scalar in scalars {
            switch scalar.value {
            case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: latin += 1
            case 0x0370...0x03FF, 0x1F00...0x1FFF: counts[.greek, default: 0] += 1
            case 0x0400...0x052F: counts[.cyrillic, default: 0] += 1
            case 0x0590...0x05FF: counts[.hebrew, default: 0] += 1
            case 0x067E, 0x0686, 0x0698, 0x06A9, 0x06AF, 0x06CC, 0x0679, 0x0688, 0x0691, 0x06D2:
                hasPersianLetters = true
                counts[.arabic, default: 0] += 1
            case 0x0600...0x06FF, 0x0750...0x077F: counts[.arabic, default: 0] += 1
            case 0x0900...0x097F: counts[.devanagari, default: 0] += 1
            case 0x3041...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9D: counts[.japanese, default: 0] += 1
            case 0x3400...0x9FFF, 0x20000...0x2FA1F: counts[.han, default: 0] += 1
            case 0x1100...0x11FF, 0xAC00...0xD7A3: counts[.hangul, default: 0] += 1
            default: break
            }
        }
        if latin > 0 { counts[.latin] = latin }
        // kana is never without ideographs; a tenth of it makes them Japanese
        if let kana = counts[.japanese], let han = counts[.han], kana * 10 >= han {
            counts[.japanese] = kana + han
            counts[.han] = nil
        }
    }

    /// Of a script whose letters are worth a syllable or a word, fewer weigh as much.
    private func weight(_ script: Script) -> Int {
        let count = counts[script] ?? 0
        switch script {
        case .han, .hangul, .japanese: return count * 3
        default: return count
        }
    }

    private var total: Int { Script.allCases.reduce(0) { $0 + weight($1) } }

    /// The script of most letters; nil without letters.
    var dominant: Script? {
        let best = Script.allCases.max { weight($0) < weight($1) }
        return best.flatMap { weight($0) > 0 ? $0 : nil }
    }

    /// What share of the letters, by weight, is of the dominant script. 0...1
    var share: Double {
        guard let dominant else { return 0 }
        return Double(weight(dominant)) / Double(total)
    }
}

/// The words of a text in small letters.
struct ProfiledWords {
    private(set) var words: [String] = []
    var count: Int { words.count }

    init(_ scalars: Substring.UnicodeScalarView) {
        var word = ""
        for scalar in scalars {
            if scalar.value < 0x80 {
                switch scalar.value {
                case 0x61...0x7A: word.unicodeScalars.append(scalar)
                case 0x41...0x5A: word.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) | 0x20))
                default: end(&word)
                }
            } else if scalar.properties.isAlphabetic || scalar.value == 0x301 || scalar.value == 0x308 {
                word += scalar.properties.lowercaseMapping
            } else {
                end(&word)
            }
        }
        end(&word)
    }

    private mutating func end(_ word: inout String) {
        if !word.isEmpty { words.append(word) }
        word = ""
    }
}
