import Evaluation
import JSONText

/// Measures of themes for people and for programs.
struct ThemeOutput {
    let measures: ThemeMeasures
    /// Of the grouping, without the encoder.
    let duration: Duration

    private var seconds: Double { duration / .seconds(1) }

    private var rows: [(name: String, member: String, value: Double)] {
        [
            ("adjusted Rand index", "adjusted_rand_index", measures.adjustedRandIndex),
            (
                "normalised mutual information", "normalized_mutual_information",
                measures.normalizedMutualInformation
            ),
            ("homogeneity", "homogeneity", measures.homogeneity),
            ("completeness", "completeness", measures.completeness),
            ("purity", "purity", measures.purity),
            ("inverse purity", "inverse_purity", measures.inversePurity),
            ("themes for 100 questions", "themes_per_100_questions", measures.themesPerHundredQuestions),
            ("share of questions left single", "share_single", measures.shareSingle),
        ]
    }

    var text: String {
        "\(measures.questions) questions, \(measures.goldThemes) themes by label, \(measures.foundThemes) found in "
            + "\(Amount.fixed(seconds, digits: 1)) s\n\n"
            + TextTable(rows: rows.map { [$0.name, Amount.fixed($0.value, digits: 3)] }).text
    }

    var json: String {
        var writer = JSONWriter()
        writer.object { document in
            document.member("version", 1)
            document.member("questions", measures.questions)
            document.member("gold_themes", measures.goldThemes)
            document.member("found_themes", measures.foundThemes)
            document.member(
                "measures", object: { members in for row in rows { members.member(row.member, row.value) } })
            document.member("seconds", seconds)
        }
        return writer.text + "\n"
    }
}
