import ArgumentParser
import KnowledgeModel
import LocalStorage
import Privacy
import Storage

/// `lacuna activity-bench`: what the activity log stands and bears. For its makers.
struct ActivityBenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "activity-bench",
        abstract: "Measure the activity log, or write to it or the audit log until killed.",
        shouldDisplay: false, subcommands: [Write.self, Audit.self, Measure.self])

    /// Says on each line what has been acknowledged, so that whoever kills it knows what must be there.
    struct Write: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write invented records and print each once the log has acknowledged it.",
            discussion: """
                Lines are 'question ID', 'feedback ID', 'outcome ID', 'theme ID', and 'erasing ID' before and 'erased ID' \
                after a question's asker was erased.
                """)

        @OptionGroup var index: IndexOptions
        @Option(help: "What ids begin with; not used before in this index.") var name = "q"
        @Option(help: "How many rounds of records.") var count = 1_000_000

        func run() throws {
            let store = try LocalActivityStore(layout: IndexLayout(folder: index.index))
            var invented = InventedActivity(seed: UInt64(count))
            for round in 0..<count {
                // One to three questions at once; every 23rd round's asker is erased six rounds later.
                let questions = (0...round % 3).map { position in
                    invented.question(
                        round * 3 + position, named: name, asker: round % 23 == 0 ? "\(name)\(round)" : nil)
                }
                try store.record(questions)
                for question in questions { acknowledge("question", question.id) }
                try say(of: questions[0], in: store, round: round)
                if round % 23 == 6 { try erase(askerOf: round - 6, from: store) }
            }
        }

        private func say(of question: QueryRecord, in store: LocalActivityStore, round: Int) throws {
            // Not of those that will be erased, whose records go with them.
            if round % 23 == 0 { return }
            if round % 5 == 1 {
                try store.record(
                    FeedbackRecord(
                        id: question.id, questionID: question.id, passageID: "p", articleID: "a", rating: .wrong,
                        at: question.askedAt))
                acknowledge("feedback", question.id)
            }
            if round % 7 == 1 {
                try store.record(OutcomeRecord(queryID: question.id, kind: .sent, at: question.askedAt))
                acknowledge("outcome", question.id)
            }
            if round % 11 == 1 {
                let id = try store.newThemeIDs(1)[0]
                try store.updateThemes { themes in
                    themes.append(
                        ThemeRecord(
                            id: id, audience: ThemeAudience(question.context), list: .notAnswered,
                            members: [question.id], createdAt: question.askedAt))
                }
                acknowledge("theme", id)
            }
        }

        private func erase(askerOf round: Int, from store: LocalActivityStore) throws {
            let ids = (0...round % 3).map { "\(name)\(round * 3 + $0)" }
            for id in ids { acknowledge("erasing", id) }
            _ = try store.erase(asker: AskerPseudonym(stored: "\(name)\(round)"))
            for id in ids { acknowledge("erased", id) }
        }

        private func acknowledge(_ what: String, _ id: String) { StandardOutput.writeLine("\(what) \(id)") }
    }

    /// Says on each line which object of an entry has been acknowledged.
    struct Audit: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Append invented entries to the audit log and print each once it is recorded.")

        @OptionGroup var index: IndexOptions
        @Option(help: "What objects begin with; not used before in this index.") var name = "o"
        @Option(help: "How many rounds of entries.") var count = 1_000_000

        func run() throws {
            let composition = Composition.current()
            let log = composition.auditLog(of: index.index)
            for round in 0..<count {
                // One to three entries at once.
                let objects = (0...round % 3).map { "\(name)\(round)-\($0)" }
                try log.append(
                    objects.map {
                        AuditEntry(
                            at: composition.timestamp, by: .user("bench"), action: .themeStatus, object: $0,
                            details: ["to": String(repeating: "x", count: round * 37 % 300)])
                    })
                for object in objects { StandardOutput.writeLine(object) }
            }
        }
    }
}
