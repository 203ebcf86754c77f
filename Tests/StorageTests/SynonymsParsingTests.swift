import Storage
import TestSupport
import Testing

@Suite struct SynonymsParsingTests {
    @Test func groupsAndArrowsBecomeRules() throws {
        let synonyms = try Synonyms(
            parsing: """
                # networks
                wifi,  wireless   network , WLAN   # three ways

                telly => television, tv
                """)
        #expect(synonyms.rules.map(\.phrase) == ["wifi", "wireless network", "WLAN", "telly"])
        #expect(
            synonyms.rules.map(\.alternatives) == [
                ["wireless network", "WLAN"], ["wifi", "WLAN"], ["wifi", "wireless network"], ["television", "tv"],
            ])
    }

    @Test(arguments: ["", "\n\n", "# nothing\n   # at all"]) func aTextWithoutRulesIsNone(text: String) throws {
        let synonyms = try Synonyms(parsing: text)
        #expect(synonyms.isEmpty)
        #expect(synonyms == .none)
    }

    @Test func theHashIsOfTheRulesAlone() throws {
        let one = try Synonyms(parsing: "a, b\nc => d")
        #expect(try Synonyms(parsing: "# why\n a,b \r\n\r\nc  =>  d") == one)
        #expect(try Synonyms(parsing: "a, b\nd => c") != one)
        #expect(one != .none)
    }

    @Test(
        arguments: [
            (
                "a, b\nc,,d", .empty, 2,
                "nothing to search for between two commas or beside the arrow; write words there"
            ),
            ("a =>", .empty, 1, "nothing to search for between two commas or beside the arrow; write words there"),
            ("a, +", .empty, 1, "nothing to search for between two commas or beside the arrow; write words there"),
            ("lone word", .alone, 1, "\"lone word\" stands alone; add what it is the same as, after a comma"),
            ("a, b, A", .duplicate, 1, "\"A\" is there twice; remove one"),
            ("a => b, a", .duplicate, 1, "\"a\" is there twice; remove one"),
            ("a, b\n\nB, c", .duplicate, 3, "\"B\" is in line 1 already; join both lines into one"),
            (
                "a => b\nb => c", .chain, 1,
                "the arrow leads to \"b\", which line 2 has synonyms of; rules are not followed further, so write all "
                    + "that shall be found into this line and use other words in that one"
            ),
            ("a => b => c", .manyArrows, 1, "more than one arrow; write one rule a line"),
            (
                "a, b c d e f g h i j", .tooLong, 1,
                "\"b c d e f g h i j\" has more than 8 words; write a shorter phrase"
            ),
            (
                (0..<33).map { "w\($0)" }.joined(separator: ","), .tooMany, 1,
                "33 words and phrases in one rule; 32 are the most"
            ),
            (
                (0...5000).map { "a\($0), b\($0)" }.joined(separator: "\n"), .tooMany, 5001,
                "more than 5000 rules; keep those that questions need"
            ),
        ] as [(String, SynonymsError.Code, Int, String)])
    func mistakesAreNamed(text: String, code: SynonymsError.Code, line: Int, message: String) throws {
        let error = #expect(throws: SynonymsError.self) { try Synonyms(parsing: text) }
        #expect(error?.code == code)
        #expect(error?.line == line)
        #expect(error?.description == "line \(line) of the synonyms: \(message)")
    }

    @Test(arguments: UInt64(0)..<20) func anyTextIsReadOrRefused(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let pieces = [
            "a", "b c", ",", "=>", "=", ">", "#", "\n", "\r\n", "\u{2028}", " ", "\t", "\u{301}", "é", "\0", "🙂",
        ]
        for _ in 0..<200 {
            let text = (0..<Int.random(in: 0...20, using: &random)).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &random)]
            }.joined()
            do {
                let synonyms = try Synonyms(parsing: text)
                for rule in synonyms.rules {
                    #expect(!rule.alternatives.isEmpty && !rule.alternatives.contains(rule.phrase), "\(text)")
                }
            } catch {
                #expect(error.line > 0, "\(text)")
            }
        }
    }
}
