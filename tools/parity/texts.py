"""The texts of the parity fixture: written here or combined from what is written here, with a fixed seed."""

import random

SENTENCES = """
How do I reset my password?
Open Settings, choose Security, and select Reset password.
A reset link is valid for 30 minutes and can be used once.
If the e-mail does not arrive, look in the spam folder first.
Administrators can force a password change for the whole team.
Two-step verification protects your account even if someone learns your password.
Your invoice is created on the first day of each month.
We accept cards, direct debit and bank transfer; cheques are not accepted.
To change the billing address, go to Billing > Company details.
Refunds take 5-10 business days, depending on your bank.
You can't downgrade while an invoice is overdue.
The free plan includes 3 projects, 2 GB of storage and no phone support.
Export your data as CSV or JSON under Settings > Data > Export.
Large exports are split into files of 500 MB each.
Deleted projects can be restored for 14 days; after that they're gone for good.
Why was my upload rejected?
Files over 25 MB must be uploaded with the desktop app.
Supported formats: PNG, JPEG, WebP, PDF (up to version 1.7) and plain text.
The printer shows error E-204: replace the toner cartridge.
Hold the power button for ten seconds until the light blinks twice.
Do not open the battery compartment while the device is charging.
What does "pending" mean in the order list?
Orders placed before 2 p.m. ship on the same day.
Returns are free within Germany, Austria and Switzerland.
Enter the tracking number without spaces, e.g. 1Z999AA10123456784.
Our support team answers Monday to Friday, 9:00-17:30 CET.
Webhooks are retried up to 8 times with exponential backoff.
The API returns 429 Too Many Requests when you exceed 100 requests per minute.
Rotate your keys every 90 days; old keys keep working for an hour.
Single sign-on needs the Business plan and a SAML 2.0 identity provider.
Guests can comment but not edit.
Who can see my profile picture?
Turn on dark mode under Appearance.
The mobile app needs iOS 16 or Android 11.
Calendars sync every 15 minutes; press Refresh to sync at once.
Time zones are taken from the browser unless you set one in your profile.
""".strip().split("\n")

ACCENTS = """
Réinitialisez votre mot de passe à l'aide du lien reçu.
Où puis-je télécharger ma facture ? C'est très urgent !
Ändern Sie die Größe über Übersicht → Maße; Straße und Hausnummer genügen.
El niño añadió una contraseña más segura mañana por la mañana.
Não foi possível concluir a operação; verifique a sua ligação à Internet.
Dziękujemy! Zażółć gęślą jaźń, proszę.
Příliš žluťoučký kůň úpěl ďábelské ódy.
İstanbul'da ısı ölçümü: ĞÜŞİÖÇ ğüşiöç
Tiếng Việt: Làm thế nào để đặt lại mật khẩu của tôi?
Πώς αλλάζω τον κωδικό πρόσβασης; ΣΊΣΥΦΟΣ ΐΰ ᾳ ῷ
Как изменить пароль? Ёжик, йод, Ї і ґ.
cafe\u0301 nai\u0308ve A\u030angstro\u0308m \u0041\u0301\u0302\u0303
\u1e9e \u0130 \u0131 \u01c5 \u212b \u2126 \u00c5 \ufb01 \ufb03
Þórður ætlar að læra íslensku, ð og þ eru stafir.
Œuvre, cœur, æther, ǆ, ŉ, ǰ, ĳ
""".strip().split("\n")

OTHER = """
如何重置我的密码?请在设置中选择“安全”。
パスワードを再設定するにはどうすればよいですか。ガギグゲゴ
비밀번호를 재설정하려면 어떻게 해야 합니까?
كيف يمكنني إعادة تعيين كلمة المرور؟ آ أ إ ؤ ئ
كِتَابٌ مُشَكَّلٌ، وَأَرْقَامٌ ١٢٣
چگونه رمز عبور خود را بازنشانی کنم؟
איך אפשר לאפס את הסיסמה? שָׁלוֹם
ฉันจะรีเซ็ตรหัสผ่านได้อย่างไร ๑๒๓
मैं अपना पासवर्ड कैसे रीसेट करूँ? क़ ड़
আমি কীভাবে পাসওয়ার্ড বদলাব? কো কৌ
எனது கடவுச்சொல்லை எவ்வாறு மீட்டமைப்பது? கொ
როგორ აღვადგინო პაროლი? Ինչպես վերականգնել:
Emoji: 😀 👍🏽 👨‍👩‍👧‍👦 🏳️‍🌈 ❤️ ☎️ ✅ 🇩🇪 1️⃣
The door 🚪is locked🔒, use the key 🔑!
㈱ ㎏ ① ½ ² ™ © ® ℃ № ‰ ∑ ≠ ≤ ∞ √ ∂
full width ＡＢＣ１２３！？ and half ｶﾅ
豈更車 丽𠀀𪜀 𝒜𝓑 𐍈 🂡
“curly” ‘quotes’ – en dash — em dash … ellipsis • bullet · middot
«guillemets» ‹single› „low“ ¿qué? ¡hola!
$100 €50 £20 ¥3000 ₹500 ₿1 ¢5
zero\u200bwidth\u200cjoin\u200der\u2060word\ufeffmark
soft\u00adhyphen no\u00a0break thin\u2009space\u3000ideographic\u2028line\u2029paragraph
tab\tnewline\nreturn\r\nform\x0cfeed\x0bvertical
bell\x07 null\x00 escape\x1b[31mred\x1b[0m delete\x7f next\x85line
replacement \ufffd private \ue000 tag \U000e0041 noncharacter-free
rtl \u202eoverride\u202c \u2066isolate\u2069 end
""".strip("\n").split("\n")

CODE = """
curl -X POST https://api.example.com/v1/items?id=42&sort=asc -H 'Authorization: Bearer $TOKEN'
for (int i = 0; i < n; i++) { sum += a[i] * b[i]; } // dot product
SELECT name, COUNT(*) FROM users WHERE created_at >= '2024-01-01' GROUP BY name;
git commit -m "fix: don't crash on empty input (#123)"
https://help.example.org/en-us/articles/360012345678-Reset-your-password#step-2
C:\\Program Files\\Acme\\bin\\acme.exe --config="%APPDATA%\\acme.toml"
user.name+tag@sub.example.co.uk 192.168.0.1:8080 [2001:db8::1]
{"error": {"code": "E_TIMEOUT", "retry": true, "after_ms": 1500}}
x = [i**2 for i in range(10) if i % 2 == 0]  # squares
<p class="note">Press <kbd>Ctrl</kbd>+<kbd>C</kbd></p>
snake_case camelCase PascalCase kebab-case SCREAMING_SNAKE v1.2.3-beta.4
Version 10.15.7 (19H2) 0xDEADBEEF 1e-12 3.14159 1,000,000 50% #hashtag @mention
""".strip("\n").split("\n")

EDGES = [
    "", " ", "\t\n", "\x00", "\u200b", ".", "a", "?", "!!!", "...", "---", "#", "##", "##ing", "[", "[]", "[ CLS ]",
    "cls", "unk", "a" * 100, "a" * 101, "b" * 500, "é" * 100, "é" * 101, "e\u0301" * 100, "Donaudampfschifffahrt" * 4,
    "pneumonoultramicroscopicsilicovolcanoconiosis", "x" * 99 + " y", "?" * 60, "?!" * 100, "=" * 120, "中" * 120,
    "中a中", "😀" * 60, "\u0301", "\u0301\u0302", "a\u0301" * 3, "1" * 40, "0 1 2 3 4 5 6 7 8 9", "ＦＵＬＬ", "ß", "ẞ",
    "\ufe0f", "\u200d", "\u3099", "が", "か\u3099", "Å Å A\u030a", "ΑΣ ΑΣΑ", "\u1fef\u037e\u0387\u212a",
]

SPECIAL = ["the [CLS] token", "[MASK] is text", "a [SEP] b", "[PAD]", "[UNK] word", "x[CLS]y[SEP]"]


def texts():
    """(text, holds a literal special token), all different, in a fixed order."""
    rng = random.Random(20260101)
    found = {}
    for text in SENTENCES + ACCENTS + OTHER + CODE + EDGES:
        found.setdefault(text, False)
    pools = [SENTENCES] * 5 + [ACCENTS, OTHER, CODE]
    while len(found) < 470:
        count = rng.choice([1, 2, 2, 3, 3, 4, 5, 6, 8, 12])
        parts = [rng.choice(rng.choice(pools)) for _ in range(count)]
        text = rng.choice([" ", " ", "\n\n", "\n- ", "; "]).join(parts)
        if rng.random() < 0.15:
            text = text.upper()
        elif rng.random() < 0.15:
            words = text.split(" ")
            rng.shuffle(words)
            text = " ".join(words)
        found.setdefault(text, False)
    # Scalars from the blocks that people write in, between letters and alone.
    blocks = [(0xA0, 0x250), (0x370, 0x530), (0x5D0, 0x6FF), (0x900, 0xE7F), (0x1E00, 0x2070), (0x20A0, 0x2BFF),
              (0x3000, 0x3100), (0xAC00, 0xAD00), (0x4E00, 0x4F00), (0xFE00, 0xFFEF), (0x1F300, 0x1F680)]
    for _ in range(60):
        low, high = rng.choice(blocks)
        scalars = [chr(rng.randrange(low, high)) for _ in range(24)]
        found.setdefault(rng.choice(["", " ", "a"]).join(scalars), False)
    # Around the limit: 254 tokens of text are the most that fit.
    for words in [250, 252, 253, 254, 255, 256, 257, 300, 600]:
        found.setdefault("reset " * (words - 1) + "password", False)
    found.setdefault(" ".join(SENTENCES), False)
    found.setdefault(" ".join(ACCENTS + OTHER), False)
    for text in SPECIAL:
        found.setdefault(text, True)
    return list(found.items())
