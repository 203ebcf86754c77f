/// Words that ask for something without the form of a question.
enum Requests {
    /// Anywhere in a sentence.
    static let openings = PhraseTable(
        """
        i would like to; we would like to; i d like to; id like to; wed like to; i would like; id like; i wish to
        we wish to
        i want; we want; i wanna; i need; we need; need to; need help; need a; need an; need the; in need of
        looking for; i request; we request
        requesting; request a; i should like to; we should like to; would love to; i was wondering; wondering if
        wondering whether; wondering how; wondering about; let me know; let us know; tell me; tell us; show me
        explain how
        send me; send us; give me; give us; help me; help us; could you; can you; could someone; can someone
        could somebody
        can somebody; would you; could i get; could i have; may i have; can i get; can i have; how to; how do i
        how do we
        how can i; how can we; how does; how would i; how much is; how much does; where do i; where can i; what do i
        what should i
        when will; when can i; why is; why does; why do; why did; why was; is there a way; is it possible; anyone know
        anybody know; does anyone; has anyone; any way to; want to know; like to know; curious; cant find
        can not find
        cannot find; no idea how; not sure how; dont know how; dont understand; do not understand
        it would be great if
        would be great; would be nice if; would appreciate if; grateful if; please advise on; kindly; i demand
        we demand
        i am trying to; im trying to; i am interested in; interested in; set up; setting up; enquire about
        inquire about
        status of; if you could; would it be possible; is it ok to; am i able to; what is the; what are the
        delete my; cancel my; close my account
        change my; remove my; update my; refund my; reset my; want my money back; my money back
        ich möchte; wir möchten; ich würde gerne; ich würde gern; wir würden gerne; ich will; wir wollen; ich brauche
        wir brauchen; ich benötige; benötigen wir; wir benötigen; könnten sie; könnt ihr; können sie; teilen sie uns
        teilen sie mir; senden sie; schicken sie; bitte um; hätte gerne; ich wollte fragen; würde ich gerne
        würden wir gerne; möchte ich; möchten wir; brauche ich; bräuchte; hätte ich gerne; wüsste ich gerne
        ich wüsste gern; würde mich interessieren
        je souhaite; je souhaiterais; nous souhaitons; nous souhaiterions; je voudrais; nous voudrions; j aimerais
        je veux
        j ai besoin; nous avons besoin; pouvez vous; pourriez vous; pourrais je; merci de; veuillez me
        veuillez nous; je cherche
        comment puis je; comment faire
        quisiera; quisiéramos; quiero; queremos; me gustaría; nos gustaría; necesito; necesitamos; podrían; podría
        pueden
        puede indicarme; cómo puedo; como puedo; solicito; solicitamos; ruego; rogamos; quería; necesitaría
        vorrei; vorremmo; volevo; voglio; ho bisogno; abbiamo bisogno; potete; potreste; chiediamo; chiedo; desidero
        come posso
        gostaria; gostaríamos; quero; queremos; preciso; precisamos; solicito; solicitamos; poderiam; podem me
        como faço
        ik wil; wij willen; ik zou graag; graag ontvang*; graag wil; ik heb nodig; kunt u; kunnen jullie; ik zoek
        zou u
        jag vill; jag skulle vilja; jag behöver; jeg vil gerne; jeg ønsker; jeg har brug for; kan ni; kan i
        chcę; chciałbym; chciałabym; proszę o; potrzebuję; mogę prosić; istiyorum; rica ediyorum; lütfen
        хочу; хотел бы; хотела бы; подскажите; мне нужно; прошу; помогите; помогите мне; хочу знать; підкажіть
        прошу; мені потрібно
        أريد; أرغب; احتاج; أحتاج; אני רוצה; אני צריך; אני צריכה; θέλω; θα ήθελα; χρειάζομαι; चाहता; चाहती; कृपया
        """)

    /// Only as the first words of a sentence: commands, and keywords of a need.
    static let commands = PhraseTable(
        """
        please; cancel; delete; change; remove; reset; update; refund; send; add; close; confirm; resend; activate
        deactivate; reactivate; unlock; need; how; where; help with; refund; sort; fix; replace; provide; arrange
        check; explain; clarify
        resolve; transfer; book; upgrade; downgrade; exchange; return; pause; stop; restore; issue; forward; process
        review; investigate
        correct; extend; renew; enable; disable; merge; switch; move; set; increase; lower; raise; raising
        look into; do the; bitte; merci; por favor; per favore; graag; proszę
        """)

    /// `please` without a request of its own.
    static let emptyPlease = PhraseTable(
        """
        please find; please see; please note; please do not hesitate; please dont hesitate; please consider
        please ignore
        please be aware; please accept; please see below; please excuse; please find attached; please be informed
        please close; bitte finden; bitte beachten; im anhang
        """)
}
