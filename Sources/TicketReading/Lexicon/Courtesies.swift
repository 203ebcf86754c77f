/// Words of greeting, thanks and farewell.
enum Courtesies {
    /// What may open a message.
    static let greetings = PhraseTable(
        """
        hi; hello; hallo; helo; hey; heyy*; hiya; hi there; hello there; hey there; dear; dears; greetings; good day
        good morning; good afternoon; good evening; morning; afternoon; evening; to whom it may concern; respected
        guten tag; guten morgen; guten abend; sehr geehrte*; hallo zusammen; liebe; lieber; liebes; moin; moin moin
        servus; gruss gott; grussgott; grüezi; bonjour; bonsoir; salut; coucou; chère; cher; chers; madame; monsieur
        hola; buenos dias; buen dia; buenas tardes; buenas noches; buenas; estimad*; querid*; muy buenas
        ciao; salve; buongiorno; buonasera; buon giorno; gentile; gentili; gentilissim*; egregio; spettabile; spett
        ola; oi; bom dia; boa tarde; boa noite; prezad*; caro; cara; caros; exmo*
        hoi; goedemorgen; goedemiddag; goedenavond; goedendag; goededag; geachte; beste; dag; hej; hejsan; god morgon
        goddag; god dag; kære; hei; dzień dobry; witam; cześć; szanown*; dobry wieczór; merhaba; selam; sayın
        iyi günler; günaydın; здравствуйте; добрый день; добрый вечер; доброе утро; привет; уважаем*
        добрий день; доброго дня; вітаю; привіт; шановн*; مرحبا; السلام عليكم; أهلا; שלום; היי; בוקר טוב
        καλημέρα; καλησπέρα; γεια σας; γεια; χαίρετε; नमस्ते; नमस्कार; 您好; 你好; 안녕하세요; お世話になっております
        こんにちは; はじめまして; いつもお世話になっております
        """)

    /// Greetings that need no comma before the sentence: `hi i cant log in`.
    static let informal = PhraseTable(
        """
        hi; hello; helo; hey; heyy*; hiya; hallo; hola; oi; ola; hej; hei; hoi; salut; ciao; moin; servus; bonjour
        greetings
        good morning; good afternoon; good evening; good day; guten tag; guten morgen; buenos dias; buenas; bom dia
        boa tarde
        buongiorno; salve; merhaba; selam; привет; здравствуйте; добрый день
        """)

    /// Who is greeted; after a greeting, before the comma.
    static let greeted = PhraseTable(
        """
        team; support; all; everyone; everybody; guys; folks; there; sir; sirs; madam; or; and; customer; customers
        service; care; friends; friend; again; mr; mrs; ms; dr; herr; frau; damen; herren; und; zusammen; damen und
        herren; madame; monsieur; messieurs; señor*; signor*; senhor*; heer; mevrouw; the; claims; department; help
        desk; helpdesk; people; hello; hi; liebes; liebe; liebes team; à tous; tous; vous; a todos; todos; signori
        """)

    /// Sentences of politeness after the greeting, which say nothing of the matter; nothing may follow them.
    static let pleasantries = PhraseTable(
        """
        i hope this email finds you well; i hope this message finds you well; i hope this finds you well
        hope this finds you well; hope you are well; hope you are doing well; i hope you are well; hope youre well
        hope youre doing well; i hope youre well; hope you re well; hope you re doing well; i hope you re well
        i hope you are doing well; how are you; how are you doing
        hope all is well; i hope all is well; hope you had a*; i hope you had a*; i trust you are well
        ich hoffe es geht ihnen gut; wie geht es ihnen; j espère que vous allez bien; espero que esté* bien
        spero che stiate bene; espero que estejam bem; hopelijk gaat alles goed
        """)

    /// What may stand before thanks: `ok great, thank you`.
    static let beforeThanks = PhraseTable(
        """
        ok; okay; great; perfect; wonderful; brilliant; awesome; excellent; super; fantastic; lovely; cool; nice; yes
        and; many; oh; ah; amazing; good; alles klar; prima; toll; herzlichen; besten; vielen; parfait; super; génial
        un grand; perfecto; genial; vale; muchas; mil; perfetto; grande; ottimo; molte; perfeito; ótimo; muito
        hartelijk
        alvast; fijn; mooi; stort; mange; tusen; bardzo; большое; vielen lieben; just wanted to say; i wanted to say
        again; that worked; it works; that works; that did the trick; works now; all good; all set; that helped
        sorted
        that; did; the; trick; it; worked; works; now; helped; solved; just; wanted to say that; i just wanted to say
        """)

    static let thanks = PhraseTable(
        """
        thanks; thank you; thx; tks; thnx; ty; tnx; ta; cheers; much appreciated; many thanks; thanking you; thank u
        danke; dankeschön; dankeschon; vielen dank; besten dank; herzlichen dank; merci; remercie; gracias; grazie
        obrigad*; obg; bedankt; dank je; dank u; tack; tak; takk; dzięki; dziękuj*; teşekkür*; sağolun; спасибо
        благодарю; дякую; شكرا; תודה; ευχαριστ*; धन्यवाद; 谢谢; 감사합니다; merci d avance; appreciate it
        i appreciate your help; we appreciate your help
        """)

    /// Farewells, after which a name is expected.
    static let farewells = PhraseTable(
        """
        regards; kind regards; best regards; warm regards; with kind regards; with best regards; best; best wishes
        with best wishes; all the best; sincerely; yours sincerely; yours faithfully; yours truly; yours
        sincerely yours
        respectfully; cheers; take care; have a nice day; have a great day; have a good day; thank you and good day
        good day; have a good one; many thanks; with thanks; rgds; br; kr; warmly; cordially; bye; love; xx; ta
        best of regards; warmest regards; kindest regards; have a nice weekend; greetings
        mit freundlichen grüssen; mit freundlichem gruss; freundliche grüsse; viele grüsse; beste grüsse; liebe grüsse
        mit besten grüssen; gruss; grüsse; schöne grüsse; mfg; lg; vg; herzliche grüsse; hochachtungsvoll
        mit freundlichen gruessen; viele gruesse; schönen tag; schönen tag noch; und freundliche grüsse
        einen schönen tag noch; tschüss
        cordialement; bien cordialement; cdt; cdlt; bien à vous; sincères salutations; salutations; bonne journée
        bonne soirée; très cordialement; bonne réception; salutations distinguées; à bientôt; meilleures salutations
        saludos; un saludo; atentamente; saludos cordiales; un cordial saludo; cordialmente; reciba un cordial saludo
        saludos y gracias; buen día
        cordiali saluti; distinti saluti; saluti; un saluto; buona giornata; cari saluti; a presto
        atenciosamente; att; cumprimentos; com os melhores cumprimentos; abraços; abraço; um abraço; grato; grata
        met vriendelijke groet; met vriendelijke groeten; vriendelijke groet; vriendelijke groeten; groet; groeten
        groetjes; mvg; hoogachtend; fijne dag
        med vänliga hälsningar; vänliga hälsningar; mvh; hälsningar; venlig hilsen; med venlig hilsen; hilsen; vh
        z poważaniem; pozdrawiam; pozdrawiam serdecznie; saygılarımla; iyi günler; iyi çalışmalar; с уважением
        з повагою; με εκτίμηση; بالتوفيق; مع تحياتي; בברכה
        """)

    /// Sentences before the farewell, which may go on.
    static let waiting = PhraseTable(
        """
        looking forward to; i look forward to; we look forward to; waiting your reply; waiting for your reply
        awaiting your reply; awaiting your response; hope to hear from you; i hope to hear from you
        i would appreciate a
        we should be grateful for an answer; we would be grateful for an answer; please do not hesitate
        please dont hesitate; please feel free to contact; feel free to contact; please let me know if you need
        please let me know if there is anything; let me know if you need; let me know if you have any questions
        please let me know if you have any questions; if you need anything; if you need any
        für rückfragen; bei rückfragen; über eine antwort; über eine rückmeldung; über eine schnelle antwort
        ich freue mich auf; ich freue mich über; wir freuen uns auf; dans l attente; veuillez agréer
        je vous prie d agréer
        dans l attente de; je reste à votre disposition; restant à votre disposition; bien à vous; je vous remercie
        nous vous remercions; je vous en remercie
        quedo a la espera; quedamos a la espera; a la espera; en espera de; quedo a su disposición; reciban un
        in attesa di; resto in attesa; rimango in attesa; resto a disposizione; aguardo; aguardamos; fico no aguardo
        desde já; fico à disposição; ik hoor graag; ik zie uw reactie; in afwachting; ser fram emot; jeg ser frem til
        czekam na odpowiedź; жду ответа; заранее спасибо; よろしくお願いいたします; よろしくお願いします; ありがとうございます
        """)

    /// Words that may follow thanks or a farewell without making more of the sentence.
    static let afterThanks = PhraseTable(
        """
        a; a lot; lot; so; much; very; in; advance; for; your; the; quick; help; time; support; reply; answer; again
        and; best; kind; regards; many; all; team; you; to; any; this; great; you; guys; everyone; bunch; ton; million
        response; assistance; prompt; patience; understanding; sir; madam; good; day; consideration; attention
        looking
        into; it; have; nice; sorting; out; quickly; here; love; wishes; dear; friend; fast; service; swift; help
        im voraus; voraus; vorab; für; ihre; eure; deine; die; schnelle; hilfe; mühe; antwort; und; viele; sehr; schon
        schonmal; mal; d; avance; pour; votre; aide; réponse; beaucoup; bien; de; antemano; por; su; ayuda; todo
        de nuevo
        mille; anticipo; per; l; aiuto; il; supporto; pela; ajuda; atenção; antecipadamente; alvast; voor; de; hulp
        snelle
        hjälpen; på; förhand; for; hjælpen; çok; ederim; ederiz; большое; заранее; за; помощь; дуже; πολύ; لكم; جزيلا
        rugalmas; rabah; מראש; grüsse; lieben
        """)

    /// Farewells and thanks of scripts without spaces, which end a sentence as they are.
    static let unspacedThanks = SubstringTable(
        "よろしくお願い ありがとうございま 助かりました 谢谢 謝謝 感谢 多谢 감사합니다 고맙습니다 敬具 此致")

    static let unspacedGreetings = SubstringTable("お世話になっております こんにちは はじめまして 您好 你好 안녕하세요 お疲れ様")

    /// Whether a farewell holds thanks.
    static func saysThanks(_ words: ArraySlice<Word>, in message: MessageText, _ range: Range<Int>) -> Bool {
        thanks.occurs(in: words) || unspacedThanks.occurs(in: message.reading, range)
    }
}
