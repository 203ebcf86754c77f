/// Heading anchors as GitHub makes them; the rule of `github-slugger`, which others took over.
///
/// Of pictures nothing is taken. Ids that the page has count as anchors that are there already.
struct GitHubAnchors: AnchorRule {
    private var slugs = SlugCounter()

    init(ids: [String]) {
        for id in ids.sorted() { slugs.reserve(id) }
    }

    mutating func anchor(for heading: HeadingSource) -> String? {
        let anchor = slugs.unique(GitHubSlug.slug(heading.text()))
        return anchor.isEmpty ? nil : anchor
    }
}

/// Slugs that a page has, told apart by `-1`, `-2`, …, past ids such as `foo-1` that are there already.
struct SlugCounter {
    private var occurrences: [String: Int] = [:]

    mutating func reserve(_ id: String) {
        if occurrences[id] == nil { occurrences[id] = 0 }
    }

    /// Amortised O(1) slugs looked up: what one slug has counted past, it does not look at again.
    mutating func unique(_ slug: String) -> String {
        var result = slug
        while let count = occurrences[result] {
            let next = (occurrences[slug] ?? count) + 1
            occurrences[slug] = next
            result = "\(slug)-\(next)"
        }
        occurrences[result] = 0
        return result
    }
}
