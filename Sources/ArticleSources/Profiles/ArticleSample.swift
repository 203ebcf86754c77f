import KnowledgeModel

/// A few articles of a folder, the same ones every time, looked at for what only one tool understands.
struct ArticleSample {
    private static let articlesMaximum = 64
    private static let bytesMaximum = 16 << 10
    /// A tool is guessed if it is shown by so many of the articles, by this share of them, and by so many times the
    /// articles that show another.
    private static let articlesMinimum = 2
    private static let shareMinimum = 0.1
    private static let leadMinimum = 3

    private let paths: [String]

    /// - Complexity: O(n log n) in the paths, whose order says nothing.
    init(paths: [String]) {
        self.paths = paths.map { (hash: Self.hash($0), path: $0) }
            .sorted { ($0.hash, $0.path) < ($1.hash, $1.path) }.prefix(Self.articlesMaximum).map(\.path)
    }

    func guess(head: (_ path: String, _ byteCount: Int) -> [UInt8]?) -> ProfileGuess? {
        var shown: [SourceProfile: [String]] = [:]
        for path in paths {
            guard let bytes = head(path, Self.bytesMaximum) else { continue }
            for profile in DialectMarks.profiles(in: bytes) { shown[profile, default: []].append(path) }
        }
        let ranked = shown.sorted { ($0.value.count, $1.key.rawValue) > ($1.value.count, $0.key.rawValue) }
        guard let (profile, articles) = ranked.first, articles.count >= Self.articlesMinimum,
            Double(articles.count) >= Self.shareMinimum * Double(paths.count),
            articles.count >= Self.leadMinimum * (ranked.dropFirst().first?.value.count ?? 0)
        else { return nil }
        return ProfileGuess(
            profile: profile, evidence: "\(articles.count) of \(paths.count) articles looked at are written for it",
            path: articles[0])
    }

    /// FNV-1a, 64 bits.
    private static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}

/// What in an article's text only one tool understands.
enum DialectMarks {
    private static let anywhere: [(SourceProfile, [String])] = [
        (.docusaurus, ["from '@theme/", "from \"@theme/", "from '@site/", "from \"@site/", "<TabItem "]),
        (.mkdocs, ["--8<-- "]),
        (.hugo, ["{{< ", "{{% "]),
        (.githubDocs, ["{% data variables.", "{% data reusables.", "{% ifversion "]),
        (.microsoftDocs, ["[!INCLUDE ", "[!INCLUDE[", ":::image type=", ":::image source=", ":::zone "]),
        (.jekyll, ["{% include ", "{% link ", "{% highlight ", "{% post_url ", "{{ site."]),
    ]
    private static let atLineStart: [(SourceProfile, [String])] = [
        (.docusaurus, [":::note", ":::tip", ":::info", ":::warning", ":::danger", ":::caution"]),
        (.mkdocs, ["!!! note", "!!! tip", "!!! info", "!!! warning", "!!! danger", "!!! example", "??? ", "=== \""]),
        (.jekyll, ["{: .", "{:.", "{:toc", "{: toc"]),
    ]
    private static let keys: [(SourceProfile, [String])] = [
        (.docusaurus, ["sidebar_position:", "sidebar_label:", "pagination_next:", "pagination_prev:", "hide_title:"]),
        (.microsoftDocs, ["ms.date:", "ms.topic:", "ms.author:"]),
        (.jekyll, ["layout:"]),
    ]

    /// Lines of code do not count.
    static func profiles(in head: [UInt8]) -> Set<SourceProfile> {
        var found: Set<SourceProfile> = []
        var isCode = false
        // Nil before the first line; true within front matter.
        var isFrontMatter: Bool?
        for slice in head.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            let line = String(decoding: slice, as: UTF8.self)
            if isFrontMatter == nil {
                isFrontMatter = line.hasPrefix("---")
                if line == "+++" { found.insert(.hugo) }
                if isFrontMatter == true { continue }
            }
            if isFrontMatter == true {
                if line.hasPrefix("---") { isFrontMatter = false } else { add(keys, to: &found) { line.hasPrefix($0) } }
                continue
            }
            let text = line.drop { $0 == " " || $0 == "\t" }
            if text.hasPrefix("```") || text.hasPrefix("~~~") { isCode.toggle() }
            if isCode { continue }
            add(atLineStart, to: &found) { text.hasPrefix($0) }
            if line.utf8.contains(where: { "{<:[-@".utf8.contains($0) }) {
                add(anywhere, to: &found) { line.contains($0) }
            }
        }
        // GitHub's documentation has Liquid of Jekyll's kind as well.
        if found.contains(.githubDocs) { found.remove(.jekyll) }
        return found
    }

    private static func add(
        _ marks: [(SourceProfile, [String])], to found: inout Set<SourceProfile>, where fits: (String) -> Bool
    ) {
        for (profile, texts) in marks where !found.contains(profile) && texts.contains(where: fits) {
            found.insert(profile)
        }
    }
}
