import Access
import Foundation
import JSONText
import KnowledgeModel
import Operations
import Retrieval
import Storage
import TestSupport
import Testing

struct VectorStoreSearchTests {
    private static func page(
        _ json: String, base: TestKnowledgeBase = .small, caller: Caller = .everybody
    ) throws -> [String: JSONValue] {
        let request = try VectorStoreSearchJSON.decode(Array(json.utf8))
        let bytes = try base.service().search(request, inStore: VectorStoreJSON.id, caller: caller).json
        guard case .object(let page)? = JSONValue.parse(bytes) else { throw Problem.notJSON }
        return page
    }

    private static func data(_ page: [String: JSONValue]) -> [[String: JSONValue]] {
        guard case .array(let list)? = page["data"] else { return [] }
        return list.compactMap { if case .object(let object) = $0 { object } else { nil } }
    }

    @Test func thePageHasTheContractsMembers() throws {
        let page = try Self.page(#"{"query": "How is a refund paid?", "rewrite_query": true, "max_num_results": 1}"#)
        #expect(page["object"] == .string("vector_store.search_results.page"))
        #expect(page["search_query"] == .array([.string("How is a refund paid?")]))
        #expect(page["has_more"] == .bool(false) && page["next_page"] == .null && page.count == 5)
        let data = Self.data(page)
        #expect(data.count == 1)
        let item = try #require(data.first)
        #expect(Set(item.keys) == ["file_id", "filename", "score", "attributes", "content"])
        #expect(item["file_id"] == .string("billing/refunds.md"))
        #expect(item["filename"] == .string("articles/billing/refunds.md"))
        let quote = "A refund is paid within 14 days. 👍 It goes to the card you paid with."
        #expect(item["content"] == .array([.object(["type": .string("text"), "text": .string(quote)])]))
        guard case .object(let attributes)? = item["attributes"] else { throw Problem.notJSON }
        #expect(attributes["start"] == .number(0) && attributes["end"] == .number(69))
        #expect(attributes["title"] == .string("Refunds") && attributes["heading"] == .string("Window"))
        #expect(attributes["query_id"] == .string("made-id") && attributes["product"] == .string("Desk"))
        #expect(attributes["quote_sha256"] == .string(Digest.sha256Hex(quote)))
        #expect(attributes["answer_probability"] == .number(0.5))
    }

    @Test func attributesKeepWithinTheirBounds() throws {
        let long = String(repeating: "é", count: 600)
        let base = TestKnowledgeBase(articles: [
            TestKnowledgeBase.Article(
                "a.md", title: long, url: "https://help.example/" + long, product: long, version: long, owner: long,
                updatedAt: "2026-01-01", sections: [(long, ["A refund is paid."])])
        ])
        for item in Self.data(try Self.page(#"{"query": "refund"}"#, base: base)) {
            guard case .object(let attributes)? = item["attributes"] else { throw Problem.notJSON }
            #expect(attributes.count <= 16 && attributes["url"] == nil)
            for (name, value) in attributes {
                #expect(name.count <= 64)
                if case .string(let text) = value { #expect(text.unicodeScalars.count <= 512) }
                #expect(value != .null)
            }
        }
    }

    @Test func scoresAreBoundedAndFallWithTheRank() throws {
        let data = Self.data(try Self.page(#"{"query": ["a refund is paid", "the locker opens"]}"#))
        let scores = data.compactMap { if case .number(let score)? = $0["score"] { score } else { nil } }
        #expect(scores.count == data.count && scores.count > 2)
        #expect(scores.allSatisfy { (0...1).contains($0) } && scores == scores.sorted(by: >))
        let ids = data.compactMap { item -> JSONValue? in
            if case .object(let attributes)? = item["attributes"] { attributes["passage_id"] } else { nil }
        }
        #expect(Set(ids.map { "\($0)" }).count == ids.count)
    }

    @Test(arguments: [ScoreKind.weighted, .cosine, .bm25, .reciprocalRankFusion])
    func aScoreFollowsTheRankings(kind: ScoreKind) {
        let values = [-5, 0, 0.001, 0.01, 0.02, 0.0327, 0.5, 1, 3, 100, Double.infinity]
        let scores = values.dropLast().map { VectorStoreScore.value($0, kind) }
        #expect(scores == scores.sorted() && scores.allSatisfy { (0...1).contains($0) })
        #expect(VectorStoreScore.value(.nan, kind) == 0 && VectorStoreScore.value(.infinity, kind) == 0)
    }

    @Test func aThresholdLeavesOutWhatIsBelow() throws {
        let all = Self.data(try Self.page(#"{"query": "a refund is paid"}"#))
        guard case .number(let best)? = all.first?["score"] else { throw Problem.notJSON }
        let kept = Self.data(
            try Self.page(
                #"{"query": "a refund is paid", "ranking_options": {"ranker": "auto", "score_threshold": \#(best)}}"#))
        #expect(kept.count == 1 && kept.count < all.count)
    }

    /// Each filter at the service: what comes is what passes, and all of it.
    @Test(arguments: 0..<60)
    func filtersNeverReturnWrongRows(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let filter = AttributeFilterTests.random(using: &generator, depth: 2)
        var request = try VectorStoreSearchJSON.decode(
            Array(#"{"query": "refund", "max_num_results": 50}"#.utf8))
        let service = TestKnowledgeBase.small.service()
        let all = try service.search(request, inStore: VectorStoreJSON.id, caller: .agent).results
        request.filter = filter
        let found = try service.search(request, inStore: VectorStoreJSON.id, caller: .agent).results
        let reader = TestKnowledgeBase.small.reader(for: Caller.agent.access)
        let expected = try all.map(\.citation.passageID).filter { id in
            filter.admits(try #require(try reader.passage(id: id)))
        }
        #expect(all.count == 6)
        #expect(Set(found.map(\.citation.passageID)) == Set(expected), "\(filter)")
    }

    /// More passages that do not pass than a usual list of candidates holds.
    @Test func aFilterAfterTheScansLooksFurtherDown() throws {
        let articles = (0..<300).map { index in
            TestKnowledgeBase.Article(
                String(format: "%03d.md", index), title: "T", owner: index == 280 ? "Ana" : "Bo",
                sections: [("H", [index == 280 ? "A refund" : "A refund is paid back"])])
        }
        let data = Self.data(
            try Self.page(
                #"{"query": "refund paid back", "filters": {"type": "eq", "key": "owner", "value": "Ana"}}"#,
                base: TestKnowledgeBase(articles: articles)))
        #expect(data.map { $0["file_id"] } == [.string("280.md")])
    }

    @Test func whatACallerMayNotReadIsNotThere() throws {
        let query = #"{"query": "refund euros", "max_num_results": 50}"#
        let without = TestKnowledgeBase(
            articles: TestKnowledgeBase.small.articles.filter { $0.stored.key.id != "agents.md" })
        let service = TestKnowledgeBase.small.service()
        let request = try VectorStoreSearchJSON.decode(Array(query.utf8))
        let seen = try service.search(request, inStore: VectorStoreJSON.id, caller: .everybody).json
        let other = try without.service().search(request, inStore: VectorStoreJSON.id, caller: .everybody).json
        #expect(seen == other && !String(decoding: seen, as: UTF8.self).contains("SECRET"))
        let agents = try service.search(request, inStore: VectorStoreJSON.id, caller: .agent).json
        #expect(String(decoding: agents, as: UTF8.self).contains("SECRET"))
        let token = try Caller.token(filter: PassageFilter(products: ["Box"]))
        let narrowed = try service.search(request, inStore: VectorStoreJSON.id, caller: token)
        #expect(Set(narrowed.results.map(\.citation.article.key.id)) == ["lockers.md"])
    }

    @Test(arguments: [
        ("{}", "#/query", "is needed"), (#"{"query": " "}"#, "#/query", "must not be blank"),
        (#"{"query": 7}"#, "#/query", "must be a string or a list of strings, not a number"),
        (#"{"query": []}"#, "#/query", "must be a question, or a list of 1 to 10"),
        (#"{"query": ["a", ""]}"#, "#/query/1", "must be a string that is not blank"),
        (
            #"{"query": "a", "filters": {"type": "and", "filters": [{"type": "eq", "key": null, "value": "x"}]}}"#,
            "#/filters/filters/0/key", "is needed"
        ),
        (
            #"{"query": "a", "filters": {"type": null, "key": "product", "value": "x"}}"#, "#/filters/type", "is needed"
        ),
        (#"{"query": "a", "max_num_results": 51}"#, "#/max_num_results", "must be a whole number from 1 to 50"),
        (#"{"query": "a", "rewrite_query": "yes"}"#, "#/rewrite_query", "must be true or false, not a string"),
        (#"{"query": "a", "ranking_options": {"ranker": "best"}}"#, "#/ranking_options/ranker", "must be one of none"),
        (
            #"{"query": "a", "ranking_options": {"score_threshold": 2}}"#, "#/ranking_options/score_threshold",
            "must be a number from 0.0 to 1.0"
        ),
        (#"{"query": "a", "filter": {}}"#, "#/filter", "did you mean \"filters\"?"),
    ])
    func faultsAreNamed(json: String, pointer: String, advice: String) throws {
        let problem = try #require(throws: Problem.self) { try VectorStoreSearchJSON.decode(Array(json.utf8)) }
        #expect(problem.faults.first?.pointer == pointer)
        #expect(problem.faults.first?.detail.contains(advice) == true, "\(problem.faults)")
    }

    @Test func thereIsOneStore() throws {
        let service = TestKnowledgeBase.small.service()
        #expect(throws: Problem.noVectorStore) { try service.vectorStore(id: "vs_other", caller: .everybody) }
        let request = try VectorStoreSearchJSON.decode(Array(#"{"query": "a"}"#.utf8))
        #expect(throws: Problem.noVectorStore) {
            try service.search(request, inStore: "vs_other", caller: .everybody)
        }
        #expect(try service.vectorStore(id: "vs_lacuna", caller: .everybody).articles == 3)
        #expect(try service.vectorStore(id: "vs_lacuna", caller: .agent).articles == 4)
        let token = try Caller.token(filter: PassageFilter(products: ["Box"]))
        let store = try service.vectorStore(id: "vs_lacuna", caller: token)
        #expect(
            String(decoding: store.listBytes, as: UTF8.self)
                == #"{"object":"list","data":[{"id":"vs_lacuna","object":"vector_store","created_at":0,"#
                + #""name":"Lacuna","usage_bytes":0,"file_counts":{"in_progress":0,"completed":1,"failed":0,"#
                + #""cancelled":0,"total":1},"status":"completed","last_active_at":null,"metadata":{}}],"#
                + #""first_id":"vs_lacuna","last_id":"vs_lacuna","has_more":false}"#)
    }

    @Test func problemsHaveOpenAIsShape() {
        let invalid = Problem.invalidRequest([
            Problem.Fault(pointer: "#/filters/filters/0/key", detail: "must be one of a, b"),
            Problem.Fault(pointer: "#", detail: "must be an object, not a number"),
        ])
        #expect(OpenAIErrorJSON.status(of: invalid) == 400)
        #expect(
            String(decoding: OpenAIErrorJSON.bytes(of: invalid), as: UTF8.self)
                == #"{"error":{"message":"filters.filters[0].key must be one of a, b; must be an object, not a number","#
                + #""type":"invalid_request_error","param":"filters.filters[0].key","code":"invalid_request"}}"#)
        let parameter = Problem.invalidRequest([Problem.Fault(pointer: "?limt", detail: "is not known here")])
        #expect(
            String(decoding: OpenAIErrorJSON.bytes(of: parameter), as: UTF8.self).contains(
                #""message":"limt is not known here","type":"invalid_request_error","param":"limt""#))
        #expect(OpenAIErrorJSON.status(of: .noVectorStore) == 404)
        let missing = String(decoding: OpenAIErrorJSON.bytes(of: .noVectorStore), as: UTF8.self)
        #expect(missing.hasSuffix(#""type":"invalid_request_error","param":null,"code":"no_such_vector_store"}}"#))
        for (status, type) in [
            (401, "authentication_error"), (403, "permission_error"), (413, "invalid_request_error"),
            (429, "rate_limit_error"), (500, "server_error"), (503, "server_error"),
        ] {
            let problem = Problem(slug: "x", status: status, title: "X", detail: nil)
            #expect(String(decoding: OpenAIErrorJSON.bytes(of: problem), as: UTF8.self).contains("\"\(type)\""))
            #expect(OpenAIErrorJSON.status(of: problem) == status)
        }
    }
}
