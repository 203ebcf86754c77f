import ArticleSources
import HTTPService
import Hummingbird
import HummingbirdTesting
import Indexing
import KnowledgeModel
import LiveIndexing
import LocalStorage
import Locking
import Operations
import Storage
import TestSupport
import Testing

/// What of indexing is HTTP's: the stream of a job's events, and refusals.
struct IndexingRouteTests {
    private let directory: TemporaryDirectory
    private let live: LiveIndexing
    private let owner: LocalOwnerStore

    init() throws {
        directory = try TemporaryDirectory()
        let layout = IndexLayout(folder: directory.path + "/index")
        owner = LocalOwnerStore(layout: layout, holder: "test")
        live = LiveIndexing(
            articles: StoredArticles(folder: layout.articles), sources: [], runner: Idle(), makeID: { "job-1" },
            now: { Timestamp(milliseconds: 1000) }, pause: { _ in })
    }

    private func indexing(hasEncoder: Bool = true) -> IndexingService {
        IndexingService(
            live: live, hasEncoder: hasEncoder, suppressions: owner, generations: owner,
            now: { Timestamp(milliseconds: 1000) })
    }

    /// The job waits for as long as two heartbeats come, and is cancelled before a third.
    @Test func aSilentStreamSaysThatItIsThere() async throws {
        let beats = Locked(0)
        let heartbeats: @Sendable () -> AsyncStream<Void> = { [live] in
            AsyncStream {
                let count = beats.withLock {
                    $0 += 1
                    return $0
                }
                guard count == 3 else { return count < 3 ? () : nil }
                _ = live.cancel("job-1")
                return nil
            }
        }
        try await service(indexing: indexing(), heartbeats: heartbeats).test(.router) { client in
            let put = try await client.put("/v1/articles/a", #"{"title": "A", "body": "Text."}"#)
            #expect(put.status == .accepted)
            let events = try await client.get("/v1/index/jobs/job-1/events")
            #expect(events.contentType == "text/event-stream" && events.headers[.cacheControl] == "no-store")
            let frames = events.whole.split(separator: "\n\n").map(String.init)
            #expect(events.whole.hasSuffix("\n\n"))
            #expect(frames.filter { $0 == ": still here" }.count == 2)
            let jobs = frames.filter { $0.hasPrefix("event: job\ndata: {") && $0.hasSuffix("}") }
            // Of several states that nobody read yet a stream keeps the last.
            #expect(!jobs.isEmpty && jobs.count == frames.count - 2)
            #expect(jobs.last?.contains(#""state":"cancelled""#) == true)
        }
    }

    /// What the service cannot index it does not take.
    @Test func withoutAnEncoderNothingIsTaken() async throws {
        try await service(hasEncoder: false, indexing: indexing(hasEncoder: false)).test(.router) { client in
            let refused = [
                try await client.put("/v1/articles/a", #"{"title": "A", "body": "Text."}"#),
                try await client.executeRequest(uri: "/v1/articles/a", method: .delete, headers: [:], body: nil),
                try await client.executeRequest(
                    uri: "/v1/index/jobs", method: .post, headers: [:], body: ByteBuffer(string: "{}")),
            ]
            for response in refused {
                let problem = try ProblemTests.problem(response, status: 503)
                #expect(problem["type"] as? String == "urn:lacuna:problem:no-encoder")
                #expect((problem["detail"] as? String)?.contains("nothing was kept or deleted") == true)
            }
            let source = try await client.get("/v1/articles/a/source")
            #expect(source.status == .notFound)
            let jobs = try await client.get("/v1/index/jobs")
            #expect(jobs.status == .ok && !jobs.text.contains("job-1"))
        }
        #expect(live.jobs().isEmpty)
    }

    /// No job gets as far as a run here.
    private struct Idle: IndexRunning {
        func run(
            _ sources: (GenerationID?) throws -> [any ArticleSource], allowDeletions: Int?, note: PublishNote,
            isCancelled: () -> Bool, progress: (IndexJob.Progress, GenerationID?) -> Void
        ) throws -> IndexRunOutcome { throw IndexingError.cancelled }
    }
}

extension TestClientProtocol {
    fileprivate func put(_ uri: String, _ body: String) async throws -> TestResponse {
        try await executeRequest(uri: uri, method: .put, headers: [:], body: ByteBuffer(string: body))
    }
}
