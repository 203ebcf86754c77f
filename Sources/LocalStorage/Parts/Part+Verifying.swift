import GRDB
import KnowledgeModel
import Storage

extension Part {
    /// Checks that SQLite finds no damage, that article texts have their digests, and that every passage is a slice of
    /// its article's text that can be cited: on scalar boundaries, its two ranges agreeing, under the id made of them.
    ///
    /// - Throws: `StorageError.corrupt` for the first that does not.
    /// - Complexity: O(bytes)
    func verifyTexts() throws {
        try verifyDatabase()
        try verifyTexts(ofArticles: articles.indices)
    }

    private func verifyDatabase() throws {
        try database.read { database in
            guard try String.fetchOne(database, sql: "PRAGMA quick_check") == "ok" else {
                throw LocalStorageMessages.damagedPart(layout.passages, "SQLite finds it malformed")
            }
        }
    }

    /// The same of some articles' texts and passages only. O(bytes of the articles)
    func verifyTexts(ofArticles positions: some Sequence<Int>) throws {
        for position in positions {
            let (article, text) = try article(at: position)
            guard Digest.sha256Hex(text) == article.textSHA256 else {
                throw LocalStorageMessages.damagedPart(layout.passages, "the text of \(article.key.id) is altered")
            }
            let utf8 = Array(text.utf8)
            for passage in try passages(at: Array(articles[position].rows)) {
                guard isCitable(passage, utf8) else {
                    throw LocalStorageMessages.damagedPart(
                        layout.passages, "passage \(passage.ordinal) of \(article.key.id) is no slice of its text")
                }
            }
        }
    }

    private func isCitable(_ passage: StoredPassage, _ text: [UInt8]) -> Bool {
        let range = passage.textRange
        guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= text.count else { return false }
        func startsScalar(_ offset: Int) -> Bool { offset == text.count || text[offset] & 0xc0 != 0x80 }
        func scalarCount(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 + ($1 & 0xc0 == 0x80 ? 0 : 1) } }
        let id = PassageID.make(
            articleID: passage.article.key.id, textSHA256: passage.article.textSHA256,
            scalarRange: passage.scalarRange)
        return startsScalar(range.lowerBound) && startsScalar(range.upperBound)
            && scalarCount(text[..<range.lowerBound]) == passage.scalarRange.lowerBound
            && scalarCount(text[range]) == passage.scalarRange.count
            && passage.id == id
    }
}
