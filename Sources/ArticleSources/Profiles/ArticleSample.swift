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
