import KnowledgeModel
import Operations
import ReportPages
import Storage

/// `/articles/suppressed`: what may not be cited, and who said so.
struct SuppressedPage {
    let visit: Visit
    /// Newest first.
    let shown: [ShownSuppression]

    var page: ConsolePage {
        let path = ArticlePages.path + "/suppressed"
        let query = visit.query.setting("done", to: nil)
        let list = ListPage(query, total: shown.count)
        let values = Values(
            formToken: visit.formToken, back: path + query.encoded, countWords: Words.count(shown.count, "withdrawal"),
            rows: shown[list.range].map { Row($0) }, pagingMarkup: list.markup(path: path, "withdrawals"))
        return ConsolePage(
            section: .articles, title: "Withdrawn", body: Template.suppressedArticles.render(values),
            notice: ArticlePages.notice(visit), crumbs: [.articles])
    }

    private struct Values {
        let formToken: String
        let back: String
        let countWords: String
        let rows: [Row]
        let pagingMarkup: String
    }

    private struct Row {
        let title: String
        let articlePath: String
        let whatWords: String
        let quote: String?
        let reason: String
        let withdrawnBy: String
        let withdrawnAtMarkup: String
        let passageID: String?

        init(_ shown: ShownSuppression) {
            title = shown.article.title.isEmpty ? shown.article.key.id : shown.article.title
            articlePath = ArticlePages.path(ofArticle: shown.article.key.id)
            whatWords =
                shown.passage.map { passage in
                    "passage \(Words.count(passage.ordinal + 1))"
                        + (passage.headingPath.isEmpty ? "" : ", " + passage.headingPath.joined(separator: " › "))
                } ?? "the whole article"
            quote = shown.passage.map { Words.shortened($0.quote, to: 160) }
            reason = shown.suppression.why.isEmpty ? "no reason given" : shown.suppression.why
            withdrawnBy = shown.suppression.by
            withdrawnAtMarkup = Words.timeMarkup(shown.suppression.at)
            passageID = shown.passage?.id
        }
    }
}
