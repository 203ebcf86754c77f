import KnowledgeModel
import SystemIO

/// Hands over the articles of an export that was looked at, one record in memory at a time.
struct ExportReader: ArticleReader {
    private let configuration: SourceConfiguration
    private let survey: ExportSurvey
    private let mapping: any ExportMapping
    private var position = 0
    private var pending: [SourceItem]
    /// A record may have one language twice.
    private var given: Set<String> = []
    private var articleCount = 0
    private var hasFinished = false

    init(
        configuration: SourceConfiguration, survey: ExportSurvey, mapping: any ExportMapping, findings: [Diagnostic]
    ) {
        self.configuration = configuration
        self.survey = survey
        self.mapping = mapping
        pending = findings.map(SourceItem.diagnostic)
    }

    var fractionRead: Double { survey.records.isEmpty ? 1 : Double(position) / Double(survey.records.count) }

    mutating func next() throws(SourceError) -> SourceItem? {
        while pending.isEmpty {
            guard position < survey.records.count else { return try finish() }
            defer { position += 1 }
            do {
                try read(position)
            } catch {
                throw SourceError.interrupted(source: configuration.name, cause: error)
            }
        }
        return pending.removeFirst()
    }

    private mutating func finish() throws(SourceError) -> SourceItem? {
        guard articleCount > 0 else {
            throw SourceError.nothingReadable(
                source: configuration.name, path: configuration.path, tried: survey.records.count, what: "records")
        }
        guard !hasFinished, let unused = survey.unused else { return nil }
        hasFinished = true
        let records = unused.count == 1 ? "1 record is" : "\(unused.count) records are"
        return .diagnostic(
            Diagnostic(
                .note, code: "records-not-used", path: unused.path, line: unused.line,
                message: "\(records) neither an article nor anything that an article needs; the first stands here",
                consequence: "they are not used"))
    }

    private mutating func read(_ index: Int) throws(FileError) {
        let record = survey.records[index]
        var parent: ExportValue?
        switch record.content {
        case .unreadable(let code, let message):
            return say(ExportFinding(.error, code, message, "the article is not indexed"), of: record)
        case .translation(let id): parent = try survey.article(id)
        case .article: break
        }
        guard let value = try? ExportValueParser.parse(try survey.bytes(of: record)) else {
            throw FileError(
                .input, path: survey.path(of: record),
                message: "\(survey.path(of: record)) changed while it was read; run again")
        }
        for var article in mapping.articles(of: value, parent: parent, page: record.page) {
            article.identity = survey.resolved(article.identity)
            take(article, of: record, index)
        }
    }

    private mutating func take(_ article: ExportedArticle, of record: ExportSurvey.Record, _ index: Int) {
        let id = article.identity.id
        guard survey.isNewest(index, of: id), given.insert(id).inserted else {
            if let rival = survey.rival(of: index, for: id) {
                say(
                    ExportFinding(
                        .note, "record-superseded", "\"\(id)\" stands at \(place(of: rival)) as well, changed later",
                        "the later version is indexed"), of: record)
            }
            return
        }
        articleCount += 1
        let built = ExportedArticleBuilder(configuration: configuration).build(
            article, path: survey.path(of: record), span: record.span, profile: mapping.profile)
        for finding in built.findings { say(finding, of: record) }
        pending.append(.article(built.article))
    }

    private func place(of record: ExportSurvey.Record) -> String {
        "\(survey.path(of: record)):\(survey.line(of: record))"
    }

    private mutating func say(_ finding: ExportFinding, of record: ExportSurvey.Record) {
        pending.append(
            .diagnostic(
                Diagnostic(
                    finding.severity, code: finding.code, path: survey.path(of: record), line: survey.line(of: record),
                    message: finding.message, consequence: finding.consequence)))
    }
}
