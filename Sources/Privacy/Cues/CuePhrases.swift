/// The cue words and phrases, in small letters; an apostrophe parts words. Phrases in several languages stand together.
enum CuePhrases {
    static let all: [(cue: Cue, phrases: String)] = [
        (
            .order,
            """
            order, orders, purchase order, po, invoice, invoices, ticket, tickets, case, booking, bookings, reservation, \
            tracking, shipment, parcel, package, consignment, confirmation, receipt, transaction, purchase, rma, return, \
            claim, delivery, quote, quotation, reference, ref, payment, refund, transfer, pnr, bestellung, bestellnummer, \
            auftragsnummer, auftrag, rechnung, rechnungsnummer, sendungsnummer, commande, facture, pedido, factura, ordine, \
            fattura, bestelling, bestelnummer, factuur, factuurnummer, ordernummer, zamówienie
            """
        ),
        (
            .account,
            """
            account, accounts, acct, customer, client, member, membership, policy, subscriber, subscription, contract, \
            loyalty, loyalty card, patient, sort code, routing, student, employee, user id, userid, frequent flyer, \
            kundennummer, kunde, kontonummer, konto, vertragsnummer, klantnummer, rekeningnummer, compte, cuenta, cliente, \
            conto
            """
        ),
        (
            .designator,
            "number, numbers, n, no, nos, num, nr, id, ids, ref, reference, code, nummer, numéro, número, numero"
        ),
        (.link, "is, was, are, were, s, reads, ist, est, es, è, this, my, to, be, should, the, it, its, following, as"),
        (
            .nationalID,
            """
            ssn, social security, social security number, social security no, social insurance number, sin, sin number, \
            national id, national id number, national identity number, identity number, id number, personal number, \
            national insurance number, national insurance, ni number, nino, nhs number, nhs no, nhs, bsn, \
            burgerservicenummer, sofinummer, rijksregisternummer, national register number, numéro national, nif, nie, dni, \
            codice fiscale, numéro de sécurité sociale, nir, steuer id, steueridentifikationsnummer, steuer identifikationsnummer, \
            steuernummer, idnr, tax id, tax id number, tax number, tax identification number, tin, itin, pesel, personnummer, \
            henkilötunnus, fødselsnummer, cpf, aadhaar, aadhar, tax file number, tfn, medicare number, medicare, pan number, \
            pan card, pps number, ppsn, contribuinte, cpr, cpr number, ahv, identity card, id card, identity card number, \
            id card number, pan, curp, kennitala, svnr, sozialversicherungsnummer
            """
        ),
        (
            .document,
            """
            passport, passport number, passport no, driving licence, driving licence number, driver s license, driver license, \
            drivers license, driver s licence, drivers licence, license number, licence number, driver s license number, \
            reisepass, passnummer, personalausweis, personalausweisnummer
            """
        ),
        (
            .phone,
            """
            phone, telephone, tel, mobile, cell, cellphone, fax, whatsapp, call, calling, called, text, sms, ring, reach, reached, \
            dial, phone number, contact number, my number, callback, call back, landline, handy, telefon, teléfono, telefono, \
            téléphone, telefoon, telefoonnummer, telefonnummer, handynummer, mobil, mobiel, móvil, portable, cellulare, contact, \
            voicemail, signal, telegram, viber
            """
        ),
        (
            .card,
            """
            card, credit card, debit card, card number, visa, mastercard, amex, american express, maestro, kreditkarte, \
            carte, tarjeta, carta
            """
        ),
        (.cardCheck, "cvv, cvc, cvv2, cvc2, cid, csc, security code, card verification, prüfnummer"),
        (
            .password,
            """
            password, passwort, passcode, passphrase, pwd, pword, pw, wifi key, wi fi key, network key, contraseña, mot de passe, wachtwoord, senha, lösenord, hasło, \
            pin, pin code, pin number, memorable word, security answer, kennwort, pass, parola, salasana
            """
        ),
        (
            .oneTimeCode,
            """
            otp, one time code, one time password, one time passcode, verification code, login code, auth code, 2fa code, \
            mfa code, authentication code, access code, confirmation pin, sms code, recovery code, backup code, unlock code, \
            puk, puk code, security pin, door code, alarm code, sign in code
            """
        ),
        (
            .name,
            """
            my name is, my name s, my full name is, i m called, i am called, my first name is, my last name is, \
            my surname is, name is, mein name ist, ich heiße, ich heisse, je m appelle, mon nom est, me llamo, mi nombre es, \
            mi chiamo, il mio nome è, ik heet, mijn naam is, jag heter, mitt namn är, jeg heter, meu nome é, me chamo, \
            nazywam się, registered to, in the name of, under the name, under the name of, on behalf of, signed by, \
            my husband, my wife, my son, my daughter, my mother, my father, my partner, my colleague, my manager, my boss, \
            my landlord, my brother, my sister, attention, attn, for the attention of, spoke to, spoke with, talked to, speaking with, \
            speaking to, spoken to, spoken with, dealt with, chatted with, helped by, served by, met with, my name was, \
            addressed to, sincerely yours
            """
        ),
        (
            .nameLabel,
            """
            name, full name, customer name, contact name, account holder, cardholder, cardholder name, first name, last name, \
            surname, passenger, passenger name, guest, guest name, patient name, billing name, contact, recipient, sender, from, \
            nombre, nom, naam, patient, tenant, signed, payee, account name, name on card, name on the card, contact person
            """
        ),
        (
            .greeting,
            "dear, hi, hello, hey, good morning, good afternoon, good evening, hallo, liebe, lieber, bonjour, hola, ciao, beste"
        ),
        (
            .closing,
            """
            regards, rgds, brgds, kind regards, best regards, warm regards, best, all the best, best wishes, cheers, thanks, many thanks, \
            thank you, thanks again, thx, yours, yours sincerely, yours faithfully, sincerely, yours truly, respectfully, \
            cordially, warmly, love, ta, thanks in advance, grüße, viele grüße, liebe grüße, mit freundlichen grüßen, gruß, \
            cordialement, saludos, saluti, groeten, met vriendelijke groet, hälsningar
            """
        ),
        (
            .title,
            "mr, mrs, ms, miss, mx, dr, prof, professor, sir, madam, herr, frau, mme, monsieur, madame, señor, señora, sra"
        ),
        (.introduction, "this is, i m, i am, it s, it is, ich bin, je suis, soy, ik ben"),
        (
            .birth,
            """
            born, born on, date of birth, dob, d o b, birthday, birth date, birthdate, bday, geboren am, geburtsdatum, geboren, \
            né le, née le, date de naissance, fecha de nacimiento, nacido el, geboortedatum, data di nascita, nato il, nata il
            """
        ),
        (
            .address,
            """
            address, live at, live in, lives at, living at, live on, moved to, moving to, moved from, postcode, post code, \
            postal code, zip, zip code, deliver to, delivered to, deliver it to, ship to, shipped to, ship it to, send to, \
            send it to, sent to, sent it to, based at, reside at, my house, my flat, home is, wohne in, plz, wohnhaft, anschrift
            """
        ),
        (
            .secret,
            """
            key, api key, apikey, token, secret, access key, access token, api token, client secret, secret key, private key, \
            bearer, session, session id, signature, credential, credentials, webhook secret, signing secret, cookie, auth token, \
            license key, licence key, activation key, recovery key, refresh token, personal access token
            """
        ),
        (
            .version,
            """
            version, versions, v, ver, build, release, firmware, update, updated, upgrade, upgraded, upgrading, driver, patch, \
            chrome, sdk, kernel, app, rev, revision, chapter, section, clause, paragraph, rule, table, figure, appendix, step
            """
        ),
        (
            .thing,
            """
            isbn, ean, upc, sku, part, model, item, article, product, error, code, version, build, firmware, serial, fcc, \
            port, rfc, kb, bug, issue, cve, iso, din, patent, barcode, gtin, asin, release, price, total, amount, \
            artikelnummer, size, dimensions
            """
        ),
        (
            .hash,
            "commit, commits, hash, sha, sha1, sha256, sha512, md5, checksum, digest, revision, rev, fingerprint, etag, git"
        ),
        (.device, "imei, imei number, meid"),
        (.email, "email, e mail, mail, contact, reach, write, gmail, hotmail, outlook, yahoo"),
        (.ip, "ip, ip address, ipv4, host, server, address"),
    ]
}
