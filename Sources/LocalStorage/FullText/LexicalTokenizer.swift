import GRDB
import KnowledgeModel
package import Storage

/// Turns a question into terms with the very tokenizer that made the index's, SQLite's own.
///
/// It reads text as text: no character has a meaning in it, so nothing that a person types can be wrong.
package final class LexicalTokenizer: Sendable {
    // An empty database in memory, only to reach the tokenizer.
    private let database: DatabaseQueue

    /// SQLite cuts longer tokens to this many bytes, in the index and in questions alike.
    static let tokenBytesMaximum = 32768

    package init() throws { database = try DatabaseQueue() }

    /// The terms of a text in its order, as UTF-8. O(n).
    package func tokens(of query: LexicalQuery) throws -> [[UInt8]] {
        try database.read { database in
            let tokenizer = try database.makeTokenizer(PartSchema.tokenizer)
            return try tokenizer.tokenize(query: query.text).map { Array($0.token.utf8.prefix(Self.tokenBytesMaximum)) }
        }
    }

    /// The distinct terms of a text in the order in which they first occur, as UTF-8. O(n).
    package func terms(of query: LexicalQuery) throws -> [[UInt8]] {
        var seen: Set<[UInt8]> = []
        return try tokens(of: query).filter { seen.insert($0).inserted }
    }
}
