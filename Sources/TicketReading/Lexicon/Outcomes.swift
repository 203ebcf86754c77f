/// Words of messages that ask nothing.
enum Outcomes {
    /// Asks for an answer that is due, and for nothing else.
    static let nudges = PhraseTable(
        """
        any update; any updates; any news; any progress; an update on this; update on this; is there an update
        is there any update; following up; follow up on; just checking in; checking in on; still waiting
        been waiting; get back to me; anybody there; anyone there; heard anything; have you had a chance
        did you get my; did you receive my; have you received my message; when will i hear; when can i expect a reply
        when can i expect an answer; please respond; please reply; please answer; bumping this; bump; gentle reminder
        friendly reminder; just a reminder; still no reply; still no answer; still no response; no one has replied
        nobody has replied; nobody answered; have not heard back; havent heard back; havent heard from you
        still havent heard; no reply yet; nothing from your side; still nothing from; nothing from you; nobody reads
        anyone reading; waiting for a reply; waiting for an answer
        waiting for a response; waiting for your; no response; no answer; no reply; my last email; my last message
        my previous email
        my previous message; my email from; my message from; second email; third email; second time i write
        reminder; days have passed
        weeks have passed; when are you going to reply; ever going to reply
        could you let me know where things stand; where things stand; it s been a week; its been a week
        chasing this; what is the status of my ticket
        status of my ticket; status of my request; can you please reply; please update me
        etwas neues; was neues; schon neuigkeiten; gibt es neuigkeiten; warte immer noch; warte noch immer
        ich warte seit; noch keine antwort; keine antwort erhalten; keine rückmeldung; noch nichts gehört
        nachfragen ob
        vous relancer; sans réponse; toujours pas reçu de réponse; toujours pas de réponse; des nouvelles
        pas eu de réponse
        alguna novedad; hay novedades; sigo esperando; sigo a la espera; no he recibido respuesta; sin respuesta
        ci sono novità; novità; non ho ancora ricevuto risposta; nessuna risposta; sto ancora aspettando
        alguma novidade; alguma atualização; ainda não recebi resposta; ainda aguardo; sem resposta
        nog geen antwoord; nog geen reactie; nog niets gehoord; is er al nieuws; al nieuws; ik wacht nog
        något nytt; noget nyt; czy są jakieś wieści; nadal czekam; есть новости; до сих пор жду; жду ответа
        """)

    /// What nudges speak of beside the matter: letters, and the time since.
    static let nudgeWords: Set<String> = Set(
        Words.folded(
            """
            ticket case request email emails mail mails message messages letter reply replied answer response respond
            contacted wrote written send sent last first second third two three four five six ten days day week weeks
            month months hour hours since ago yesterday monday tuesday wednesday thursday friday saturday sunday january
            february march april june july august september october november december getting back heard hear time times
            team update updates news status
            """))

    /// Says that the matter is settled.
    static let resolved = PhraseTable(
        """
        never mind; nevermind; scrap that; forget it; forget about it; false alarm; no need to; no need any*
        my mistake; my bad
        consider this closed; archive this; archive it; fixed itself; resolved itself; sorted now; its back
        it s back; is back up; working fine now
        withdraw my; i withdraw; already been sorted; been taken care of; please ignore this; please ignore my
        please ignore that; please disregard; disregard my; disregard this; figured it out; sorted it out; solved it; its solved; is solved
        is resolved; been resolved; its resolved; problem solved; issue solved; issue is fixed; its fixed; it is fixed
        close this ticket; close the ticket; close this; close my ticket; close the case; closing this; can be closed
        works now; working now; it works again; works again; no longer needed; found it; got it working; all sorted
        hat sich erledigt; erledigt; ticket schliessen; funktioniert wieder; funktioniert jetzt; gelöst; klappt jetzt
        problème est résolu; c est résolu; est réglé; fermer le ticket; clôturer; ça marche maintenant
        solucionado; resuelto; cerrar el caso; cerrar el ticket; ya funciona; risolto; chiudere il ticket
        ora funziona
        resolvido; fechar o chamado; já funciona; opgelost; mag gesloten; werkt weer; är löst; er løst; rozwiązan*
        проблема решена; вопрос решен; 解決しました; 解决了
        """)

    /// A program answers, or says that somebody is away.
    static let automaticReplies = PhraseTable(
        """
        out of office; automatic reply; auto reply; autoreply; automated response; automated reply
        delivery status notification; mail delivery failed; mailer daemon; this is an automated; this is an automatic
        do not reply to this; noreply; abwesenheitsnotiz; automatische antwort; automatisch generiert
        automatisch erstellte; réponse automatique; message automatique; respuesta automática; mensaje automático
        risposta automatica; messaggio automatico; resposta automática; mensagem automática; automatisch antwoord
        afwezigheidsassistent; automatische reactie; autosvar; automatisk svar; autoodpowiedź; автоответ
        автоматический ответ; 自動返信; 自动回复
        """)

    /// Phrases of such answers that customers use as well: one alone says nothing.
    static let perhapsAutomatic = PhraseTable(
        """
        out of the office; on annual leave; away from my desk; currently travelling; currently traveling
        currently out; currently away; out of the country; will be back on; i will be back; i return on
        back in the office; back at work on; in my absence; during my absence; assist in the meantime
        as soon as i return; upon my return; when i return; for urgent matters; for anything urgent; in urgent cases
        limited access; no access to e mail; no access to email; on parental leave; on maternity leave
        am on leave; on vacation until; away until; will reply; we aim to respond; we aim to reply; has been received
        a member of our team will; we have received your message; we have received your request; received your
        thank you for contacting; within 24 hours; working days; business days; undeliverable; could not be delivered
        delivery has failed; returned mail; mailbox is full; following recipient; following address
        nicht im büro; nicht im hause; ausser haus; im urlaub; keinen zugriff auf meine; in dringenden fällen
        wieder erreichbar; wieder im büro; nicht weitergeleitet; vertretung; absent du bureau; absente du bureau
        en congés jusqu; je suis absent*; en cas d urgence; de retour le; fuera de la oficina; de vacaciones hasta
        para asuntos urgentes; en mi ausencia; fuori ufficio; fuori sede; in ferie fino; per urgenze
        fora do escritório; de férias até; assuntos urgentes; niet aanwezig; niet op kantoor; voor dringende
        weer aanwezig; frånvarande; åter den; vid brådskande; tilbage den
        """)
}
