import ArticleParsing
import ArticleSources
import Embedding
import Foundation
import Indexing
import KnowledgeModel
import LocalStorage
import Locking
import Operations
import Retrieval
import Storage
import TestSupport
import Testing

/// The promise of the product: what a caller may not read has no effect on what the caller is told.
@Suite struct NonInterferenceTests {
    /// For each set of roles, every question of the sample help centre is answered by an index of everything and by an
    /// index of only what those roles may read. The documents must be equal to the last byte.
    ///
    /// Without optimisation the encoder's callers are slow: then every tenth question.
    @Test func answersEqualThoseOfAnIndexOfOnlyWhatTheRoleMayRead() throws {
        let centre = try SampleHelpCentre()
        let whole = try centre.index(of: nil, named: "whole")
        let readers: [[String]] = [[], ["agent"], ["billing"], ["agent", "billing"], ["stranger"]]
        for roles in readers {
            let scope = AccessScope(roles: roles.compactMap { Role($0) })
            let readable = Set(try whole.reader(for: scope).articles().map(\.path))
            let only = try centre.index(of: readable, named: "only-" + roles.joined(separator: "-"))
            #expect(!readable.isEmpty)
            for (index, question) in centre.questions.enumerated() where isOptimized || index.isMultiple(of: 10) {
                // Mistyped too, since what a slip is taken for must come from the readable words alone.
                for question in [question] + (index.isMultiple(of: 5) ? [mistyped(question)] : []) {
                    let answers = try [whole, only].map { try centre.answer(question, scope: scope, from: $0) }
                    #expect(answers[0] == answers[1], "roles \(roles), question \(question)")
                }
            }
        }
    }

    /// The question without the third letter of each word of five letters or more.
    private func mistyped(_ question: String) -> String {
        question.split(separator: " ").map { word in
            word.count < 5 ? String(word) : String(word.prefix(2) + word.dropFirst(3))
        }.joined(separator: " ")
    }

    private var isOptimized: Bool {
        #if DEBUG
            false
        #else
            true
        #endif
    }

    @Test func localesRestrict() throws {
        let centre = try SampleHelpCentre()
        let whole = try centre.index(of: nil, named: "whole")
        let german = try whole.reader(for: AccessScope(locales: ["de"])).articles()
        #expect(german.count == 4)
        #expect(german.allSatisfy { $0.locale == "de" })
        let everything = try whole.reader(for: .everybody).articles()
        #expect(everything.filter { $0.locale == "de" }.count == 4)
    }
}

/// `Corpus/`, its questions, and indexes of all or some of its articles. Embeds each text once.
private final class SampleHelpCentre {
    private let directory: TemporaryDirectory
    private let articles: String
    private let encoder: RememberingEncoder
    let questions: [String]

    init() throws {
        directory = try TemporaryDirectory()
        articles = Command.root + "/Corpus/articles"
        encoder = RememberingEncoder(try BertEncoder(modelFolder: Command.root + "/Models/all-MiniLM-L6-v2"))
        let lines = try String(contentsOfFile: Command.root + "/Corpus/questions.jsonl", encoding: .utf8)
        struct Question: Decodable { var text: String }
        questions = try lines.split(separator: "\n").map {
            try JSONDecoder().decode(Question.self, from: Data($0.utf8)).text
        }
    }

    /// - Parameter paths: the articles to index; nil for all.
    func index(of paths: Set<String>?, named name: String) throws -> LocalGenerationSource {
        let folder = directory.path + "/" + name + "/articles"
        for path in try FileManager.default.subpathsOfDirectory(atPath: articles) {
            guard path.contains("."), paths?.contains(path) ?? true else { continue }
            let target = URL(fileURLWithPath: folder + "/" + path)
            try FileManager.default.createDirectory(
                at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
            try FileManager.default.copyItem(atPath: articles + "/" + path, toPath: target.path)
        }
        let layout = IndexLayout(folder: directory.path + "/" + name + "/index")
        let model = StoredModel(
            name: encoder.identity.name, hash: encoder.identity.hash, dimensions: encoder.identity.dimensions)
        let note = PublishNote(by: "test", why: "a test", at: "2026-01-15T00:00:00Z")
        _ = try Indexer(parser: ArticleParser(today: "2026-01-15"), encoder: encoder).run(
            [try SourceConfiguration(name: "articles", path: folder).makeSource()],
            into: try LocalGenerationWriter(layout: layout, model: model, holder: "test"), note: note)
        return try LocalGenerationSource(layout: layout)
    }

    func answer(_ question: String, scope: AccessScope, from index: LocalGenerationSource) throws -> [UInt8] {
        let answerer = Answerer(generations: index, encoder: encoder, today: { "2026-06-01" })
        let response = try answerer.answer(SearchRequest(text: question), scope: scope, queryID: "q")
        return SearchResponseJSON.bytes(of: response)
    }
}

/// Hands each text to the encoder once.
private struct RememberingEncoder: TextEncoder {
    private let encoder: BertEncoder
    private let known = Locked<[String: EmbeddingVector]>([:])
    private let segmented = Locked<[SegmentedText: SegmentedEmbedding]>([:])

    init(_ encoder: BertEncoder) { self.encoder = encoder }

    var identity: ModelIdentity { encoder.identity }
    var tokenLimit: Int { encoder.tokenLimit }
    var specialTokenCount: Int { encoder.specialTokenCount }
    func tokenCount(of text: String) -> Int { encoder.tokenCount(of: text) }

    func encode(_ texts: [String]) throws -> [EmbeddingVector] {
        let missing = known.withLock { known in texts.filter { known[$0] == nil } }
        let vectors = try encoder.encode(missing)
        return known.withLock { known in
            for (text, vector) in zip(missing, vectors) { known[text] = vector }
            return texts.compactMap { known[$0] }
        }
    }

    func encode(_ texts: [SegmentedText]) throws -> [SegmentedEmbedding] {
        let missing = segmented.withLock { known in texts.filter { known[$0] == nil } }
        let embeddings = try encoder.encode(missing)
        return segmented.withLock { known in
            for (text, embedding) in zip(missing, embeddings) { known[text] = embedding }
            return texts.compactMap { known[$0] }
        }
    }

    func encodeTruncating(_ texts: [String]) throws -> [EmbeddingVector] { try encoder.encodeTruncating(texts) }
}
