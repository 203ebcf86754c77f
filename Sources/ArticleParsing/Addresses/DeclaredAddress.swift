/// What an article's front matter says that generators make addresses from, as it is written.
struct DeclaredAddress: Sendable, Hashable {
    /// Whether there is front matter at all: without it, Jekyll copies a file as it is.
    var isFrontMatterThere = false
    var slug: String?
    var permalink: String?
    /// Hugo's `url`.
    var url: String?
    /// Docusaurus: stands for the file's name.
    var id: String?
    /// Docusaurus: `parse_number_prefixes`.
    var parsesNumberPrefixes = true
    /// Jekyll: the first ten characters are the day, in ISO 8601.
    var date: String?
    /// Jekyll.
    var categories: [String] = []
}
