import KnowledgeModel
import LocalStorage
import Storage
import Subprocess
import TestSupport
import Testing

/// A process that writes the activity log is killed at random moments: whatever it was told to be recorded is there.
@Suite struct ActivityKillTests {
    private static let kills = 24

    @Test(.timeLimit(.minutes(5))) func whatWasAcknowledgedSurvivesAKill() async throws {
        let directory = try TemporaryDirectory()
        var generator = SeededGenerator(seed: 20_260_504)
        var acknowledged: [String: Set<String>] = [:]
        for kill in 0..<Self.kills {
            let lines = try await write(
                to: directory.path, name: "run\(kill)-", linesUntilKill: Int.random(in: 1...400, using: &generator))
            for line in lines {
                let words = line.split(separator: " ").map(String.init)
                try #require(words.count == 2, "\(line)")
                acknowledged[words[0], default: []].insert(words[1])
            }
            let store = try LocalActivityStore(layout: IndexLayout(folder: directory.path))
            try store.verify()
            func present(_ what: String) -> Set<String> { acknowledged[what, default: []] }

            let questions = Set(try store.queries(in: .always).map(\.id))
            // An erasure that was begun may have been carried out or not.
            #expect(present("question").subtracting(present("erasing")).subtracting(questions) == [], "kill \(kill)")
            #expect(questions.intersection(present("erased")) == [], "kill \(kill)")
            #expect(
                present("feedback").subtracting(try store.feedback(in: .always).map(\.id)) == [], "kill \(kill)")
            #expect(
                present("outcome").subtracting(try store.outcomes(in: .always).map(\.queryID)) == [], "kill \(kill)")
            #expect(present("theme").subtracting(try store.themes().map(\.id)) == [], "kill \(kill)")
        }
        for what in ["question", "feedback", "outcome", "theme", "erasing", "erased"] {
            #expect(acknowledged[what, default: []].count > Self.kills, "\(what)")
        }
    }

    /// - Returns: all lines that the process wrote before it was killed.
    private func write(to folder: String, name: String, linesUntilKill: Int) async throws -> [String] {
        let result = try await Subprocess.run(
            Command.configuration(["activity-bench", "write", "--index", folder, "--name", name]),
            input: .none, output: .sequence, error: .discarded
        ) { execution in
            var written: [String] = []
            for try await line in execution.standardOutput.strings() {
                written.append(line)
                if written.count == linesUntilKill { try execution.send(signal: .kill) }
            }
            return written
        }
        #expect(Command.code(of: result.terminationStatus) == -9)
        return result.closureResult
    }
}
