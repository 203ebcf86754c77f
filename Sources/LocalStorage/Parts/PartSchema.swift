import GRDB

/// The tables of `passages.sqlite`. Articles are in the order of their ids, passages in the order of their articles
/// and then of the text, so a row's number is its rank among equals: ties need no lookup.
enum PartSchema {
    /// The definition of a term, for documents and questions alike.
    static let tokenizer = FTS5TokenizerDescriptor(components: [
        "porter", "unicode61", "remove_diacritics", "2",
    ])

    /// The same without stemming: words as they are written, for what looks at their letters.
    static let folding = FTS5TokenizerDescriptor(components: ["unicode61", "remove_diacritics", "2"])

    static let statements = [
        """
        CREATE TABLE articles (
          position INTEGER PRIMARY KEY,   -- from 0, in the order of (id, source) by bytes
          source TEXT NOT NULL, id TEXT NOT NULL,
          origin TEXT NOT NULL,           -- the id that the source gave it
          declared_id TEXT,               -- the id that its front matter asks for
          path TEXT NOT NULL, title TEXT NOT NULL, url TEXT,
          product TEXT, version TEXT, owner TEXT, labels TEXT NOT NULL, updated_at TEXT, review_due TEXT,
          expires_on TEXT,                -- the first day on which it no longer holds
          diagnostics TEXT,               -- what was found when it was read, as JSON; NULL: nothing
          content_hash TEXT NOT NULL, text_sha256 TEXT NOT NULL, text TEXT NOT NULL,
          first_row INTEGER NOT NULL, passage_count INTEGER NOT NULL,
          includes TEXT                   -- files that it includes, as JSON; NULL: none. Older parts lack the column
        )
        """,
        """
        CREATE TABLE passages (
          position INTEGER PRIMARY KEY,   -- from 0; FTS5's rowid is one more
          id TEXT NOT NULL, article INTEGER NOT NULL, ordinal INTEGER NOT NULL, headings TEXT NOT NULL, anchor TEXT,
          utf8_start INTEGER NOT NULL, utf8_end INTEGER NOT NULL,
          scalar_start INTEGER NOT NULL, scalar_end INTEGER NOT NULL,
          byte_start INTEGER NOT NULL, byte_end INTEGER NOT NULL,
          line_first INTEGER NOT NULL, line_last INTEGER NOT NULL,
          indexed_body TEXT,              -- NULL: the quote itself
          token_count INTEGER NOT NULL,
          embedding_key BLOB              -- NULL: no embedding
        )
        """,
        """
        CREATE VIRTUAL TABLE passages_fts USING fts5(
          title, headings, body, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
        )
        """,
    ]

    static let indexes = [
        "CREATE INDEX passages_by_id ON passages (id)",
        "CREATE INDEX passages_by_embedding ON passages (embedding_key) WHERE embedding_key IS NOT NULL",
        "CREATE INDEX articles_by_id ON articles (id)",
    ]

    /// Every occurrence of every term, by term, passage, field: what the postings file is made from.
    static let vocabulary = "CREATE VIRTUAL TABLE temp.occurrences USING fts5vocab(main, passages_fts, instance)"

    /// The FTS5 columns by their position, which is the field number in the postings file.
    static let fields = ["title", "headings", "body"]
}
