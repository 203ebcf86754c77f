package import TextAnalysis

/// Words that comparisons of sentences treat in particular ways. Lists of our own.
package enum ComparisonWords {
    /// Words without content of their own. Modal verbs are among them: they count as opposites only.
    package static let function = WordSet(
        words: """
            a an the this that these those it its they them their theirs he she his her you your yours we us our ours i \
            me my who whom whose which what there here am is are was were be been being do does did done have has had \
            having will would shall should can could may might must to of in on at by for from with into onto as than \
            and or but so if then because since when while also too just only simply please note very really already \
            still always usually normally generally typically about approximately some any each every per all both \
            either such other own same more most less least up out over under again now back how why where within \
            during between through until till via upon whether not no nor yes ok able go goes gets make makes want \
            wants let lets however therefore thus e.g i.e etc much many few lot lots one ones s t once itself
            """)

    /// Modal verbs and other words whose lack on one side says nothing.
    static let silentOpposites = WordSet(
        words: "can may could able possible with always most least must shall over above higher")

    /// Verbs and nouns of help texts that mean the same there; the first of a line stands for all; and irregular forms.
    private static let synonyms: [WordKey: WordKey] = {
        let groups = """
            get receive obtain got
            stay remain
            keep retain hold kept held
            choose select pick chose chosen
            click press tap
            buy purchase bought
            show display shown
            change modify edit alter
            fix repair
            large big
            ask request
            give provide offer supply gave given
            item product
            phone telephone
            photo picture image
            customer client
            sign log
            last take took taken
            use utilise utilize
            book reserve
            money cash
            begin start
            email mail
            finish complete
            quickly fast
            arrive reach
            allow let permit
            lose lost
            leave left
            find found
            sell sold
            write written wrote
            build built
            spend spent
            break broken
            forget forgot forgotten
            bring brought
            tell told
            say said
            see seen saw
            know known
            run ran
            """
        var table: [WordKey: WordKey] = [:]
        for line in groups.split(separator: "\n") {
            let words = line.split(separator: " ").map { WordStem.key(of: String($0)) }
            for word in words { table[word] = words[0] }
        }
        return table
    }()

    /// Nearly no word is one, which this tells sooner than the table does.
    private static let withSynonyms = WordSet(synonyms.keys)

    /// The first of a stem's synonyms; the stem itself if it has none.
    static func synonym(of stem: WordKey) -> WordKey {
        withSynonyms.contains(stem) ? synonyms[stem] ?? stem : stem
    }

    /// The stem, or the first of its synonyms.
    package static func stem(of word: ArraySlice<UInt8>) -> WordKey { synonym(of: WordStem.key(of: word)) }

    /// Words that begin a condition: what stands there limits the sentence.
    package static let conditions = WordSet(
        words: "if when whenever while unless where wherever once provided during unlike except instead until")

    /// After these a word tells for whom, where or when the sentence holds.
    static let prepositions = WordSet(
        words: "in at for on by from with without of to via through during under over between within into since until")

    static let determiners = WordSet(
        words: "the a an your our their this that these those any all each every my its")

    /// Verbs with `on` and `off`.
    static let switching = WordSet(
        words:
            "turn turns turned turning switch switches switched switching power powered is are be stay stays keep leave"
    )

    static let examples = WordSet(words: "example instance eg")
}
