import ArticleSources
import KnowledgeModel

/// All that one reading of a source gave.
struct Reading {
    var articles: [SourceArticle] = []
    /// `error record-invalid line 3: … → …`
    var findings: [String] = []
    /// The message of the error that ended the reading.
    var failure: String?
    var fractions: [Double] = []

    init(_ configuration: SourceConfiguration) {
        do {
            var reader = try configuration.makeSource().makeReader()
            while let item = try reader.next() {
                fractions.append(reader.fractionRead)
                switch item {
                case .article(let article): articles.append(article)
                case .diagnostic(let diagnostic): findings.append(Self.line(diagnostic))
                }
            }
        } catch {
            failure = error.message
        }
    }

    var ids: [String] { articles.map(\.id) }
    var texts: [String] { articles.map { String(decoding: $0.body, as: UTF8.self) } }

    private static func line(_ diagnostic: Diagnostic) -> String {
        let place = diagnostic.line.map { "\(diagnostic.path):\($0)" } ?? diagnostic.path
        return "\(diagnostic.severity) \(diagnostic.code) \(place): \(diagnostic.message) → \(diagnostic.consequence)"
    }
}
