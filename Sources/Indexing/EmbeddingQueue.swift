import Embedding
import KnowledgeModel
import Storage

/// Gathers prepared articles until there are enough passages for the encoder, then gives each its embedding, a known
/// one where there is one, and hands the articles to the writer.
struct EmbeddingQueue {
    private let encoder: any TextEncoder
    private let writer: any GenerationWriter
    private let batchPassages: Int
    private var waiting: [(record: ArticleRecord, texts: [SegmentedText])] = []
    private var waitingPassages = 0
    private(set) var passages = 0
    private(set) var embedded = 0
    private(set) var reused = 0

    init(encoder: any TextEncoder, writer: any GenerationWriter, batchPassages: Int) {
        self.encoder = encoder
        self.writer = writer
        self.batchPassages = batchPassages
    }

    mutating func add(_ record: ArticleRecord, texts: [SegmentedText]) throws {
        precondition(record.passages.count == texts.count)
        waiting.append((record, texts))
        waitingPassages += texts.count
        if waitingPassages >= batchPassages { try flush() }
    }

    mutating func flush() throws {
        let texts = waiting.flatMap(\.texts)
        let keys = texts.map { EmbeddingKey(model: encoder.identity, text: $0) }
        var embeddings = try writer.embeddings(for: Array(Set(keys)))
        var missing: [(key: EmbeddingKey, text: SegmentedText)] = []
        for (key, text) in zip(keys, texts) where embeddings[key] == nil && !missing.contains(where: { $0.key == key })
        {
            missing.append((key, text))
        }
        if !missing.isEmpty {
            let made = try encoder.encodePassages(missing.map(\.text))
            let pairs = zip(missing, made).map { (key: $0.key, embedding: $1) }
            try writer.keep(pairs)
            for (key, embedding) in pairs { embeddings[key] = embedding }
        }
        var next = 0
        for (record, _) in waiting {
            var record = record
            for index in record.passages.indices {
                record.passages[index].embeddingKey = keys[next]
                record.passages[index].embedding = embeddings[keys[next]]
                next += 1
            }
            try writer.put(record)
        }
        passages += keys.count
        embedded += missing.count
        reused += keys.count - missing.count
        waiting = []
        waitingPassages = 0
    }
}
