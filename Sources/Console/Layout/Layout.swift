internal import Access
internal import ReportPages

/// Head and foot around every page, as `layout.mustache` has them.
enum Layout {
    private static let template = Template.layout

    /// - Parameter visit: nil where nobody is known to have asked: then without navigation.
    static func render(_ page: ConsolePage, for visit: Visit?, version: String) -> ConsoleReply {
        .html(status: page.status, document(page, for: visit, version: version))
    }

    static func document(_ page: ConsolePage, for visit: Visit?, version: String) -> String {
        let links = ConsolePage.Section.allCases.filter { visit?.caller.allows($0.scope) ?? false }
        return template.render(
            Values(
                documentTitle: page.title, heading: page.hasHeading ? nil : page.title,
                bodyMarkup: page.body, notice: page.notice, area: page.section?.rawValue,
                links: links.map { Link(name: $0.name, path: $0.path, isCurrent: $0 == page.section) },
                keyID: visit?.caller.keyID, isLocal: visit.map { $0.caller.keyID == nil } ?? false,
                pageToken: visit?.formToken ?? "", version: version, crumbs: page.crumbs,
                refreshSeconds: page.refreshSeconds))
    }

    private struct Values {
        let documentTitle: String
        let heading: String?
        let bodyMarkup: String
        let notice: String?
        let area: String?
        let links: [Link]
        let keyID: String?
        let isLocal: Bool
        let pageToken: String
        let version: String
        let crumbs: [ConsolePage.Crumb]
        let refreshSeconds: Int?
    }

    private struct Link {
        let name: String
        let path: String
        let isCurrent: Bool
    }
}
