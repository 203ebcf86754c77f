import Foundation
import GapAnalysis
import KnowledgeModel
import SystemIO

/// `baselines/<name>.json` in the index folder: the figures of a report, kept to compare later ones with.
enum GapBaselineFile {
    private struct Document: Codable {
        var version = 1
        var at: Int64
        var questions: Int
        var tickets: Int?
        var askers: Int?
        var verdicts: [String: Int]
        var expectedCoverage: Double?
        var notAnswered: Int
        var stillAsked: Int
        var single: Int
        var openThemes: Int
        var doneThemes: Int
    }

    private static func path(_ name: String, _ index: String) throws -> String {
        guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }) else {
            throw CommandError("\"\(name)\" cannot name a baseline; use letters, digits, '-' and '_'")
        }
        return index + "/baselines/" + name + ".json"
    }

    static func write(_ baseline: GapBaseline, index: String) throws {
        let path = try path(baseline.name, index)
        let summary = baseline.summary
        try FileSystem.createFolder(FileSystem.parentFolder(path))
        let document = Document(
            at: baseline.at.milliseconds, questions: summary.questions, tickets: summary.tickets,
            askers: summary.askers, verdicts: summary.verdicts, expectedCoverage: summary.expectedCoverage,
            notAnswered: summary.notAnswered, stillAsked: summary.stillAsked, single: summary.single,
            openThemes: summary.openThemes, doneThemes: summary.doneThemes)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try DurableFile.replace(path, with: String(decoding: try encoder.encode(document), as: UTF8.self))
    }

    static func read(_ name: String, index: String) throws -> GapBaseline {
        let path = try path(name, index)
        guard FileSystem.exists(path) else {
            throw CommandError(
                "there is no baseline \"\(name)\"; `lacuna gaps report --keep \(name)` or a scan of that name makes one"
            )
        }
        let bytes = try FileSystem.readFile(path)
        guard let document = try? JSONDecoder().decode(Document.self, from: Data(bytes)), document.version == 1 else {
            throw CommandError("\(path) is damaged or of a newer version; make the baseline again")
        }
        return GapBaseline(
            name: name, at: Timestamp(milliseconds: document.at),
            summary: GapSummary(
                questions: document.questions, tickets: document.tickets, askers: document.askers,
                verdicts: document.verdicts, expectedCoverage: document.expectedCoverage,
                notAnswered: document.notAnswered, stillAsked: document.stillAsked, single: document.single,
                openThemes: document.openThemes, doneThemes: document.doneThemes))
    }
}
