import KnowledgeModel
import ReviewPolicies
import TestSupport
import Testing

struct RandomTests {
    private static let pieces = [
        "refund", "cancel", "my", " ", "  ", ". ", "\n", "’", "'", "é", "e\u{301}", "\u{1F469}\u{200D}\u{1F4BB}", "退款",
        "ß", "-",
        "|", "*", "12.50", "€", "\u{0}", "\u{FEFF}", "İ", "suicide", "lawyer", "charged twice", "\r\n", "ﬁ",
        "\u{10FFFF}",
    ]

    @Test(arguments: [1, 2, 3] as [UInt64])
    func anyTextGivesRangesOnScalarBoundaries(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let compiled = try CompiledPolicy(try ReviewPolicy.makeDefault()) { _ in nil }
        var found = 0
        for _ in 0..<300 {
            let text = (0..<Int.random(in: 0...60, using: &random))
                .map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
            for trigger in compiled.triggers(for: text, vector: nil) {
                for match in trigger.matches {
                    found += 1
                    for range in [match.range] + match.words { check(range, in: text, seed) }
                    #expect(match.words.first?.lowerBound == match.range.lowerBound)
                }
            }
        }
        #expect(found > 10)
    }

    private func check(_ range: Range<Int>, in text: String, _ seed: UInt64) {
        #expect(!range.isEmpty && range.upperBound <= text.utf8.count, "seed \(seed)")
        let utf8 = text.utf8
        for offset in [range.lowerBound, range.upperBound] {
            let index = utf8.index(utf8.startIndex, offsetBy: offset)
            #expect(index.samePosition(in: text.unicodeScalars) != nil, "seed \(seed): \(text.debugDescription)")
        }
    }

    @Test func veryLongTextsAreReadToTheirLimit() throws {
        let policy = try policy(phrase: "refund")
        let padding = String(repeating: "ü ", count: 20_000)
        #expect(try policy.triggers("refund " + padding).count == 1)
        #expect(try policy.triggers(padding + "refund").isEmpty)
    }

    /// Bytes of the default policy, with some changed, taken out or put in twice.
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func anyYAMLIsReadOrRefused(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let whole = Array(ReviewPolicy.defaultYAML.utf8)
        let rules = whole.firstRange(of: Array("rules:".utf8))?.lowerBound ?? 0
        let sample = Array(whole[..<300]) + Array(whole[rules..<min(rules + 2500, whole.count)])
        var refused = 0
        for _ in 0..<200 {
            var bytes = sample
            for _ in 0..<Int.random(in: 1...12, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert("|*[]{}()\\:-#'\"&!\n".utf8.randomElement(using: &random) ?? 0, at: place)
                default: bytes.insert(contentsOf: bytes[place..<min(place + 40, bytes.count)], at: place)
                }
            }
            do {
                let policy = try ReviewPolicy.parse(String(decoding: bytes, as: UTF8.self))
                _ = try CompiledPolicy(policy) { _ in nil }.triggers(for: "I was charged twice.", vector: nil)
            } catch {
                refused += 1
                let error = try #require(error as? PolicyError, "seed \(seed)")
                #expect(!error.message.isEmpty)
            }
        }
        #expect(refused > 50)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func anyPatternIsCompiledOrRefused(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let letters = Array("ab|*+?(){}[]^$.\\d\\b,12-")
        var compiled = 0
        for _ in 0..<2000 {
            let count = Int.random(in: 1...14, using: &random)
            let pattern = String((0..<count).map { _ in letters.randomElement(using: &random) ?? "a" })
            var rule = try policy(phrase: "zz").rules[0]
            rule.match = RuleConditions(patterns: [pattern])
            let policy = ReviewPolicy(version: 1, rules: [rule])
            guard let ready = try? CompiledPolicy(policy, embed: { _ in nil }) else { continue }
            compiled += 1
            let text = "abba 12-1 (a) b,ab"
            for trigger in ready.triggers(for: text, vector: nil) {
                for match in trigger.matches { check(match.range, in: text, seed) }
            }
        }
        #expect(compiled > 200)
    }
}
