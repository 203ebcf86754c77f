import Foundation
import GapAnalysis
import SystemIO

/// As many threads as there are processors, to ask the tickets of one batch on.
struct AskingThreads: Sendable {
    private let executor = BlockingExecutor(
        label: "lacuna.scan", width: ProcessInfo.processInfo.activeProcessorCount,
        queueLimit: TicketScan.batchCountDefault)

    /// What each of the items gives, in their order.
    func map<Item: Sendable>(
        _ items: [Item], _ ask: @escaping @Sendable (Item) throws -> AskedTicket
    ) async throws -> [AskedTicket] {
        try await withThrowingTaskGroup(of: (Int, AskedTicket).self) { group in
            for (index, item) in items.enumerated() {
                group.addTask { (index, try await executor.run { try ask(item) }) }
            }
            var asked: [(Int, AskedTicket)] = []
            for try await ticket in group { asked.append(ticket) }
            return asked.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }
}
