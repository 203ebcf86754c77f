/// Words of what does not work.
enum Problems {
    static let cues = PhraseTable(
        """
        cant; cannot; can not; couldnt; could not; doesnt; does not work; does not; didnt; did not work; isnt; arent
        wasnt able
        wont; will not; not working; not work; stopped; unable; not able; fail*; error; errors; broken; broke
        crash*; stuck
        missing; lost; wrong; trouble; no longer; declined; rejected; refused; refuse; blocked; locked; invalid
        expired
        charged twice; double charged; overcharged; never arrived; never received; never got; never came; not received
        havent received; have not received; hasnt arrived; has not arrived; didnt receive; not arrived; keeps
        keep getting
        frozen; freezes; freeze; blank; damaged; leak*; disappear*; noise; slips; blinks; nothing happens; dead
        faulty
        defective; turned down; empty; refuses; times out; timed out; timeout; logged out; bug; glitch; unreachable
        rejects
        not recognise; dont recognise; do not recognise; not found; shows the wrong; hasnt been sent
        has not been sent; deleted all; still shows; out of sync; beeps; not active; no signal
        instead of; not happy; only lasts; too late; overdue; fine for; parking fine; without asking; 
        bad request; still nothing; still the same; same problem; crushed; cracked; scratched
        not delivered; been cancelled; was cancelled; get an error; problem with; problem; issue with; issues with
        funktioniert nicht; geht nicht; nicht mehr; kann nicht; fehler; kaputt; defekt; stürzt; abgestürzt; tot
        abgelehnt
        fehlt; fehlen; nicht angekommen; nicht erhalten; gesperrt; nicht erreichbar; problem; kann mich nicht
        abgebucht
        falsch; falsche; beschädigt; klemmt; keinen; leer; bleibt; immer noch; langsam; abbricht; bricht ab; probleme
        ne fonctionne; ne marche; ne fonctionne plus; panne; erreur; manque; manquent; bloqué*; cassé*; n arrive pas
        je n arrive; impossible de; n évacue; ne s allume; refusé*; n ai pas reçu; débité; plus l; affiche; pas reçu
        problème; endommagé*
        no funciona; no puedo; no me llega; no me deja; no llega; no ha llegado; error; falla; fallo; roto; rota
        bloquead*
        me cobra dos veces; cobrado dos veces; no recibí; no he recibido; no aparece; problema; defectuos*; dañad*
        non funziona; non riesco; errore; guasto; rotto; rotta; sbagliat*; bloccat*; non arriva; non è arrivat*
        non ho ricevuto
        manca; mancano; addebitat*; non si accende; danneggiat*
        não consigo; não funciona; não chegou; erro; errado; errada; quebrad*; bloquead*; cobrado duas; não recebi
        caiu; trava; com defeito
        werkt niet; doet het niet; kapot; foutmelding; fout; niet aangekomen; niet ontvangen; lukt niet; kan niet
        geblokkeerd
        niet meer; defect; ontbreekt; kwijt; probleem; storing
        kan inte; fungerar inte; går inte; trasig; fel; kan ikke; virker ikke; fejl; har ikke modtaget; gick sönder
        nie mogę; nie działa; błąd; nie ma; nie dotarł*; nie przyszła; zepsut*; uszkodzon*; nie otrzymał*
        çalışmıyor; verilmedi; gelmedi; açılmıyor; hata; bozuk; не работает; не могу; ошибка; не заряжается
        не пришел; не приходит
        сломал*; не открывается; не получил*; не включается; мигает; не працює; не можу; помилка; لا يعمل; لا أستطيع
        خطأ; لم يصل
        לא עובד; לא מצליח*; שגיאה; δεν λειτουργεί; δεν μπορώ; σφάλμα; नहीं; समस्या
        """)

    /// Taken for a problem's opposite: `works fine, no problem`.
    static let denials = PhraseTable(
        """
        no problem; no problems; not a problem; no longer needed; works fine; is fine; all fine; that works
        kein problem
        no issue; no issues; no trouble
        """)
}
