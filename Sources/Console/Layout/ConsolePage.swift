internal import Access
internal import ReportPages

/// A page between the console's head and foot.
struct ConsolePage {
    /// What the head's navigation marks as current; nil: none.
    var section: Section?
    /// Also the page's first heading, unless its body has one of its own.
    var title: String
    /// HTML of the page's own template.
    var body: String
    /// What was just done, to be said once, such as "Assigned to Billing."
    var notice: String?
    /// Whether the body has the first heading.
    var hasHeading = false
    var status = 200
    /// The pages above it, outermost first.
    var crumbs: [Crumb] = []
    /// After so many seconds the page is to be read again, since what it waits for may be done; nil: it waits for nothing.
    var refreshSeconds: Int?

    struct Crumb {
        let crumbName: String
        let crumbPath: String

        static let articles = Crumb(crumbName: "Articles", crumbPath: "/articles")
        static let index = Crumb(crumbName: "Index", crumbPath: "/index")
        static let jobs = Crumb(crumbName: "Jobs", crumbPath: "/index/jobs")
    }

    /// The areas of the console, in the order of the navigation.
    enum Section: String, CaseIterable {
        case search, gaps, articles, index, quality

        var name: String {
            switch self {
            case .search: "Search"
            case .gaps: "Gaps"
            case .articles: "Articles"
            case .index: "Index"
            case .quality: "Quality"
            }
        }

        var path: String { self == .search ? "/" : "/" + rawValue }

        /// What one must be allowed to see it.
        var scope: Scope { self == .search ? .search : .owner }
    }
}
