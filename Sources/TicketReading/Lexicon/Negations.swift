/// Words of denial, by language: in letters to a help desk most say what does not work.
enum Negations {
    /// - Parameter language: as guessed for the message; English if undetermined.
    static func occur(in words: ArraySlice<Word>, language: String?) -> Bool {
        byLanguage[language ?? "en"]?.occurs(in: words) ?? false
    }

    private static let byLanguage: [String: PhraseTable] = [
        "en": PhraseTable(
            """
            not; never; nothing; nobody; without; havent; hasnt; hadnt; didnt; dont; wasnt; werent; rather than
            instead
            neither; nor
            """),
        "de": PhraseTable("nicht; kein*; nichts; nie; niemand; ohne; statt; weder"),
        "fr": PhraseTable("ne; n; pas; jamais; rien; sans; aucun*; au lieu"),
        "es": PhraseTable("no; nunca; nada; sin; ningun*; en lugar; en vez; tampoco"),
        "it": PhraseTable("non; mai; niente; nulla; senza; nessun*; invece; diverso; diversa"),
        "pt": PhraseTable("não; nunca; nada; sem; nenhum*; em vez; errad*"),
        "nl": PhraseTable("niet; niets; geen; nooit; zonder; in plaats"),
        "sv": PhraseTable("inte; aldrig; ingen; inget; utan; istället"),
        "da": PhraseTable("ikke; aldrig; ingen; intet; uden; i stedet"),
        "pl": PhraseTable("nie; nigdy; nic; bez; brak; zamiast"),
        "tr": PhraseTable("değil; yok; hiç; olmadı; olmuyor; gelmiyor; yerine"),
        "ru": PhraseTable("не; нет; никогда; ничего; без; вместо"),
        "uk": PhraseTable("не; немає; ніколи; нічого; без; замість"),
        "el": PhraseTable("δεν; μην; ποτε; τιποτα; χωρις"),
        "he": PhraseTable("לא; אין; בלי"),
        "ar": PhraseTable("لا; لم; لن; ليس; بدون"),
        "hi": PhraseTable("नहीं; मत; बिना"),
    ]
}
