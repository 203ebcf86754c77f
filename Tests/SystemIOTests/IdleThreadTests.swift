import Dispatch
import SystemIO
import Testing

@Suite struct IdleThreadTests {
    private struct Broken: Error {}

    @Test func anIdleThreadWorksBesideTheCaller() throws {
        let executor = BlockingExecutor(label: "test", width: 1, queueLimit: 0)
        let wait = try #require(executor.startIfIdle { 40 + 2 })
        #expect(try wait() == 42)
    }

    @Test func whatTheWorkThrowsIsThrownToWhoeverWaits() throws {
        let executor = BlockingExecutor(label: "test", width: 1, queueLimit: 0)
        let wait = try #require(executor.startIfIdle { () throws -> Int in throw Broken() })
        #expect(throws: Broken.self) { _ = try wait() }
    }

    @Test func whereAllThreadsAreBusyNothingIsBegun() throws {
        let executor = BlockingExecutor(label: "test", width: 1, queueLimit: 4)
        let mayGoOn = DispatchSemaphore(value: 0)
        let first = try #require(executor.startIfIdle { mayGoOn.wait() })
        #expect(executor.startIfIdle { 1 } == nil)
        mayGoOn.signal()
        try first()
    }

    /// What waits in the queue is done by the thread that worked beside somebody.
    @Test func theThreadGoesOnWithTheQueue() async throws {
        let executor = BlockingExecutor(label: "test", width: 1, queueLimit: 4)
        let mayGoOn = DispatchSemaphore(value: 0)
        let first = try #require(executor.startIfIdle { mayGoOn.wait() })
        async let second = executor.run { 2 }
        mayGoOn.signal()
        try first()
        #expect(try await second == 2)
    }
}
