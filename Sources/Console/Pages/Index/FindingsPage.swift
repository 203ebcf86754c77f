import KnowledgeModel
import Operations
import ReportPages
import Storage

/// `/index/findings`: what was found in the sources, to be mended there.
struct FindingsPage {
    let visit: Visit
    let findings: IndexFindings

    private static let path = IndexPages.path + "/findings"
    private static let rowsAPage = 50
    private static let severities: [Diagnostic.Severity] = [.error, .warning, .note]
    private static let codesMaximum = 30

    private typealias Found = (article: ArticleKey?, diagnostic: Diagnostic)

    var page: ConsolePage {
        let all: [Found] =
            (findings.run?.findings ?? []).map { (nil, $0) } + findings.articles.map { ($0.article, $0.diagnostic) }
        let severity = visit.query["severity"].flatMap { Diagnostic.Severity(rawValue: $0) }
        let code = visit.query["code"]
        let ofSeverity = all.filter { severity == nil || $0.diagnostic.severity == severity }
        let chosen = ofSeverity.filter { code == nil || $0.diagnostic.code == code }
        // In three passes, so that each severity keeps its order.
        let shown = Self.severities.flatMap { one in chosen.filter { $0.diagnostic.severity == one } }
        let list = ListPage(visit.query, total: shown.count, rows: Self.rowsAPage)
        let values = Values(
            runMarkup: findings.run.map { Words.timeMarkup($0.at) },
            runWords: findings.run.map { "of \($0.sources.joined(separator: ", ")), by \($0.by)" } ?? "",
            severityTabs: tabs(all, severity), codes: codes(ofSeverity, code),
            rows: shown[list.range].map { Row($0.article, $0.diagnostic) },
            countWords: Words.count(shown.count, "finding"),
            pagingMarkup: list.markup(path: Self.path, "findings"), isEmptyList: shown.isEmpty,
            leftOutWords: (findings.run?.leftOut).flatMap {
                $0 > 0
                    ? "\(Words.count($0)) more of the last run are not kept; `lacuna index --diagnostics` writes all."
                    : nil
            })
        return ConsolePage(
            section: .index, title: "Found in the sources", body: Template.indexFindings.render(values),
            crumbs: [.index])
    }

    private func tabs(_ all: [Found], _ chosen: Diagnostic.Severity?) -> [SeverityTab] {
        ([nil] + Self.severities).map { severity in
            let count = all.count { severity == nil || $0.diagnostic.severity == severity }
            let name =
                switch severity {
                case nil: "All"
                case .error: "Not indexed"
                case .warning: "Perhaps not as meant"
                case .note: "Worth knowing"
                }
            let query = visit.query.setting("page", to: nil).setting("code", to: nil)
                .setting("severity", to: severity?.rawValue)
            return SeverityTab(
                tabName: name, tabCount: Words.count(count), tabPath: Self.path + query.encoded,
                isCurrentTab: severity == chosen)
        }
    }

    private func codes(_ found: [Found], _ chosen: String?) -> [Code] {
        let counts = Dictionary(found.map { ($0.diagnostic.code, 1) }, uniquingKeysWith: +)
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.codesMaximum).map { code, count in
            let query = visit.query.setting("page", to: nil).setting("code", to: code == chosen ? nil : code)
            return Code(
                codeName: code, codeCount: Words.count(count), codePath: Self.path + query.encoded,
                isChosenCode: code == chosen)
        }
    }

    private struct Values {
        let runMarkup: String?
        let runWords: String
        let severityTabs: [SeverityTab]
        let codes: [Code]
        let rows: [Row]
        let countWords: String
        let pagingMarkup: String
        let isEmptyList: Bool
        let leftOutWords: String?
    }

    private struct SeverityTab {
        let tabName: String
        let tabCount: String
        let tabPath: String
        let isCurrentTab: Bool
    }

    private struct Code {
        let codeName: String
        let codeCount: String
        let codePath: String
        let isChosenCode: Bool
    }

    private struct Row {
        let place: String
        let articlePath: String?
        let severity: String
        let severityClass: String
        let message: String
        let consequence: String
        let code: String

        init(_ article: ArticleKey?, _ diagnostic: Diagnostic) {
            place = diagnostic.line.map { "\(diagnostic.path):\($0)" } ?? diagnostic.path
            articlePath = article.map { ArticlePages.path(ofArticle: $0.id) }
            let finding = ArticleDetail.Finding(diagnostic)
            severity = finding.severity
            severityClass = finding.severityClass
            message = diagnostic.message
            consequence = diagnostic.consequence
            code = diagnostic.code
        }
    }
}
