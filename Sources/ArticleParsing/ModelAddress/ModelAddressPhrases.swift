/// What people write to turn a language model from its task, in the languages that help articles come in.
enum ModelAddressPhrases {
    /// Of chat formats; in lower case.
    static let marks: [StaticString] = ["<|im_start|>", "<|im_end|>", "<|system|>", "[inst]", "<<sys>>"]

    // MARK: - Fixed phrases

    /// Words in order, with at most one other word in between.
    private static let phrases: [[String]] = [
        ["ignore", "all", "instructions"], ["disregard", "all", "instructions"], ["forget", "all", "instructions"],
        ["override", "system", "prompt"], ["reveal", "system", "prompt"], ["print", "your", "system", "prompt"],
        ["repeat", "your", "system", "prompt"], ["new", "system", "prompt"], ["you", "are", "now", "dan"],
        ["as", "an", "ai", "language", "model"], ["if", "you", "are", "an", "ai"],
        ["if", "you", "are", "a", "language", "model"], ["do", "not", "tell", "the", "user"],
        ["ai", "assistants", "must"], ["attention", "ai", "assistant"],
    ]
    private static let openers = Set(phrases.compactMap(\.first))
    private static let gapMaximum = 1

    static func fixed(in words: [String]) -> String? {
        for (index, word) in words.enumerated() where openers.contains(word) {
            for phrase in phrases where phrase[0] == word && matches(phrase, words[index...]) {
                return phrase.joined(separator: " ")
            }
        }
        return nil
    }

    private static func matches(_ phrase: [String], _ words: ArraySlice<String>) -> Bool {
        var rest = words
        for (index, word) in phrase.enumerated() {
            guard let place = rest.prefix(index == 0 ? 1 : gapMaximum + 1).firstIndex(of: word) else { return false }
            rest = rest[(place + 1)...]
        }
        return true
    }

    // MARK: - To ignore, which, instructions

    /// To drop something, what is dropped, and which of it, in one language.
    private struct Rule {
        let verbs: Set<String>
        let nouns: Set<String>
        let qualifiers: Set<String>
        /// Whether the verb may stand behind: `alle Anweisungen ignorieren`.
        let verbMayFollow: Bool
        /// `toutes les instructions précédentes`
        let qualifierMayFollow: Bool

        init(
            _ verbs: String, _ nouns: String, _ qualifiers: String, verbMayFollow: Bool = false,
            qualifierMayFollow: Bool = false
        ) {
            func set(_ words: String) -> Set<String> { Set(words.split(separator: " ").map(String.init)) }
            (self.verbs, self.nouns, self.qualifiers) = (set(verbs), set(nouns), set(qualifiers))
            self.verbMayFollow = verbMayFollow
            self.qualifierMayFollow = qualifierMayFollow
        }
    }

    private static let rules: [Rule] = [
        // English. A prompt is also what a program shows, which one may well ignore.
        Rule(
            "ignore disregard forget override bypass discard", "instructions instruction",
            "previous prior above earlier preceding your system former existing original initial foregoing"),
        Rule(
            "ignore disregard forget override bypass discard reveal", "prompt prompts",
            "previous prior preceding your system original initial"),
        // What a program's files hold goes by these names too, and later ones override earlier ones.
        Rule("ignore disregard forget override bypass discard", "directives guidelines", "your system"),
        // German
        Rule(
            "ignoriere ignoriert ignorieren missachte missachten vergiss vergesst vergessen übergehe",
            "anweisungen anweisung instruktionen systemanweisungen systemprompt vorgaben befehle",
            "vorherigen vorigen bisherigen obigen früheren vorhergehenden vorangegangenen deine alle",
            verbMayFollow: true),
        // French
        Rule(
            "ignore ignorez ignorer oublie oubliez oublier", "instructions consignes",
            "précédentes précédente antérieures dessus toutes tes système", qualifierMayFollow: true),
        // Spanish
        Rule(
            "ignora ignore ignorar ignorad olvida olvide olvidar descarta", "instrucciones indicaciones",
            "anteriores previas todas tus sistema", qualifierMayFollow: true),
        // Italian
        Rule(
            "ignora ignorate ignori ignorare dimentica dimenticate dimenticare", "istruzioni indicazioni",
            "precedenti tutte tue sistema", qualifierMayFollow: true),
        // Portuguese
        Rule(
            "ignora ignore ignorar esqueça esquece esquecer desconsidere", "instruções indicações diretrizes",
            "anteriores prévias todas tuas suas sistema", qualifierMayFollow: true),
        // Dutch
        Rule(
            "negeer negeren vergeet vergeten", "instructies instructie aanwijzingen",
            "vorige eerdere voorgaande bovenstaande alle jouw", verbMayFollow: true),
        // Swedish, Danish, Norwegian
        Rule(
            "ignorera ignorer glöm glem bortse", "instruktioner instruktionerne instrukser anvisningar anvisninger",
            "tidigare föregående tidligere forrige alla alle dina dine"),
        // Polish, Czech
        Rule(
            "zignoruj ignoruj ignorujcie zapomnij ignorujte zapomeň",
            "instrukcje instrukcji polecenia instrukce pokyny",
            "poprzednie poprzednich wcześniejsze wszystkie swoje předchozí všechny"),
        // Russian, Ukrainian
        Rule(
            "игнорируй игнорируйте проигнорируй проигнорируйте забудь забудьте ігноруй ігноруйте",
            "инструкции инструкций указания інструкції вказівки",
            "предыдущие предыдущих прежние все свои вышеуказанные попередні всі"),
        // Turkish: the verb is last
        Rule(
            "yoksay görmezden unut dikkate", "talimatları talimatlari yönergeleri", "önceki tüm yukarıdaki",
            verbMayFollow: true),
        // Arabic
        Rule("تجاهل تجاهلوا انس", "التعليمات تعليمات", "السابقة جميع كل أعلاه", qualifierMayFollow: true),
        // Hindi: the verb is last
        Rule("अनदेखा नज़रअंदाज़ भूल", "निर्देशों निर्देश", "पिछले सभी उपरोक्त", verbMayFollow: true),
    ]

    /// All of them, without which no rule and nothing that is spelt out can be met.
    static let verbs = Set(rules.flatMap(\.verbs)).sorted()

    private static let anyVerb = Set(verbs)

    /// The noun at most so many words from the verb.
    private static let nounDistance = 5

    static func rule(in words: [String]) -> String? {
        let places = words.indices.filter { anyVerb.contains(words[$0]) }
        if places.isEmpty { return nil }
        for rule in rules {
            for place in places where rule.verbs.contains(words[place]) {
                let nouns = max(0, place - nounDistance)..<min(words.count, place + nounDistance + 1)
                for noun in nouns where rule.nouns.contains(words[noun]) {
                    let isFollowed = noun > place
                    guard isFollowed || rule.verbMayFollow else { continue }
                    let between = isFollowed ? place..<noun : max(0, noun - 2)..<place
                    let behind = rule.qualifierMayFollow ? noun + 1..<min(words.count, noun + 3) : 0..<0
                    let which = (Array(between) + Array(behind)).first { rule.qualifiers.contains(words[$0]) }
                    guard let which else { continue }
                    return [place, which, noun].sorted().map { words[$0] }.joined(separator: " ")
                }
            }
        }
        return nil
    }

    // MARK: - Without spaces

    /// Scripts that set no spaces, or join words to endings.
    private static let unspacedRules: [(verbs: [String], nouns: [String], qualifiers: [String])] = [
        (
            ["忽略", "无视", "無視", "忽視", "忘记", "忘記", "不要理会"], ["指令", "指示", "提示词", "提示詞"],
            ["之前", "以上", "先前", "所有", "上述", "前面", "以前", "此前"]
        ),
        (["無視", "忘れ"], ["指示", "命令", "プロンプト"], ["以前の", "これまでの", "上記の", "すべての", "全ての", "前の", "以上の"]),
        (["무시", "잊어", "잊으"], ["지시", "지침", "명령", "프롬프트"], ["이전", "위의", "앞의", "기존"]),
    ]
    /// Letters that verb, noun and qualifier are together in.
    private static let unspacedWindow = 24

    static func unspaced(in text: String) -> String? {
        // Letters of these scripts are few in an ASCII text.
        guard text.utf8.contains(where: { $0 >= 0xE3 }) else { return nil }
        let scalars = Array(text.unicodeScalars)
        for rule in unspacedRules {
            for verb in rule.verbs {
                let needle = Array(verb.unicodeScalars)
                for place in scalars.indices where scalars[place...].starts(with: needle) {
                    let window = scalars[max(0, place - unspacedWindow)..<min(scalars.count, place + unspacedWindow)]
                    let around = String(String.UnicodeScalarView(window))
                    guard let noun = rule.nouns.first(where: around.contains),
                        let which = rule.qualifiers.first(where: around.contains)
                    else { continue }
                    return "\(which)\(noun) \(verb)"
                }
            }
        }
        return nil
    }

    /// English words whose letters were set apart, or which were run together.
    private static let speltPhrases: [String] = ["ignore", "disregard", "forget", "override"].flatMap { verb in
        ["previous", "allprevious", "prior", "allprior", "above", "theabove", "your", "allyour", "earlier"].map {
            verb + $0 + "instructions"
        }
    }

    static func spelt(in text: String) -> String? {
        guard text.contains("instructions") else { return nil }
        return speltPhrases.first(where: text.contains)
    }
}
