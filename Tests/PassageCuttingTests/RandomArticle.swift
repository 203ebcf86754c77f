import KnowledgeModel

/// A random article: any blocks in any order, with what strains the cutter among them.
enum RandomArticle {
    static func make(_ random: inout SeededRandom) -> ParsedArticle {
        var builder = ArticleBuilder()
        for _ in 0..<Int.random(in: 0...16, using: &random) {
            let separator = Bool.random(using: &random) ? "\n" : "\n\n"
            let admonition = Int.random(in: 0...9, using: &random) == 0 ? "warning" : nil
            switch Int.random(in: 0...11, using: &random) {
            case 0...3:
                let level = Int.random(in: 1...6, using: &random)
                let name = text(&random, sentences: 1, length: Int.random(in: 0...19, using: &random) == 0 ? 90 : 5)
                builder.append(
                    .heading(level: level), name, separator: separator, anchor: Bool.random(using: &random) ? "a" : nil)
            case 4, 5:
                let units = (0..<Int.random(in: 1...40, using: &random)).map { _ in
                    text(&random, sentences: 1, length: 12).replacing("\n", with: " ")
                }
                builder.append(
                    .table, units: units, headerCount: min(units.count, Int.random(in: 0...2, using: &random)),
                    separator: separator, admonition: admonition)
            case 6:
                let units = (0..<Int.random(in: 1...60, using: &random)).map { _ in
                    let indent = String(repeating: " ", count: Int.random(in: 0...8, using: &random))
                    return Int.random(in: 0...5, using: &random) == 0
                        ? indent : indent + text(&random, sentences: 1, length: 8)
                }
                builder.append(.code(language: nil), units: units + ["end"], separator: separator)
            case 7, 8:
                builder.append(
                    .listItem(depth: Int.random(in: 0...1, using: &random), ordered: Bool.random(using: &random)),
                    text(&random, sentences: 2, length: 9), separator: separator, admonition: admonition)
            default:
                builder.append(
                    .paragraph, text(&random, sentences: Int.random(in: 1...9, using: &random), length: 30),
                    separator: separator, admonition: admonition)
            }
        }
        return builder.article
    }

    private static func text(_ random: inout SeededRandom, sentences: Int, length: Int) -> String {
        var result = ""
        for _ in 0..<sentences {
            var count = Int.random(in: 1...length, using: &random)
            // now and then a sentence over budget
            if Int.random(in: 0...40, using: &random) == 0 { count *= 15 }
            for _ in 0..<count {
                result += word(&random)
                if Int.random(in: 0...11, using: &random) > 0 { result += " " }
            }
            result += [". ", "。", "? ", ": ", "\u{2028}"].randomElement(using: &random) ?? ""
        }
        return "x" + result
    }

    private static func word(_ random: inout SeededRandom) -> String {
        switch Int.random(in: 0...19, using: &random) {
        case 0: "設定を開く"
        case 1: "e\u{0301}te\u{0301}"
        case 2: "👩‍👩‍👧"
        case 3: String(repeating: "long", count: Int.random(in: 1...50, using: &random))
        case 4: "\u{A0}"
        case 5: "3.14"
        default: String(repeating: "a", count: Int.random(in: 1...9, using: &random))
        }
    }
}
