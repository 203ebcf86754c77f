import GRDB
import KnowledgeModel

/// A term of a text and the bytes that it was made from.
package struct LexicalToken: Sendable, Hashable {
    /// UTF-8, folded and stemmed.
    package let term: [UInt8]
    /// Of the text's UTF-8.
    package let range: Range<Int>
}

/// Turns a question into terms with the very tokenizer that made the index's, SQLite's own.
///
/// It reads text as text: no character has a meaning in it, so nothing that a person types can be wrong.
package final class LexicalTokenizer: Sendable {
    private let tokenizers: Tokenizers
    // An empty database in memory, only to reach the tokenizers, which are used on its queue alone.
    private let database: DatabaseQueue

    // `@unchecked`: see above. Making a tokenizer takes longer than a question does.
    private struct Tokenizers: @unchecked Sendable {
        let stem: any FTS5Tokenizer
        let folded: any FTS5Tokenizer
    }

    /// SQLite cuts longer tokens to this many bytes, in the index and in questions alike.
    static let tokenBytesMaximum = 32768

    package enum Form: Sendable {
        /// As in the index: without case, accents and endings.
        case stem
        /// Without case and accents only.
        case folded
    }

    package init() throws {
        database = try DatabaseQueue()
        tokenizers = try database.read { database in
            Tokenizers(
                stem: try database.makeTokenizer(PartSchema.tokenizer),
                folded: try database.makeTokenizer(PartSchema.folding))
        }
    }

    /// The tokens of a text in its order. O(n).
    package func tokens(of text: String, as form: Form = .stem) throws -> [LexicalToken] {
        try tokens(of: [text], as: form)[0]
    }

    /// The tokens of each of several texts: less work than one by one.
    package func tokens(of texts: [String], as form: Form = .stem) throws -> [[LexicalToken]] {
        // No table is read, so that there is nothing for a transaction to guard.
        try database.unsafeRead { _ in
            try texts.map { try Self.tokens(of: $0, by: form == .stem ? tokenizers.stem : tokenizers.folded) }
        }
    }

    private static func tokens(of text: String, by tokenizer: any FTS5Tokenizer) throws -> [LexicalToken] {
        var text = text
        var tokens: [LexicalToken] = []
        let code = text.withUTF8 { bytes in
            withUnsafeMutablePointer(to: &tokens) { tokens in
                bytes.withMemoryRebound(to: CChar.self) { characters in
                    tokenizer.tokenize(
                        context: tokens, tokenization: .query, pText: characters.baseAddress,
                        nText: CInt(clamping: characters.count)
                    ) { context, _, term, count, start, end in
                        guard let context, let term, count > 0, start <= end else { return 0 }
                        let bytes = UnsafeRawBufferPointer(start: term, count: Int(count))
                        context.assumingMemoryBound(to: [LexicalToken].self).pointee.append(
                            LexicalToken(
                                term: Array(bytes.prefix(LexicalTokenizer.tokenBytesMaximum)),
                                range: Int(start)..<Int(end)))
                        return 0
                    }
                }
            }
        }
        guard code == 0 else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
        return tokens
    }
}
