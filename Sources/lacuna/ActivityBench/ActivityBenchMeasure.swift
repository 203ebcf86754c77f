import ArgumentParser
import Dispatch
import KnowledgeModel
import LocalStorage
import Locking
import Privacy
import Storage
import SystemIO

extension ActivityBenchCommand {
    struct Measure: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Measure how fast records are written, alone and beside a reader, read, forgotten and erased.")

        @Option(help: "A folder for the log, which must have none.") var folder: String
        @Option(help: "Records to have in the log when it is read.") var records = 100_000

        func run() throws {
            let layout = IndexLayout(folder: folder)
            guard !FileSystem.exists(layout.activity) else { throw CommandError("\(layout.activity) exists already") }
            let store = try LocalActivityStore(layout: layout)
            var source = Source()

            for size in [1, 10, 100] {
                let batches = min(20_000 / size, records / 4 / size)
                let latencies = try time(batches, of: { source.take(size) }, store.record)
                print("record, \(size) at once", latencies, perSecond: Double(size))
            }
            while source.count < records { try store.record(source.take(min(1000, records - source.count))) }
            print(
                "record a feedback, durable", try time(500, of: { source.feedback() }, store.record), perSecond: 1)

            let scans = BackgroundScans(store)
            print(
                "record, 1 at once, beside a reader of all",
                try time(10_000, of: { source.take(1) }, store.record), perSecond: 1)
            print("read all, beside that writer", scans.stop(), perSecond: 1)
            print(
                "read all of \(source.count)", try time(3, of: {}) { try store.queries(in: .always).count },
                perSecond: 1)
            StandardOutput.writeLine("file: \(try FileSystem.size(layout.activity) / 1_000_000) MB")
            print("erase an asker", try time(3, of: { source.asker() }, store.erase(asker:)), perSecond: 1)
            let middle = Timestamp(milliseconds: InventedActivity.start.milliseconds + Int64(records) * 500)
            print("forget half", try time(1, of: { middle }, store.forget(before:)), perSecond: 1)
        }

        /// Times `body` alone, not how its argument is made.
        private func time<Argument, Result>(
            _ count: Int, of make: () -> Argument, _ body: (Argument) throws -> Result
        ) throws -> [Duration] {
            try (0..<max(count, 1)).map { _ in
                let argument = make()
                return try ContinuousClock().measure { _ = try body(argument) }
            }
        }

        /// - Parameter perSecond: how many records one duration stands for.
        private func print(_ label: String, _ durations: [Duration], perSecond: Double) {
            let sorted = durations.sorted()
            func milliseconds(_ share: Double) -> String {
                let duration = sorted[min(Int(Double(sorted.count) * share), sorted.count - 1)]
                return Amount.fixed(duration / .milliseconds(1), digits: 3)
            }
            let total = durations.reduce(.zero, +) / .seconds(1)
            StandardOutput.writeLine(
                "\(label): \(Int(Double(durations.count) * perSecond / total)) a second; milliseconds p50 "
                    + "\(milliseconds(0.5)), p99 \(milliseconds(0.99)), max \(milliseconds(1))")
        }
    }
}

/// Numbered records, each once.
private struct Source {
    private var invented = InventedActivity(seed: 20_260_105)
    private(set) var count = 0
    private var feedbackCount = 0
    private var askerCount = 0

    mutating func take(_ size: Int) -> [QueryRecord] {
        defer { count += size }
        return (count..<count + size).map { invented.question($0) }
    }

    mutating func feedback() -> FeedbackRecord {
        defer { feedbackCount += 1 }
        return FeedbackRecord(
            id: "f\(feedbackCount)", questionID: "q\(feedbackCount)", passageID: "p", articleID: "a", rating: .useful,
            at: InventedActivity.start)
    }

    mutating func asker() -> AskerPseudonym {
        defer { askerCount += 1 }
        return AskerPseudonym(stored: "asker-\(askerCount)")
    }
}

/// Reads the whole log again and again on a thread of its own.
private final class BackgroundScans: Sendable {
    private let isStopped = Locked(false)
    private let durations = Locked<[Duration]>([])
    private let finished = DispatchSemaphore(value: 0)

    init(_ store: LocalActivityStore) {
        let (isStopped, durations, finished) = (isStopped, durations, finished)
        DispatchQueue(label: "lacuna.activity-bench").async {
            repeat {
                let duration = ContinuousClock().measure { _ = try? store.queries(in: .always) }
                durations.withLock { $0.append(duration) }
            } while !isStopped.withLock { $0 }
            finished.signal()
        }
    }

    func stop() -> [Duration] {
        isStopped.withLock { $0 = true }
        finished.wait()
        return durations.withLock { $0 }
    }
}
