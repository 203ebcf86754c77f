import ArticleSources
import Indexing
import KnowledgeModel
import LiveIndexing
import LocalStorage
import Locking
import Storage
import SystemIO
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct LiveIndexingTests {
    @Test func whatWasPutIsFoundAndWhatWasDeletedIsNot() async throws {
        let base = try TestKnowledgeBase()
        try await base.working {
            let put = try base.put("refunds", "Refunds take five days.")
            let done = try #require(await base.live.settled(put.id, within: .seconds(60)))
            #expect(done.generation == GenerationID(1))
            #expect(done.sources == [StoredArticles.sourceName])
            #expect(try base.texts() == ["refunds": "Refunds take five days."])

            let deleted = try #require(try base.live.delete(id: "refunds", by: "test"))
            #expect(await base.end(deleted)?.report?.removed == 1)
            #expect(try base.texts() == [:])
            #expect(try base.live.delete(id: "refunds", by: "test") == nil)
            #expect(try base.live.record(id: "refunds") == nil)
        }
    }

    @Test func aBurstBecomesOneGenerationAndLooksAtWhatChangedAlone() async throws {
        let base = try TestKnowledgeBase()
        let jobs = try (1...20).map { try base.put("a\($0)", "Article number \($0).") }
        #expect(Set(jobs.map(\.id)).count == 1)
        try await base.working {
            #expect(await base.end(jobs[0])?.generation == GenerationID(1))
            #expect(try base.texts().count == 20)
            _ = await base.end(try base.put("a7", "Another text."))
        }
        #expect(base.runner.read.withLock { $0 } == [20, 1])
        #expect(try base.texts()["a7"] == "Another text.")
        #expect(try base.texts().count == 20)
    }

    @Test func whatACrashLeftUnpublishedIsPublishedAtTheNextStart() async throws {
        let directory = try TemporaryDirectory()
        let first = try TestKnowledgeBase(in: directory)
        _ = try first.put("a", "Kept.")
        _ = try first.put("b", "Deleted.")
        _ = try first.live.delete(id: "b", by: "test")
        let second = try TestKnowledgeBase(in: directory)
        try second.live.resume(by: "test")
        try await second.working {
            let resumed = try #require(second.live.jobs().first)
            #expect(await second.end(resumed)?.generation == GenerationID(1))
            #expect(try second.texts() == ["a": "Kept."])
            _ = await second.end(try second.put("c", "New."))
        }
        #expect(try second.texts() == ["a": "Kept.", "c": "New."])
    }

    @Test func nothingToResumeIsNoJob() throws {
        let base = try TestKnowledgeBase()
        try base.live.resume(by: "test")
        #expect(base.live.jobs().isEmpty)
    }

    @Test func deletionsThatWereAskedForPassTheBrakeAndLostFilesDoNot() async throws {
        let base = try TestKnowledgeBase()
        try await base.working {
            for number in 0..<20 { _ = try base.put("a\(number)", "Article \(number).") }
            _ = await base.end(try base.put("last", "Last."))
            for number in 0..<15 { _ = try base.live.delete(id: "a\(number)", by: "test") }
            _ = await base.end(try base.put("more", "More."))
            #expect(try base.texts().count == 7)
            for id in try base.articles.ids() where id != "last" { try base.articles.erase(id: id) }
            let job = try base.live.reindex(nil, allowDeletions: nil, by: "test", why: "")
            #expect(await base.end(job)?.state == .failed)
            #expect(try base.texts().count == 7)
            let meant = try base.live.reindex(nil, allowDeletions: 6, by: "test", why: "")
            #expect(await base.end(meant)?.state == .done)
            #expect(try base.texts().keys.sorted() == ["last"])
        }
    }

    @Test func anArticleThatIsInNoGenerationAnyMoreIsReadAgain() async throws {
        let base = try TestKnowledgeBase()
        try await base.working {
            _ = await base.end(try base.put("a", "First."))
            _ = await base.end(try base.put("b", "Second."))
            try LocalGenerations(layout: base.layout).activate(GenerationID(1), holder: "test")
            #expect(try base.texts().count == 1)
            _ = await base.end(try base.put("c", "Third."))
        }
        #expect(try base.texts().keys.sorted() == ["a", "b", "c"])
    }

    @Test func whatIsHeldIsReadAgain() async throws {
        let base = try TestKnowledgeBase(holdsBack: true)
        try await base.working {
            let held = try #require(await base.end(try base.put("a", "First.")))
            #expect(held.state == .done)
            #expect(held.generation == nil)
            #expect(held.held == GenerationID(1))
            #expect(held.heldBecause == ["a test"])
            #expect(held.isSettled)
            _ = await base.end(try base.put("b", "Second."))
        }
        #expect(base.runner.read.withLock { $0 } == [1, 2])
    }

    @Test func itWaitsForAnotherWriterAndSaysSo() async throws {
        let attempts = Locked(0)
        let (waiting, waited) = AsyncStream.makeStream(of: Void.self)
        let base = try TestKnowledgeBase(pause: { duration in
            // Longer than the wait before a burst: a retry.
            if duration > LiveIndexingSettings().burst {
                attempts.withLock { $0 += 1 }
                waited.yield()
            }
            await Task.yield()
        })
        try FileSystem.createFolder(base.layout.folder)
        var lock: FileLock? = try FileLock(path: base.layout.lock, holder: "process 7")
        try await base.working {
            let job = try base.put("a", "First.")
            for await _ in waiting where attempts.withLock({ $0 }) > 2 { break }
            let shown = try #require(base.live.job(job.id))
            #expect(shown.state == .running)
            #expect(shown.progress.phase == .waiting)
            #expect(shown.progress.note?.contains("process 7") == true)
            withExtendedLifetime(lock) {}
            lock = nil
            #expect(await base.end(job)?.generation == GenerationID(1))
        }
    }

    @Test func aCancelledJobPublishesNothingAndTheNextMakesUpForIt() async throws {
        let base = try TestKnowledgeBase()
        let live = base.live
        base.runner.step.withLock { $0 = { _ in for job in live.jobs() { _ = live.cancel(job.id) } } }
        try await base.working {
            _ = try base.put("a", "First.")
            let cancelled = try #require(await base.end(try base.put("b", "Second.")))
            #expect(cancelled.state == .cancelled)
            // The second article comes into the job of the first, or waits behind it, whichever is quicker.
            let failure = try #require(cancelled.failure)
            #expect(failure.hasPrefix("the run was cancelled") || failure == "it was cancelled before it began")
            #expect(try base.texts() == [:])
            base.runner.step.withLock { $0 = { _ in } }
            let next = await base.end(try base.put("c", "Third."))
            #expect(next?.report?.written == 3)
            // What the cancelled run had embedded is not embedded again.
            #expect(next?.report?.reused == 1)
        }
        #expect(try base.texts().count == 3)
    }

    @Test func aQueuedJobIsCancelledAtOnce() async throws {
        let base = try TestKnowledgeBase()
        let job = try base.put("a", "First.")
        #expect(base.live.cancel(job.id)?.state == .cancelled)
        #expect(base.live.cancel("unknown") == nil)
        var seen: [IndexJob.State] = []
        for await event in try #require(base.live.events(of: job.id)) { seen.append(event.state) }
        #expect(seen == [.cancelled])
    }

    @Test func sourcesAreReadAgainByName() async throws {
        let directory = try TemporaryDirectory()
        try directory.write("# A\n\nIn the folder.\n", to: "docs/a.md")
        try directory.write("# B\n\nIn another.\n", to: "more/b.md")
        let sources = ["docs", "more"].map { SourceConfiguration(name: $0, path: directory.path + "/" + $0) }
        let base = try TestKnowledgeBase(in: directory, sources: sources)
        try await base.working {
            let job = try base.live.reindex(["more"], allowDeletions: nil, by: "test", why: "an edit")
            #expect(await base.end(job)?.sources == ["more"])
            #expect(try base.texts().keys.sorted() == ["b.md"])
            _ = await base.end(try base.live.reindex(nil, allowDeletions: nil, by: "test", why: ""))
            #expect(try base.texts().keys.sorted() == ["a.md", "b.md"])
        }
        let unknown = #expect(throws: LiveIndexingError.self) {
            try base.live.reindex(["other"], allowDeletions: nil, by: "test", why: "")
        }
        #expect(unknown?.message == "the service has no source \"other\"; it has docs, more")
        let none = #expect(throws: LiveIndexingError.self) {
            try TestKnowledgeBase().live.reindex(nil, allowDeletions: nil, by: "test", why: "")
        }
        #expect(
            none?.message
                == "the service knows no sources; start it with --source or --config, or hand over articles")
    }

    @Test func anEventStreamEndsWithTheJob() async throws {
        let base = try TestKnowledgeBase()
        let job = try base.put("a", "First.")
        let events = try #require(base.live.events(of: job.id))
        let seen = try await base.working {
            var seen: [IndexJob.State] = []
            for await event in events where seen.last != event.state { seen.append(event.state) }
            return seen
        }
        #expect(seen.last == .done)
        #expect(base.live.events(of: "unknown") == nil)
        #expect(base.endedJobs == [job.id])
    }

    @Test func historyAndQueueAreBounded() async throws {
        var settings = LiveIndexingSettings()
        settings.historyMaximum = 3
        settings.waitingMaximum = 2
        settings.articlesMaximum = 1
        let directory = try TemporaryDirectory()
        try directory.write("# A\n\nWords.\n", to: "docs/a.md")
        let base = try TestKnowledgeBase(
            in: directory, sources: [SourceConfiguration(name: "docs", path: directory.path + "/docs")],
            settings: settings)
        let tooMany = #expect(throws: LiveIndexingError.self) {
            for _ in 0..<3 { _ = try base.live.reindex(["docs"], allowDeletions: 1, by: "test", why: "") }
        }
        #expect(tooMany?.message == "2 jobs are waiting already; try again when some have finished")
        // What is on disk already must have a job.
        #expect(try base.put("a", "Words.").sources == [StoredArticles.sourceName])
        #expect(base.live.jobs().count == 3)
        let several = #expect(throws: LiveIndexingError.self) {
            try base.live.put([("a", []), ("b", [])], by: "test", why: "")
        }
        #expect(
            several?.message == "2 articles are more than the 1 that one request may hand over; send several")
        try await base.working {
            for _ in 0..<6 { _ = await base.end(try base.put("a", "Words.")) }
        }
        #expect(base.live.jobs().count <= 4)
    }

    @Test func oneFaultyRecordKeepsAllOut() throws {
        let base = try TestKnowledgeBase()
        let faults = #expect(throws: RecordFaults.self) {
            try base.live.put(
                [("a", Array(#"{"body": "x"}"#.utf8)), ("b", Array(#"{"body": 1}"#.utf8))], by: "test", why: "")
        }
        #expect(faults?.description == "#/articles/1/body must be text")
        let twice = #expect(throws: RecordFaults.self) {
            try base.live.put(
                [("a", Array(#"{"body": "x"}"#.utf8)), ("a", Array(#"{"body": "y"}"#.utf8))], by: "test", why: "")
        }
        #expect(twice?.description == "#/articles/1/id stands twice in this request")
        #expect(try base.live.record(id: "a") == nil)
    }
}
