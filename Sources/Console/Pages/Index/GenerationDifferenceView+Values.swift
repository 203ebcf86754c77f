import KnowledgeModel
import Storage

extension GenerationDifferenceView {
    /// What `index-diff-page.mustache` names.
    struct PageValues {
        let beforeNumber: String
        let afterNumber: String
        let beforeMarkup: String
        let afterMarkup: String
        let beforeWords: String
        let afterWords: String
        let turnedPath: String
        let differenceMarkup: String
    }

    /// What `index-difference.mustache` names.
    struct Values {
        var isComparing = false
        var failure: String?
        var isSame = false
        var totals: [Total] = []
        var lists: [List] = []
        var askingWords: String?
        var answersWords: String?
        var changes: [Change] = []
        var moreWords: String?
    }

    struct Total {
        let totalName: String
        let totalCount: String
    }

    struct List {
        let listName: String
        let entries: [Entry]
        let listPagingMarkup: String
    }

    struct Entry {
        let entryTitle: String
        /// Its page, where the serving generation has it.
        let entryPath: String?
        let entryWords: String?
        let entryID: String

        init(_ article: StoredArticle, words: String?, isThere: Bool) {
            entryTitle = article.title.isEmpty ? article.key.id : article.title
            entryPath = isThere ? ArticlePages.path(ofArticle: article.key.id) : nil
            entryWords = words
            entryID = article.key.id
        }
    }

    struct Change {
        let questionWords: String
        let timesWords: String?
        let outcomes: [Outcome]
    }
}
