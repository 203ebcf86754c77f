import KnowledgeModel

/// Addresses as Jekyll makes them: from `permalink` of the article, else from that of the site, for pages, posts and
/// collections each in their way.
struct JekyllAddress {
    let declared: DeclaredAddress
    let site: SiteSettings

    /// Folders of Jekyll's own.
    private static let reserved: Set<String> = [
        "_drafts", "_includes", "_layouts", "_data", "_sass", "_site", "_plugins",
    ]

    func relative(_ name: PathName) -> String? {
        let place = Place(name, collections: site.collections)
        guard let pattern = declared.permalink ?? pattern(place) else { return nil }
        return Self.sanitized(JekyllPattern(place: place, name: name, declared: declared).filled(pattern))
    }

    /// What a file is by where it lies.
    enum Place {
        case page
        /// The folders before `_posts` are categories.
        case post(categories: [String])
        /// `path`: the folders within the collection.
        case collection(String, folders: [String])
        /// No page unless it says where.
        case none

        init(_ name: PathName, collections: [String: String]) {
            if let index = name.folders.lastIndex(of: "_posts") {
                self = .post(categories: Array(name.folders[..<index]))
            } else if let first = name.folders.first, first.hasPrefix("_") {
                let label = String(first.dropFirst())
                // Where the configuration is not known, any such folder may be a collection.
                let isCollection = collections[label] != nil || collections.isEmpty && !reserved.contains(first)
                self = isCollection ? .collection(label, folders: Array(name.folders.dropFirst())) : .none
            } else {
                let isHidden = (name.folders + [name.stem]).contains { $0.hasPrefix("_") }
                self = isHidden ? .none : .page
            }
        }
    }

    private func pattern(_ place: Place) -> String? {
        switch place {
        case .none: nil
        case .page: suffixed("/:path/:basename")
        case .post: postPattern
        case .collection(let label, _):
            if let own = site.collections[label], !own.isEmpty { own } else { suffixed("/:collection/:path") }
        }
    }

    private var postPattern: String {
        switch site.permalink ?? "date" {
        case "date": "/:categories/:year/:month/:day/:title:output_ext"
        case "pretty": "/:categories/:year/:month/:day/:title/"
        case "ordinal": "/:categories/:year/:y_day/:title:output_ext"
        case "none": "/:categories/:title:output_ext"
        case let pattern: pattern
        }
    }

    /// Pages and collections end as the site's pattern does.
    private func suffixed(_ pattern: String) -> String {
        let style = site.permalink ?? "date"
        if style == "pretty" || style.hasSuffix("/") { return pattern + "/" }
        return ["date", "ordinal", "none"].contains(style) || style.hasSuffix(":output_ext")
            ? pattern + ":output_ext" : pattern
    }

    /// Without empty segments and such as are dots alone.
    private static func sanitized(_ path: String) -> String {
        let segments = path.split(separator: "/").filter { !$0.allSatisfy { $0 == "." } }
        return segments.joined(separator: "/") + (path.hasSuffix("/") && !segments.isEmpty ? "/" : "")
    }
}
