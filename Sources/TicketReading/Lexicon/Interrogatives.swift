/// Words that open questions.
enum Interrogatives {
    static let questionWords: Set<String> = [
        "what", "why", "when", "where", "who", "whom", "whose", "which", "how", "whats", "wheres", "whos", "hows",
        "whens",
    ]

    /// Before the question proper: `also, and then how…`
    static let lead = PhraseTable(
        """
        and; but; so; also; or; then; now; ok; okay; well; first; second; third; secondly; thirdly; finally; lastly
        hence
        quick question; quick one; just wondering; one more thing; another thing; another question; by the way; btw
        in addition; additionally; furthermore; plus; next; my question is; question; if so; if not; if yes; again
        und; außerdem; zudem; ausserdem; noch eine frage; eine frage; oder; aber; et; aussi; de plus; y; también
        además
        anche; inoltre; também; além disso; en; ook; daarnaast; och; også; samt; oraz; или; и; а; та; і; чи; ve
        ayrıca
        perfecto; in the meantime; meanwhile
        """)

    static let auxiliaries: Set<String> = [
        "do", "does", "did", "is", "are", "was", "were", "am", "can", "could", "will", "would", "should", "shall",
        "may",
        "might", "must", "has", "have", "had", "isnt", "arent", "cant", "couldnt", "dont", "doesnt", "didnt", "wont",
        "wouldnt", "shouldnt", "hasnt", "havent", "wasnt", "cannot",
    ]

    /// Auxiliaries that at the start of a sentence make a question whatever follows.
    static let plainOpeners: Set<String> = [
        "does", "did", "is", "are", "was", "were", "can", "could", "should", "shall", "isnt", "arent", "doesnt",
        "didnt",
        "cant", "couldnt", "has",
    ]

    static let subjects: Set<String> = [
        "i", "you", "we", "they", "he", "she", "it", "there", "this", "that", "these", "those", "the", "my", "your",
        "our",
        "his", "her", "their", "a", "an", "any", "anyone", "anybody", "someone", "somebody", "everyone", "all", "both",
        "u",
        "its", "one", "everything", "anything",
    ]

    /// After a question word, these make a question as an auxiliary does.
    static let afterQuestionWord: Set<String> = [
        "much", "many", "long", "often", "far", "soon", "to", "come", "about", "else", "happens", "happened", "means",
        "exactly", "big", "old", "fast", "on", "pays", "gets", "needs", "counts", "decides", "receives", "now",
    ]

    /// Openings of other languages, at the start of a sentence or after `lead`.
    static let foreign = PhraseTable(
        """
        wie kann; wie komme; wie kündige; wie bekomme; wie lange; wie viel; wie viele; wie oft; wie hoch; wie ändere
        wie funktioniert; wie läuft; wie geht; wie ist; wie sind; wie muss; wie soll; wie lösche; wie stelle
        wie erhalte
        wie mache; wie richte; wie wird; wie werden; wie lautet; wo finde; wo kann; wo ist; wo bekomme; wo sehe
        wann ist; wann kommt
        wann kann; wann wird; wann werden; wann bekomme; ab wann; bis wann; seit wann; warum; wieso; weshalb; welche
        welcher
        welches; welchen; wer ist; wer kann; was kostet; was muss; was mache; was ist; was kann; was soll
        was passiert
        kann ich; kann man; können wir; können sie; könnten sie; könnt ihr; muss ich; müssen wir; darf ich; ist es
        ist das
        gibt es; gilt; bekomme ich; habt ihr; haben sie; sind; soll ich; werden; wird; ist mein; lässt sich; moet
        geht das
        comment; pourquoi; combien; où; quand; quel; quelle; quels; quelles; est ce que; est il; puis je; peut on
        pouvez vous
        pourriez vous; dois je; y a t il; qui; à quelle; à quel; avez vous; est ce; faut il; qu est ce
        cómo; como puedo; por qué; cuándo; cuando llega; dónde; cuánto; cuánta; cuántos; cuál; cuáles; qué hago
        que hago
        qué; puedo; se puede; podría; podrían; pueden; hay; es posible; tengo derecho; tengo que; quién; dónde puedo
        come posso; come faccio; come si; dove; quando arriva; quando; perché; quanto; quanta; quale; quali; posso
        si può
        è possibile; è previsto; potete; potreste; devo; chi; cosa devo; che cosa; avete
        como faço; como posso; como altero; como cancelo; onde; quando; por que; quanto; qual; quais; posso
        é possível
        vocês; podem; poderiam; há; o que; tem como; preciso
        hoe kan; hoe lang; hoe; waar; wanneer; waarom; welke; hoeveel; kan ik; kunt u; kunnen jullie; kunnen we
        is het
        moet ik; wordt; worden; wat is; wat moet; wat kost; mag ik; hebben jullie; heeft u; is er; zijn er
        hur; var hittar; när; varför; vilken; vilka; kan jag; kan man; går det; finns det; vad; hvordan; hvor; hvornår
        hvorfor; kan jeg; er det; hvad; hvilken; jak; gdzie; kiedy; dlaczego; czy; ile; kto; jaki; jakie; nasıl
        nerede
        ne zaman; neden; kaç; как; где; когда; почему; сколько; можно ли; какой; какие; кто; вернут ли; нужно ли
        можно
        як; де; коли; чому; скільки; чи; який; кто; كيف; متى; أين; هل; لماذا; كم; وكم; ما هو; ما هي; איך; מתי; איפה
        למה; האם; כמה
        πώς; πότε; πού; γιατί; μπορώ; πόσο; ποιο; कैसे; कब; कहाँ; क्यों; क्या; मुझे क्या
        """)

    static let unspaced = SubstringTable(
        """
        ？ ですか ますか でしょうか ませんか 教えてください 教えて 方法 吗 嗎 如何 怎么 怎麼 怎样 什么 什麼 哪里 哪裡 哪儿 为什么
        多少 多久 几天 能否 是否 可以帮 请问 請問 나요 까요 습니까 는지 어떻게 언제 어디 알려주세요 해주세요 ください ؟
        """)

    static let unspacedProblems = SubstringTable(
        """
        できません できない 出ません 出ない しません エラー 壊れ 忘れました 届きません 届いていません 届かない 無法 无法 不能 不行
        错误 錯誤 失败 失敗 没有收到 没收到 坏了 问题 안 됩니다 안돼 안되 종료됩니다 오류 없습니다 못 नहीं त्रुटि لا יכול לא אינו δεν
        """)

    static let unspacedAsks = SubstringTable("どうすればいい どうしたらいい 怎么办 怎麼辦 어떻게 해야 対応をお願い")
}
