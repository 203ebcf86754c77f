import Foundation
import JSONText
import LocalStorage
import Retrieval

/// Versions of the settings, for people and for programs.
enum SettingsOutput {
    static func text(_ list: [SettingsSummary]) -> String {
        var table = TextTable(alignments: [.left, .right, .left, .right, .left, .left])
        table.add(["", "version", "written", "replaces", "by", "why"])
        let isBuiltIn = !list.contains(where: \.isCurrent)
        table.add([isBuiltIn ? "*" : "", "0", "", "", "", "what the product comes with"])
        for version in list {
            table.add([
                version.isCurrent ? "*" : "", "\(version.version)", version.at, "\(version.replaces)", version.by,
                version.why,
            ])
        }
        return table.text
    }

    static func json(_ list: [SettingsSummary]) -> String {
        var writer = JSONWriter()
        writer.object { document in
            document.member("version", 1)
            document.member("in_force", list.first(where: \.isCurrent)?.version ?? 0)
            document.member(
                "settings",
                array: { versions in
                    for version in list {
                        versions.object { members in
                            members.member("settings", version.version)
                            members.member("in_force", version.isCurrent)
                            members.member("replaces", version.replaces)
                            members.member("at", version.at)
                            members.member("by", version.by)
                            members.member("why", version.why)
                        }
                    }
                })
        }
        return writer.text + "\n"
    }

    /// The file of a version; of version 0 what stands for it.
    static func json(_ document: SettingsDocument<SettingsFile>?) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let bytes: Data
        if let document {
            bytes = try encoder.encode(document)
        } else {
            let standard = AnswerabilityModel.standard
            bytes = try encoder.encode(
                BuiltIn(
                    settings: SettingsFile(
                        synonyms: [], fusion: SettingsFile.FusionNumbers(.standard, questions: 0),
                        verdict: SettingsFile.VerdictNumbers(standard, questions: 0, method: "keep"), encoder: nil)))
        }
        return String(decoding: bytes, as: UTF8.self) + "\n"
    }

    private struct BuiltIn: Encodable {
        var version = 0
        var settings: SettingsFile
    }

    /// Every fitted number, beside the one the product comes with.
    static func text(_ document: SettingsDocument<SettingsFile>?) throws -> String {
        let file = document?.settings ?? .builtIn
        var text: String
        if let document {
            text = Printable.text(
                "Settings \(document.version), written \(document.at) by \(document.by): \(document.why)\n")
            text += "They replaced settings \(document.replaces).\n"
        } else {
            text = "Settings 0: what the product comes with.\n"
        }
        let weights = try file.fusion?.fusionWeights() ?? .standard
        let model = try file.verdict?.model() ?? .standard
        text += "\nFusion, " + origin(file.fusion?.questions) + "\n"
        text += SettingsNumbers.fusion(from: .standard, to: weights, columns: ["built in", "here"])
        text += "\nVerdict, " + origin(file.verdict?.questions)
        if let method = file.verdict?.method { text += " (\(Printable.text(method)))" }
        text += "\n" + SettingsNumbers.verdict(from: .standard, to: model, columns: ["built in", "here"])
        text += "\nSynonyms: " + (file.synonyms.isEmpty ? "none" : Amount.count(file.synonyms.count, "line")) + "\n"
        return text
    }

    private static func origin(_ questions: Int?) -> String {
        questions.map { "fitted on \(Amount.count($0, "question"))" } ?? "as the product comes with it"
    }
}

/// Tables of fitted numbers, each explained.
enum SettingsNumbers {
    static func fusion(from before: FusionWeights, to after: FusionWeights, columns: [String]) -> String {
        var table = table(columns)
        for ((name, old), new) in zip(zip(SettingsFile.FusionWeight.allCases, before.vector), after.vector) {
            table.add([name.rawValue, Amount.fixed(old, digits: 3), Amount.fixed(new, digits: 3), name.title])
        }
        return table.text
    }

    static func verdict(from before: AnswerabilityModel, to after: AnswerabilityModel, columns: [String]) -> String {
        var table = table(columns)
        func add(_ name: String, _ old: Double, _ new: Double, _ meaning: String) {
            table.add([name, Amount.fixed(old, digits: 4), Amount.fixed(new, digits: 4), meaning])
        }
        for ((feature, old), new) in zip(zip(AnswerabilityFeature.allCases, before.weights), after.weights) {
            add(feature.rawValue, old, new, feature.title)
        }
        add("bias", before.bias, after.bias, "added to all of these, each times its weight: the log odds of an answer")
        add("yes_from", before.thresholds.yes, after.thresholds.yes, "from this probability on the verdict is yes")
        add("no_below", before.thresholds.no, after.thresholds.no, "below this probability it is no")
        return table.text
    }

    private static func table(_ columns: [String]) -> TextTable {
        var table = TextTable(alignments: [.left, .right, .right, .left])
        table.add([""] + columns + ["what it is or weighs"])
        return table
    }
}
