import Foundation
import Privacy
import TestSupport
import Testing

struct RandomTests {
    /// What detectors react to, what stands between, and what is hard to decode.
    private static let pieces = [
        "ann@example.org", "ann at example dot org", "@", "+44 20 7946 0958", "07700", "900123", "4111 1111 1111 1111",
        "41",
        "GB82 WEST 1234 5698 7654 32", "order", "account no.", "#", "123-456", "my name is", "Ann", "Smith", "O’Hare",
        "regards,\n",
        "Dear ", "password", "is", "hunter2", ":", "=", "https://", "example.org/", "?token=", "a8f5f167f44f4964", "&",
        "/", "//",
        "203.0.113.7", "2001:db8::7", "::", "00:1A:2B:3C:4D:5E", "eyJhbGciOi.eyJ", "sk-Ab3dE5fG7hJ9kL1mN3pQ", "ssn",
        "078-05-1121",
        "12 Rosewood Lane", "Leeds", "LS1 4AP", "zip", "90210", "born on", "12.03.1985", "May", "[email]", "[", "]",
        "[order_number]",
        " ", "  ", ". ", ", ", "\n", "\r\n", "-", "–", "\u{A0}", "\u{200B}", "\u{FEFF}", "１２", "é", "e\u{301}",
        "\u{1F600}",
        "\u{1F469}\u{200D}\u{1F4BB}", "退款", "\u{0}", "\u{10FFFF}", "(", ")", "\"", "9", "X", "and",
        "IMEI 490154203237518", "Mr", "x12",
    ]

    private func mix(_ random: inout SeededGenerator) -> String {
        let isSpaced = Bool.random(using: &random)
        return (0..<Int.random(in: 0...40, using: &random))
            .map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined(separator: isSpaced ? " " : "")
    }

    private func anyScalars(_ random: inout SeededGenerator) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...80, using: &random) {
            let highest: UInt32 = [0x7F, 0x7F, 0x24F, 0xFFFF, 0x10FFFF].randomElement(using: &random) ?? 0x7F
            if let scalar = Unicode.Scalar(UInt32.random(in: 0...highest, using: &random)) { text.append(scalar) }
        }
        return String(text)
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func redactingTwiceIsRedactingOnce(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let rule = try RedactionRule(name: "pairs", pattern: "[^a-z ]9|ann.*x")
        var replaced = 0
        for redactor in [Redactor.standard, Redactor(rules: [rule])] {
            for round in 0..<400 {
                let text = round % 3 == 0 ? anyScalars(&random) : mix(&random)
                let once = redactor.redact(text)
                replaced += once.kinds.count
                let twice = redactor.redact(once.text)
                #expect(twice.text == once.text, "seed \(seed): \(text.debugDescription)")
                #expect(twice.kinds.isEmpty, "seed \(seed): \(text.debugDescription)")
            }
        }
        #expect(replaced > 400)
    }

    @Test(arguments: [5, 6, 7] as [UInt64])
    func rangesAreInOrderAndOnScalarBoundaries(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for round in 0..<400 {
            let text = round % 2 == 0 ? anyScalars(&random) : mix(&random)
            var end = 0
            for redaction in Redactor.standard.redactions(in: text) {
                let range = redaction.utf8Range
                #expect(
                    range.lowerBound >= end && !range.isEmpty && range.upperBound <= text.utf8.count, "seed \(seed)")
                end = range.upperBound
                for offset in [range.lowerBound, range.upperBound] {
                    let index = text.utf8.index(text.utf8.startIndex, offsetBy: offset)
                    #expect(
                        index.samePosition(in: text.unicodeScalars) != nil, "seed \(seed): \(text.debugDescription)")
                }
            }
        }
    }

    /// Repetitions of what each detector looks around for; a quadratic search of one of them would take hours.
    @Test(arguments: [
        "a", "1", "1 ", "12-", "a@", "@", "a.", "http://", "?a=", "/a1B2", "a1", ":", "::", "1.", "eyJ", "[", "[email]",
        "order ",
        "order 1 ", "my name is ", "Ann ", "van ", "password is ", "is my password ", "born 1 ", "1 Rue ", "12 A ",
        "ann at a dot ",
        "dot ", "\u{200B}", "(", "+", "+1 ", "GB", "aB3", "thanks\n", "regards, Ann\n", "123456789 ", "12345, ", "1, ",
        "#",
    ])
    func hostileTextsComplete(piece: String) {
        let text = String(repeating: piece, count: 15_000 / piece.utf8.count)
        let redacted = Redactor.standard.redact(text)
        #expect(redacted.text.utf8.count <= text.utf8.count * 8)
    }
}
