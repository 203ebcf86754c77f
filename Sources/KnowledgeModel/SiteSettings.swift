/// What is known of the site that a source's pages are published on: its address, and what its generator's own
/// configuration says where that changes addresses or anchors.
package struct SiteSettings: Sendable, Hashable {
    /// The address under which all pages lie, `http` or `https`, with `/` at its end. Nil: pages have no address but
    /// their own.
    package var baseURL: String?
    /// The folder that holds the pages, relative to the source, without `/` at its ends; empty: the source's own.
    package var contentFolder = ""
    /// MkDocs: whether `a.md` is at `a/` rather than at `a.html`.
    package var usesDirectoryURLs = true
    /// Jekyll: `permalink` of its configuration, a pattern or the name of one; nil: `date`.
    package var permalink: String?
    /// Jekyll: patterns of collections that have their own, by name; the empty text for those that have none. Other
    /// folders whose names begin with `_` are no pages.
    package var collections: [String: String] = [:]
    /// Jekyll: whether kramdown reads GitHub's Markdown, which decides its anchors.
    package var kramdownReadsGFM = true
    /// Hugo: pages in this language have no language in their address. In lower case.
    package var defaultLanguage = "en"

    package init(baseURL: String? = nil) { self.baseURL = baseURL }

    /// Every member in a fixed order, for hashes.
    package var canonicalParts: [String] {
        [
            baseURL.map { "=" + $0 } ?? "-", contentFolder, "\(usesDirectoryURLs)", permalink.map { "=" + $0 } ?? "-",
            "\(kramdownReadsGFM)", defaultLanguage,
        ] + collections.keys.sorted().flatMap { [$0, collections[$0] ?? ""] }
    }
}
