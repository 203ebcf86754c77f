/// Words without content of their own: what is left of a question without them tells what it is about.
enum EmptyWords {
    static func contains(_ word: String) -> Bool { words.contains(word) }

    private static let words: Set<String> = Set(
        Words.folded(
            """
            a an the this that these those it its is are was were be been being am do does did done doing have has
            had having
            i you he she we they me him her us them my your his our their mine yours who whom whose which what where
            when why
            how and or but if then so because as of at by for with about into to from in on off out up down over
            again also
            there here any some all both each more most other such no nor not only own same than too very just can
            could will
            would should shall may might must dont doesnt didnt cant couldnt wont isnt arent im ive id ill youre re
            ll its thats whats
            let lets get got getting go going gone make made come came take takes took keep know think thing things
            something
            anything nothing someone anyone anybody somebody everyone else now today still yet already ever even
            really
            please help fix fixed fixing solve solved solving resolve resolved idea ideas advise advice suggest
            suggestions
            suggestion problem problems issue issues happen happens happening happened wrong normal possible tell
            check look
            looking understand sort sorted way ways thanks thank hi hello sir madam correct corrected right ok okay
            yes
            expected reason matter explain need want like work works working question questions asap soon quickly
            urgently
            urgent thoughts next try tried kindly case able one further known support assist assistance anyway
            exactly mean
            reversed undo wrote see say said says best supposed long much many options option
            der die das den dem des ein eine einen einem einer ist sind war wie was wo wann warum wieso kann konnen
            konnte muss
            ich sie wir es er mir mich uns ihnen ihr mein meine und oder aber auch nicht bitte helfen hilfe tun
            machen mache
            jetzt da hier mit von zu fur auf an in im noch so wissen woran liegt liegen losen beheben normal
            le la les un une des de du est sont que qui quoi comment pourquoi quand ou je tu il elle nous vous ils
            me moi ce ca
            cela et mais aussi faire fais dois puis peut pouvez aider aide svp plait normal probleme
            el los las una unos de que como por para es son se yo mi me lo su y o pero hacer hago puedo puede pueden
            ayudar ayuda ayudarme favor normal problema debo
            il lo gli di che come perche dove posso potete cosa devo fare faccio mi e ma anche aiutare aiutarmi
            aiuto normale
            o os as um uma do da que como por porque onde posso podem fazer faco devo me e mas tambem ajudar ajuda
            het een dat dit hoe wat waar wanneer waarom kan ik kunnen jullie u mij en maar ook helpen hulp doen moet
            jag det att hur vad kan ni hjalpa mig gora jeg hvad hvordan hjaelpe mig co jak czy moge robic pomoc prosze
            что делать как мне это вы помочь почему можно я мы
            """))
}
