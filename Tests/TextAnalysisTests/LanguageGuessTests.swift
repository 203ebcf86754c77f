import Testing
import TextAnalysis

@Suite struct LanguageGuessTests {
    @Test(arguments: [
        ("The lamp that you sent me does not turn on, what can I do?", "en"),
        ("Die Lampe, die Sie mir geschickt haben, geht nicht an.", "de"),
        ("La lampe que vous m'avez envoyée ne s'allume pas.", "fr"),
        ("La lámpara que me enviaron no se enciende, ¿qué puedo hacer?", "es"),
        ("La lampada che mi avete mandato non si accende.", "it"),
        ("A lâmpada que vocês me enviaram não acende.", "pt"),
        ("De lamp die jullie mij hebben gestuurd gaat niet aan.", "nl"),
        ("Lampan som ni skickade till mig går inte att tända.", "sv"),
        ("Lampen, som I har sendt til mig, kan ikke tændes.", "da"),
        ("Lampa, którą od państwa dostałem, nie chce się włączyć.", "pl"),
        ("Bana gönderdiğiniz lamba çalışmıyor, ne yapmam gerekiyor?", "tr"),
        ("Лампа, которую вы мне прислали, не включается.", "ru"),
        ("Лампа, яку ви мені надіслали, не вмикається, що робити?", "uk"),
        ("送っていただいたランプがつきません。", "ja"),
        ("你们寄给我的灯不亮。", "zh"),
        ("보내주신 램프가 켜지지 않아요.", "ko"),
        ("المصباح الذي أرسلتموه لا يعمل.", "ar"),
        ("המנורה ששלחתם לי לא נדלקת.", "he"),
        ("Η λάμπα που μου στείλατε δεν ανάβει.", "el"),
        ("आपने जो लैंप भेजा वह नहीं जलता।", "hi"),
    ])
    func sentencesAreTold(_ text: String, _ code: String) {
        let guess = LanguageGuess(of: text)
        #expect(guess.code == code)
        #expect(guess.confidence > 0 && guess.confidence <= 1)
    }

    @Test(arguments: [
        "", "12345", "?!", "reset password", "pro vs enterprise", "die cast car", "iphone 15 pro max", "vpn error 809",
        "la croix hotel", "El Paso office", "modem router wifi", "tv no signal", "invoice pdf", "کجا است",
    ])
    func withoutEvidenceNothingIsSaid(_ text: String) {
        #expect(LanguageGuess(of: text) == .undetermined)
    }

    @Test func moreTextIsNoLessSure() {
        let short = LanguageGuess(of: "Wo ist meine Rechnung?")
        let long = LanguageGuess(
            of: "Wo ist meine Rechnung? Ich habe sie noch nicht bekommen, obwohl ich schon bezahlt habe.")
        #expect(short.code == "de" && long.code == "de")
        #expect(long.confidence > short.confidence)
    }

    @Test func anyScalarsAreRead() {
        for seed in UInt64(0)..<500 {
            var random = SeededRandom(seed: seed)
            var text = String.UnicodeScalarView()
            for _ in 0..<40 {
                if let scalar = Unicode.Scalar(UInt32.random(in: 0...0x2FFFF, using: &random)) { text.append(scalar) }
            }
            let guess = LanguageGuess(of: String(text))
            #expect(
                (0...1).contains(guess.confidence) && (guess.code == nil) == (guess.confidence == 0), "seed \(seed)")
        }
    }
}
