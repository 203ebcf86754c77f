import ReportPages

/// The templates of lists, and of the pages on articles.
extension Template {
    static let listPage = HTMLTemplate(text(PackageResources.articles_paging_mustache))
    static let articleBoard = HTMLTemplate(text(PackageResources.articles_board_mustache))
    static let articleDetail = HTMLTemplate(text(PackageResources.articles_detail_mustache))
    static let suppressedArticles = HTMLTemplate(text(PackageResources.articles_suppressed_mustache))
    static let articleComparison = HTMLTemplate(text(PackageResources.articles_compare_mustache))
    static let articleActivity = HTMLTemplate(text(PackageResources.articles_activity_mustache))
}
