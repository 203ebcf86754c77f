import ArgumentParser
import Embedding
import Evaluation
import GapAnalysis
import KnowledgeModel
import LocalStorage
import Privacy
import Retrieval
import Storage
import SystemIO

/// `lacuna evaluate gaps`: the whole way from questions to themes to replay, on a help centre out of which articles were
/// removed. Keeps nothing.
struct EvaluateGapsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gaps",
        abstract: "Measure gap events, themes and replay by leaving articles out that questions want.",
        discussion: """
            The questions are asked of the index as if the removed articles had never been written: what is found to be \
            missing is held against what was taken away. Then articles come back, all of them and a drawn half, and the \
            themes are replayed. The index itself is not changed, and nothing is recorded.

            Questions are lines of JSON with "id", "text", "answerable" (false if only a removed article answers it) and, \
            for those, "theme": the unit that the article belongs to. Removed articles are lines of \
            'article<TAB>page<TAB>unit'. docs/evaluation.md explains the figures.
            """)

    @OptionGroup var index: IndexOptions
    @Option(help: ArgumentHelp("The questions.", valueName: "file")) var questions: String
    @Option(help: ArgumentHelp("The articles to leave out.", valueName: "file")) var removed: String
    @Option(help: ArgumentHelp("Draws the half of the units that comes back first.", valueName: "n"))
    var seed: UInt64 = 1
    @Option(
        help: ArgumentHelp(
            "Write a line of JSON for each group, to fit the themes' probability.", valueName: "file",
            visibility: .hidden))
    var features: String?
    @Flag(help: "List the first themes, each with how many of its questions want a removed article.")
    var showThemes = false
    @OptionGroup var model: ModelOptions

    private static let topThemes = 20
    private static let wantedMinimum = 5

    func run() throws {
        let composition = Composition.current()
        let set = try RemovedArticleSet(questionsPath: questions, removedPath: removed)
        let encoder = try composition.encoder(modelFolder: try composition.modelFolder(flag: model.model))
        let generations = LocalGenerations(layout: IndexLayout(folder: index.index))
        func answerer(withholding withheld: Set<String>) -> Answerer {
            composition.answerer(
                index: index.index, generations: WithholdingSource(generations: generations, withheld: withheld),
                encoder: encoder, policy: nil)
        }
        let missing = Set(set.units.keys)
        let events = try asked(set, answerer(withholding: missing), encoder, composition)
        let formed = ThemeFormation().themes(of: events)
        let themes = formed.enumerated().map { number, theme in
            ThemeRecord(
                id: "T\(number + 1)", audience: theme.audience, list: theme.list, members: theme.members,
                createdAt: composition.timestamp)
        }
        let builder = GapReportBuilder(knowledgeBase: "bench")
        let report = try builder.report(
            of: events, themes: themes, period: .always,
            generations: WithholdingSource(generations: generations, withheld: missing), at: composition.timestamp)
        let gold = Dictionary(set.questions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let members = Dictionary(themes.map { ($0.id, $0.members.compactMap { gold[$0] }) }, uniquingKeysWith: { $1 })
        if showThemes {
            for theme in report.themes.prefix(40) {
                let own = members[theme.id] ?? []
                let gaps = own.count { !$0.answerable }
                StandardOutput.writeLine(
                    "\(gaps)/\(own.count)  \(theme.title)  [\(theme.keyPhrases.joined(separator: ", "))]")
            }
        }
        measureEvents(events, gold)
        measureThemes(report, members, set)
        try writeFeatures(events, gold)
        try measureReplay(set, events, themes, members, answerer, composition)
    }

    /// The records of all questions, in memory.
    private func asked(
        _ set: RemovedArticleSet, _ answerer: Answerer, _ encoder: any TextEncoder, _ composition: Composition
    ) throws -> GapEvents {
        let recorder = QuestionRecorder(redactor: .standard, encoder: encoder)
        let progress = ProgressLine(isTerminal: composition.terminal.errorIsTerminal, isHidden: false)
        defer { progress.clear() }
        var records: [QueryRecord] = []
        for question in set.questions {
            let response = try answerer.answer(
                SearchRequest(text: question.text), scope: .everybody, queryID: question.id)
            // A question that reads as two is one in this set.
            records += try recorder.records(
                of: response, context: AskerContext(ticket: question.id), at: composition.timestamp
            ).prefix(1)
        }
        return GapEvents(records: records, model: SearchSettings.standard.answerability)
    }

    private func measureEvents(_ events: GapEvents, _ gold: [String: RemovedArticleSet.Question]) {
        let found = events.events.keys.compactMap { gold[$0] }
        let right = found.count { !$0.answerable }
        let all = gold.values.count { !$0.answerable }
        StandardOutput.writeLine(
            "events: \(found.count); precision \(Self.share(right, found.count)), recall \(Self.share(right, all))")
    }

    private func measureThemes(
        _ report: GapReport, _ members: [String: [RemovedArticleSet.Question]], _ set: RemovedArticleSet
    ) {
        let shown = report.themes(of: .notAnswered)
        let top = shown.prefix(Self.topThemes)
        let right = top.count { theme in
            let own = members[theme.id] ?? []
            return own.count { !$0.answerable } * 2 >= own.count
        }
        let wanted = set.wanted(atLeast: Self.wantedMinimum)
        let found = wanted.filter { unit in
            shown.contains { theme in
                Self.mainUnit(of: members[theme.id] ?? []) == unit
            }
        }
        StandardOutput.writeLine(
            "themes: \(shown.count); of the first \(top.count), true gaps \(Self.share(right, top.count)); "
                + "removed units with \(Self.wantedMinimum) questions or more that appear "
                + "\(Self.share(found.count, wanted.count)) of \(wanted.count)")
        let lost = wanted.subtracting(found).sorted()
        if !lost.isEmpty { StandardOutput.writeLine("  missing: \(lost.joined(separator: "; "))") }
    }

    /// Themes whose removed unit came back must be proposed, the others must not.
    private func measureReplay(
        _ set: RemovedArticleSet, _ events: GapEvents, _ themes: [ThemeRecord],
        _ members: [String: [RemovedArticleSet.Question]], _ answerer: (Set<String>) -> Answerer,
        _ composition: Composition
    ) throws {
        var units = Set(set.units.values).sorted()
        var generator = SplitMix64(seed: seed)
        units.shuffle(using: &generator)
        let back = Set(units.prefix(units.count / 2))
        let wanted = set.wanted(atLeast: Self.wantedMinimum)
        for (name, restored) in [("all", Set(units)), ("half", back)] {
            let changed = Set(set.units.filter { restored.contains($0.value) }.keys)
            let replay = ThemeReplay(answerer: answerer(Set(set.units.keys).subtracting(changed))) {
                composition.newQueryID()
            }
            var proposed = 0
            var due = 0
            var wrong = 0
            var others = 0
            var units: Set<String> = []
            var closed: Set<String> = []
            let questions = Dictionary(events.questions.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
            for theme in themes where theme.list == .notAnswered {
                let own = members[theme.id] ?? []
                let asked = ThemeReplay.questions(of: theme.members.compactMap { questions[$0] }, events: events)
                // What is answered in part by what came back is neither here nor there.
                let isAnswered = own.count { $0.theme.map(restored.contains) ?? false } * 2 >= own.count
                let isMissing =
                    own.count { !$0.answerable } * 2 >= own.count
                    && !own.contains { $0.theme.map(restored.contains) ?? false }
                guard isAnswered || isMissing else { continue }
                let result = try replay.replay(theme, asked, changed: changed, at: composition.timestamp)
                let isProposed = result?.outcome == .resolved
                if showThemes {
                    StandardOutput.writeLine(
                        "  \(isAnswered ? "back" : "missing"): \(result?.answered ?? 0) of \(result?.asked ?? 0) "
                            + "(\(own.count)) \(own.first?.text ?? "")")
                }
                if let unit = Self.mainUnit(of: own), isAnswered, wanted.contains(unit) {
                    units.insert(unit)
                    if isProposed { closed.insert(unit) }
                }
                if isAnswered {
                    due += 1
                    if isProposed { proposed += 1 }
                } else {
                    others += 1
                    if isProposed { wrong += 1 }
                }
            }
            StandardOutput.writeLine(
                "replay, \(name) articles back: proposed \(Self.share(proposed, due)) of \(due) themes that are "
                    + "answered, \(wrong) of \(others) that are not; by unit with \(Self.wantedMinimum) questions or more "
                    + "\(Self.share(closed.count, units.count)) of \(units.count)")
        }
    }

    /// What the theme's probability is fitted to: every group, whether it became a theme or not.
    private func writeFeatures(_ events: GapEvents, _ gold: [String: RemovedArticleSet.Question]) throws {
        guard let features else { return }
        let lines = ThemeFormation().groups(of: events).map { group in
            let values = GapProbability.features(of: group).map { "\($0)" }.joined(separator: ",")
            let gaps = group.count { gold[$0.id]?.answerable == false }
            return "{\"features\":[\(values)],\"questions\":\(group.count),\"gaps\":\(gaps)}\n"
        }
        try DurableFile.replace(features, with: lines.joined())
    }

    /// The removed unit that most of a theme's questions want, of those that want one; nil if no two want the same.
    private static func mainUnit(of questions: [RemovedArticleSet.Question]) -> String? {
        var counts: [String: Int] = [:]
        for unit in questions.compactMap(\.theme) { counts[unit, default: 0] += 1 }
        let main = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
        return main.flatMap { $0.value >= 2 ? $0.key : nil }
    }

    private static func share(_ part: Int, _ whole: Int) -> String {
        whole == 0 ? "-" : "\((1000 * part / whole + 5) / 10) %"
    }
}
