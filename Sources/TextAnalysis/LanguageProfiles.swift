/// What tells languages of one script apart: words, endings of longer words, letters.
///
/// A word counts for each language that has it, the less the more languages do. The lists were written for letters to
/// companies: function words, and the forms in which customers ask.
struct LanguageProfiles: Sendable {
    struct Score {
        var total = 0.0
        /// Different function words found.
        var distinctWords = 0
        /// Words with a letter that only this language has.
        var ownLetters = 0
    }

    private static let endingWeight = 0.25
    private static let letterWeight = 0.6

    let codes: [String]
    /// Indices of the languages that have the word.
    private let words: [String: [Int]]
    private let endings: [Substring: [Int]]
    private let letters: [Unicode.Scalar: [Int]]

    private init(_ profiles: [(code: String, words: String, endings: String, letters: String)]) {
        codes = profiles.map(\.code)
        var words: [String: [Int]] = [:]
        var endings: [Substring: [Int]] = [:]
        var letters: [Unicode.Scalar: [Int]] = [:]
        for (index, profile) in profiles.enumerated() {
            for word in Set(profile.words.split(whereSeparator: \.isWhitespace)) {
                words[String(word), default: []].append(index)
            }
            for ending in Set(profile.endings.split(separator: " ")) { endings[ending, default: []].append(index) }
            for letter in Set(profile.letters.unicodeScalars) { letters[letter, default: []].append(index) }
        }
        self.words = words
        self.endings = endings
        self.letters = letters
    }

    /// By language, in the order of `codes`. O(words).
    func scores(_ text: ProfiledWords) -> [Score] {
        var scores = [Score](repeating: Score(), count: codes.count)
        var seen: Set<String> = []
        for word in text.words {
            let isNew = seen.insert(word).inserted
            if let languages = words[word] {
                // the same word again says less
                let weight = (isNew ? 1 : 0.4) / Double(languages.count)
                for language in languages {
                    scores[language].total += weight
                    scores[language].distinctWords += isNew ? 1 : 0
                }
            } else if word.unicodeScalars.count >= 6 {
                for length in 3...4 {
                    guard let languages = endings[word.suffix(length)] else { continue }
                    for language in languages {
                        scores[language].total += Self.endingWeight / Double(languages.count) * (isNew ? 1 : 0.4)
                    }
                }
            }
            for language in languagesOfLetters(in: word) {
                scores[language].total += Self.letterWeight * (isNew ? 1 : 0.4)
                scores[language].ownLetters += 1
            }
        }
        return scores
    }

    private func languagesOfLetters(in word: String) -> [Int] {
        for letter in word.unicodeScalars where letter.value >= 0x80 {
            if let languages = letters[letter], languages.count <= 2 { return languages }
        }
        return []
    }

    static let latin = LanguageProfiles([
        (
            "en",
            """
            the and to of is in it you that for with my on are this be have at not can do how what when where why
            which who i we
            your our they from there has was were will would could should been but if or an as by please does did
            cannot am its
            about after any been because before being between get got just me more no now only other out over some
            such than
            their them then these those through under up us very while also still don doesn didn isn won ve ll need
            want help
            know tell work works working account before after without thanks thank hello regards dear a into much
            many long
            wasn weren hasn haven couldn wouldn shouldn aren s t d m re one two first last new same day days week
            quick quickly
            included see look looking time way make made take could someone something anything nothing never always
            every
            """,
            "ing tion ness able ment ight ould ough", ""
        ),
        (
            "de",
            """
            der die das und ist nicht ich sie wir ein eine einen einem einer eines den dem des mit auf für von zu im
            am an auch
            bei nach wie wo was wann warum kann können könnte muss habe haben hat wird werden wurde sind sich aber
            oder wenn noch
            nur schon mein meine meinen meiner meinem ihre ihr ihnen uns unser mir mich bitte danke hallo guten tag
            zum zur vom
            beim über unter seit dass daß diese dieser dieses kein keine keinen als aus bis durch ohne vor mehr sehr
            immer wieder
            gibt es dort hier jetzt bekomme möchte würde gerne welche welcher grüße grüßen geehrte rechnung konto
            fur konnen
            mochte lange wurden lässt mal doch also dann ab finde gültig gilt er war komme geht
            """,
            "ung ungs lich keit heit isch chen ieren tung elle iert igen", "ß"
        ),
        (
            "fr",
            """
            le la les des du de un une et est je vous nous il elle que qui pas ne sur pour dans avec mon ma mes
            votre vos notre
            nos au aux ce cette ces se sa son ses plus par ou où mais comment quand pourquoi quel quelle quels avoir
            être ai suis
            avez avons ont sont était fait faire puis peux peut peuvent pouvez merci bonjour bonsoir depuis toujours
            encore très
            bien aussi comme si sans après avant dois doit votre leur cela ça été reçu cordialement monsieur madame
            jour mois
            j l n qu y a en moi votre commande facture compte changer forfait souhaite voudrais
            """,
            "tion ment eaux eux euse ique ière aire ance ence iez ions ées", "œùêëçî"
        ),
        (
            "es",
            """
            el la los las de del un una unos unas y es que en no por para con mi mis su sus me se te le lo al como
            cómo pero más
            muy está están estoy hay ha he han puedo puede pueden qué cuál cuándo dónde quién porque si sin sobre
            desde hasta
            también ya cuando donde este esta esto ese esa eso mucho gracias hola buenos buenas días tardes quisiera
            quiero
            necesito favor usted ustedes nos nuestro tengo tiene hacer ser son fue era saludo saludos cuenta factura
            pedido
            contraseña línea dos cada vez veces todo todos nada llega código cambiar
            """,
            "ción ando iendo idad mente ible ería aron ones ados", "ñ¿¡"
        ),
        (
            "it",
            """
            il lo la i gli le un uno una di del dello della dei degli delle e è che non in a da dal per con su sul
            mi ti si ci vi
            mio mia miei mie suo sua come ma più sono ho hai ha abbiamo avete hanno posso può potete dove quando
            perché quale
            quanto cosa chi se anche ancora già molto grazie buongiorno salve vorrei volevo devo questo questa
            questi nel nella
            al alla ai alle dopo prima sempre essere fare stato stata senza cordiali saluti numero codice ordine
            conto fattura
            funziona riesco possibile saperne sapere cambiare ricevuto
            """,
            "zione ione ando endo mente ità ezza iare ando ella etto zato ento", ""
        ),
        (
            "pt",
            """
            o a os as um uma de do da dos das e é que não em no na nos nas por para com meu minha meus minhas seu
            sua me se lhe
            ao à mas mais muito está estão estou há tem tenho foi era ser são posso pode podem como onde quando
            porque qual quais
            quem se sem sobre desde até também já este esta isto esse essa isso obrigado obrigada olá bom dia boa
            tarde gostaria
            quero preciso você vocês nós nosso nossa fazer conta fatura pedido prazo consigo entrar ontem pelo pela
            cartão linha
            oi pra receber senha aparece devo nao voce
            """,
            "ção ções mente dade ando endo indo eira eiro ável amos ões", "ãõ"
        ),
        (
            "nl",
            """
            de het een en is niet ik u je jij wij we zij ze van voor met op in aan te dat die dit deze er naar bij
            om uit over
            door als maar of ook nog al wel geen mijn uw jullie ons onze hun kan kunnen kunt heb hebben heeft had
            wordt worden
            werd zijn was ben bent hoe waar wanneer waarom wat wie welke moet moeten mag wil graag bedankt hallo
            goedemiddag
            geachte beste groet groeten vriendelijke alvast vraag vragen rekening bestelling pakket factuur dan toen
            vorige hoi
            sinds zonder omdat eigen dit gaat doen
            """,
            "ijk ijke heid ingen lijk aar tie eren eerd aat isch", ""
        ),
        (
            "sv",
            """
            och att det är inte jag du vi ni en ett den de som på för med av till har kan om min mitt mina er era
            oss mig dig sig
            från eller men när hur var vad varför vilken vilka ska skulle vill behöver finns måste bara också efter
            utan över
            under mot hej tack hälsningar vänliga faktura konto mer alla något någon ingen så här där nu igen blir
            blev säger upp
            går får ladda hittar
            """,
            "ning ande igen heten arna erna lig ligt sion tion", ""
        ),
        (
            "da",
            """
            og at det er ikke jeg du vi i en et den de som på for med af til har kan om min mit mine jer jeres os
            mig dig sig fra
            eller men når hvordan hvor hvad hvornår hvorfor hvilken skal ville vil findes må kun også efter uden
            over under mod
            hej tak hilsen venlig faktura konto mere alle noget nogen ingen så her der nu igen bliver blev hvis
            været blevet
            koster ændre få kunne min gift
            """,
            "ning ende heden erne lig ligt sion elser else", "øæ"
        ),
        (
            "pl",
            """
            i w z na do nie jest się to że o jak czy ja mam ma mi mnie mój moja moje moje państwo państwa pan pani
            dla od po za ale
            lub oraz który która które gdzie kiedy dlaczego ile kto co już jeszcze tylko też tak być był była było
            będzie mogę
            może można proszę dziękuję dzień dobry witam pozdrawiam poważaniem przez przy przed bez konto faktura
            zamówienie
            paczka numer miała we nadal jej
            """,
            "ość ości anie enie owej owego ych ymi ami owa ować", "łąęśźżńć"
        ),
        (
            "tr",
            """
            ve bir bu için ile ne nasıl neden nerede zaman mi mı mu mü ben biz siz benim bizim sizin var yok değil
            ama veya daha
            çok en gibi kadar sonra önce bana size beni olarak olan oldu olur lütfen merhaba teşekkür teşekkürler
            ederim istiyorum
            hesap sipariş siparişim fatura gün gündür hâlâ henüz şu her hiç ise da de kargo
            """,
            "lar ler ları leri yor ıyor iyor mak mek dır dir acak ecek ımı imi", "ğış"
        ),
    ])

    static let cyrillic = LanguageProfiles([
        (
            "ru",
            """
            и в не на я что как это с по но из у за от к же бы для мы вы он она они мой моя мне меня вас вам нас ли
            или если когда
            где почему сколько есть был была было будет можно нужно до при без уже ещё еще так только очень
            здравствуйте спасибо
            пожалуйста добрый день деньги заказ счет ближайший красным уважением чтобы какой какие
            """,
            "ться ется ения ание ость ого ать ить ого ешь", "ыэъё"
        ),
        (
            "uk",
            """
            і в не на я що як це з по але із у за від до ж б для ми ви він вона вони мій моя мені мене вас вам нас
            чи або якщо коли
            де чому скільки є був була було буде можна потрібно при без вже ще так тільки дуже доброго дня добрий
            день дякую
            будь ласка гроші замовлення рахунок щоб який які цього йти та
            """,
            "ться ється ення ання ість ого ати ити ього", "іїєґ"
        ),
    ])
}
