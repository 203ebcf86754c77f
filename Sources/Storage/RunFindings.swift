package import KnowledgeModel

/// One finding about an article of a generation.
package struct ArticleFinding: Sendable, Hashable {
    package let article: ArticleKey
    package let diagnostic: Diagnostic

    package init(article: ArticleKey, diagnostic: Diagnostic) {
        self.article = article
        self.diagnostic = diagnostic
    }
}

/// What the last run of an index found that belongs to no article of it: files that could not be read or are left out, and
/// what is wrong with a source. What belongs to an article is kept with the article.
package struct RunFindings: Codable, Sendable, Hashable {
    /// ISO 8601, UTC.
    package var at: String
    package var by: String
    /// Names, sorted.
    package var sources: [String]
    /// Errors first.
    package var findings: [Diagnostic]
    /// How many there were beyond these.
    package var leftOut: Int

    package static let findingsMaximum = 5000

    package init(at: String, by: String, sources: [String], findings: [Diagnostic]) {
        self.at = at
        self.by = by
        self.sources = sources.sorted()
        // In three passes, so that each severity keeps its order.
        let ordered = [Diagnostic.Severity.error, .warning, .note].flatMap { severity in
            findings.filter { $0.severity == severity }
        }
        self.findings = Array(ordered.prefix(Self.findingsMaximum))
        leftOut = findings.count - self.findings.count
    }

    enum CodingKeys: String, CodingKey {
        case at, by, sources, findings
        case leftOut = "left_out"
    }
}
