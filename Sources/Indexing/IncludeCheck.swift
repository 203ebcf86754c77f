import ArticleParsing
import KnowledgeModel

/// Says what files that articles include are now; looks at each file once.
struct IncludeCheck {
    let parser: ArticleParser
    /// Of the source that is being read.
    let reader: (any IncludeReader)?
    /// What each file is now.
    private var digests: [String: String?] = [:]

    init(parser: ArticleParser, reader: (any IncludeReader)?) {
        self.parser = parser
        self.reader = reader
    }

    /// The same files as they are now.
    mutating func now(_ files: [IncludedFile]) -> [IncludedFile] {
        files.map { file in
            let digest = digests[file.path] ?? reader.flatMap { parser.digest(ofInclude: file.path, in: $0) }
            digests[file.path] = .some(digest)
            return IncludedFile(path: file.path, sha256: digest)
        }
    }
}
