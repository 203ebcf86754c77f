/// What mail programs, help desks and forms put around a message.
enum MailFurniture {
    /// Before a name and colon in the line that introduces a quoted message.
    static let wrote = PhraseTable(
        """
        wrote; writes; schrieb; a écrit; escribió; ha scritto; scrisse; escreveu; schreef; skrev; napisał*; пишет
        написал*
        yazdı; έγραψε; כתב
        """)

    static let originalMessage = PhraseTable(
        """
        original message; original mail; forwarded message; begin forwarded message; ursprüngliche nachricht
        originalnachricht; weitergeleitete nachricht; anfang der weitergeleiteten; message d origine; message original
        message transféré; mensaje original; mensaje reenviado; messaggio originale; messaggio inoltrato
        mensagem original; mensagem encaminhada; oorspronkelijk bericht; doorgestuurd bericht; ursprungligt meddelande
        vidarebefordrat meddelande; oprindelig meddelelse; wiadomość oryginalna; исходное сообщение
        пересылаемое сообщение
        """)

    /// Labels of the sender in a header.
    static let from = PhraseTable("from; von; de; da; van; från; fra; od; от; від; kimden")
    static let subject = PhraseTable(
        "subject; betreff; objet; asunto; oggetto; assunto; onderwerp; ämne; emne; temat; тема; konu; re; topic; betrifft"
    )
    static let otherHeader = PhraseTable(
        """
        sent; date; to; cc; bcc; reply to; gesendet; datum; an; kopie; envoyé; date d envoi; à; enviado; enviado el
        fecha
        para; inviato; data; a; verzonden; aan; skickat; till; sendt; til; wysłano; do; отправлено; кому; дата
        """)

    /// Labels of forms whose value is what the customer wants to say.
    static let contentLabels = PhraseTable(
        """
        message; your message; question; your question; comments; comment; description; details; enquiry; inquiry
        request
        issue; problem; how can we help; how can we help you; what can we help you with; nachricht; ihre nachricht
        frage
        anliegen; beschreibung; votre message; demande; votre demande; commentaire; mensaje; consulta; pregunta
        comentarios
        messaggio; richiesta; domanda; mensagem; pergunta; bericht; vraag; uw vraag; meddelande; besked; wiadomość
        error; fehler; note; ps; edit; update; question 1; question 2; q
        """)

    /// Labels of forms about the customer or the order.
    static let fieldLabels = PhraseTable(
        """
        name; full name; first name; last name; your name; surname; email; e mail; e mail address; email address; mail
        phone; phone number; telephone; mobile; country; company; organisation; organization; date of birth
        customer number
        customer id; member id; account number; account; account id; policy number; order number; order; order no
        order id
        invoice number; booking reference; browser; os; operating system; ip; ip address; ticket; ticket id
        ticket number
        case; case number; case id; priority; department; category; product; version; url; page; visitor; language
        city
        address; postcode; zip; reference; ref; serial number; model; chat started; user agent; plan; device; channel
        vorname; nachname; kundennummer; telefon; firma; bestellnummer; vertragsnummer; land; anrede; strasse; plz
        ort
        nom; prénom; numéro de client; téléphone; société; numéro de commande; adresse; ville; pays
        nombre; apellidos; correo; correo electrónico; teléfono; empresa; número de pedido; número de cliente; país
        nome; cognome; telefono; azienda; ordine; ordine n; codice cliente; sobrenome; telefone; cpf; pedido
        número do pedido
        naam; voornaam; achternaam; klantnummer; telefoonnummer; ordernummer; bestelnummer; namn; telefonnummer
        ordrenummer
        """)

    /// Lines that a program wrote.
    static let automaticLines = PhraseTable(
        """
        reply above this line; type your reply above; write above this line; do not reply to this; please do not reply
        has been updated; to add comments reply; you are receiving this
        you received this message because
        manage your preferences; email preferences; view this email in your browser; this email is a service from
        this message was sent from; this e mail was sent from; this email was sent from; sent via the contact form
        a new contact form; contact form submission; new form submission; new submission; this is an automated message
        ticket created; powered by; external email; caution external; caution this email originated; virus free
        scanned by; checked for viruses; diese nachricht wurde über; kontaktformular
        bitte antworten sie nicht; antworten sie oberhalb dieser zeile; ne pas répondre à; formulaire de contact
        no responda a este; formulario de contacto; modulo di contatto; não responda; formulário de contato
        contactformulier
        """)

    /// What footers offer and customers ask for; a footer has one of `footerLinks` beside it, or nothing.
    static let unsubscribing = PhraseTable(
        """
        unsubscribe; abbestellen; newsletter abmelden; se désabonner; désinscrire; darse de baja; annulla iscrizione
        cancelar inscrição; afmelden voor
        """)
    static let footerLinks = PhraseTable(
        """
        click; here; link; preferences; privacy; view; browser; no longer wish; no longer want to receive; http; https
        www; hier; klicken; ici; cliquez; aquí; clic; clicca; qui; aqui; clique; klik
        """)

    static let automaticStarts = PhraseTable(
        """
        automatic reply; auto reply; out of office; delivery status notification; abwesenheitsnotiz
        automatische antwort
        réponse automatique; respuesta automática; risposta automatica; resposta automática; automatisch antwoord
        autosvar
        undeliverable
        """)

    /// `Sent from my phone` and its like.
    static let deviceLines = PhraseTable(
        """
        sent from my; sent from mail; sent from outlook; sent from yahoo; sent with; sent using; get outlook for
        sent via; von meinem; gesendet von; gesendet mit; von unterwegs gesendet; envoyé de mon; envoyé depuis
        envoyé à partir
        enviado desde mi; enviado desde; inviato da; inviato dal; enviado do meu; enviado de meu; enviado do
        verzonden vanaf
        verstuurd vanaf; skickat från min; sendt fra min; wysłane z; wysłano z; отправлено с; iphoneから送信; 发自我的
        """)

    /// Disclaimers: one of these in a paragraph of enough words.
    static let legal = PhraseTable(
        """
        confidentiality notice; legal disclaimer; intended solely for; intended only for; intended for the addressee
        intended recipient; named recipient; named addressee; legally privileged; privileged information
        may contain confidential; contains confidential; in error please notify; please consider the environ*
        any attachments are confidential; nicht der richtige adressat; nicht der beabsichtigte
        destinés exclusivement; à l attention exclusive; pensez à l environnement; riservate e destinate
        niet de geadresseerde
        """)

    /// Phrases of disclaimers that customers use as well; they need another beside them, or a word of the vocabulary.
    static let perhapsLegal = PhraseTable(
        """
        intended for the use of; received this email in error; received this message in error
        received this e mail in error; before printing this; registered in england; registered office; company number
        unauthorised use; unauthorized use; diese e mail enthält; diese nachricht enthält; vertrauliche informationen
        irrtümlich erhalten; amtsgericht; handelsregister; sitz der gesellschaft; ce message et; ce courriel et
        reçu ce message par erreur; este mensaje y; este correo electrónico y; información confidencial; por error
        le informazioni contenute; informazioni contenute in; per errore; questo messaggio è; esta mensagem
        informações confidenciais; por engano; dit bericht is; dit e mailbericht; vertrouwelijke informatie
        detta meddelande; denne e mail; konfidentiell; ta wiadomość; настоящее сообщение
        """)

    /// Words that disclaimers are made of.
    static let legalVocabulary = PhraseTable(
        """
        confidential*; privileged; addressee*; recipient*; disclose*; disclosure; disseminat*; distribut*
        unauthori*; prohibited
        liability; virus*; sender; delete; destroy; attachment*; intended; notify; unlawful; copying; registered
        rely; reliance
        vertraulich*; empfänger*; adressat*; absender*; vernichten; löschen; unbefugt*; irrtümlich*; weitergabe
        gestattet
        confidentiel*; destinataire*; expéditeur; diffusion; interdite; détruire; pièces jointes; erreur
        confidencial*
        destinatari*; remitente; prohibid*; divulgación; adjuntos; riservat*; mittente; vietat*; diffusione
        allegati; cancellar*
        remetente; proibid*; divulgação; anexos; vertrouwelijk*; geadresseerde; afzender; vernietigen; bijlagen
        verboden
        konfidentiel*; avsändaren; mottagare*; modtager*; afsender*; poufn*; nadawc*; adresat*; конфиденциальн*
        получател*
        """)

    /// What lines of a signature show: telephone, company, position.
    static let contact = PhraseTable(
        """
        tel; phone; telephone; mobile; mob; cell; fax; direct; direct line; office; telefon; telefono; teléfono
        téléphone
        telefoon; www; http; https; ltd; limited; gmbh; ag; kg; inc; llc; plc; bv; nv; sarl; sas; srl; spa; sl; sa
        ltda
        manager; director; engineer; officer; assistant; coordinator; administrator; head of; ceo; cto; cfo; hr; sales
        procurement; einkauf; vertrieb; buchhaltung; geschäftsführer*; comptabilité; ufficio; financeiro; inkoop
        """)
}
