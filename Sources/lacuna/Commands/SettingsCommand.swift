import ArgumentParser
import KnowledgeModel
import LocalStorage
import Retrieval
import Storage
import SystemIO

/// `lacuna settings`: what is fitted or set for one index, in versions.
struct SettingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings",
        abstract: "List, show and undo the settings of an index, and set its synonyms.",
        discussion: """
            Settings are versions apart from generations: a change acts on the next question, and going back to an \
            older generation leaves them as they are. Version 0 is what the product comes with.
            """,
        subcommands: [List.self, Show.self, Activate.self, Undo.self, SynonymsCommand.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List versions; '*' marks the one in force.")

        @OptionGroup var index: IndexOptions
        @Flag(help: "Print them as JSON.") var json = false

        func run() throws {
            let list = try IndexSettingsStore(layout: IndexLayout(folder: index.index)).list()
            StandardOutput.write(json ? SettingsOutput.json(list) : SettingsOutput.text(list))
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show every number of a version, beside those the product comes with.")

        @Argument(help: "The version. Default: the one in force.") var version: Int?
        @OptionGroup var index: IndexOptions
        @Flag(help: "Print the version's file, which is JSON.") var json = false

        func run() throws {
            let store = IndexSettingsStore(layout: IndexLayout(folder: index.index))
            let document = version == 0 ? nil : try version.map { try store.document($0) } ?? store.current()
            if json {
                StandardOutput.write(try SettingsOutput.json(document))
                return
            }
            StandardOutput.write(try SettingsOutput.text(document))
        }
    }

    struct Activate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put a version in force: back, or forward again; 0 is what the product comes with.")

        @Argument(help: "The version.") var version: Int
        @OptionGroup var index: IndexOptions

        func validate() throws {
            if version < 0 { throw ValidationError("Settings are numbered from 0, which is the built-in version.") }
        }

        func run() throws {
            let composition = Composition.current()
            let store = IndexSettingsStore(layout: IndexLayout(folder: index.index))
            try composition.markingCalibration(of: index.index) {
                try store.activate(version, holder: composition.holder)
            }
            try composition.audit(.settings, "settings \(version)", ["is": "activated"], in: index.index)
            StandardOutput.writeLine("Settings \(version) are in force.")
        }
    }

    struct Undo: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put the version in force that the present one replaced.")

        @OptionGroup var index: IndexOptions

        func run() throws {
            let composition = Composition.current()
            let store = IndexSettingsStore(layout: IndexLayout(folder: index.index))
            let undone = try composition.markingCalibration(of: index.index) {
                try store.undo(holder: composition.holder)
            }
            guard let version = undone else {
                throw CommandError("there is nothing to undo: the settings in force are those the product comes with")
            }
            try composition.audit(.settings, "settings \(version)", ["is": "activated, by undo"], in: index.index)
            StandardOutput.writeLine("Settings \(version) are in force.")
        }
    }
}

/// `lacuna settings synonyms`: words and phrases that are one to the search.
struct SynonymsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "synonyms", abstract: "Set or show words and phrases that are one to the search.",
        discussion: """
            One rule a line; what follows a # is a comment:

              wifi, wireless network, wlan        # each finds all
              telly => television, tv             # a question with telly finds the others too, not the reverse
            """,
        subcommands: [Set.self, Show.self])

    struct Set: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Use the rules of a file in place of those in force; an empty file removes all.")

        @Argument(help: "The file of rules.") var file: String
        @OptionGroup var index: IndexOptions
        @Option(help: ArgumentHelp("Why, for 'settings list'.", valueName: "text")) var why: String?

        func run() throws {
            let composition = Composition.current()
            let text = try FileSystem.readText(file)
            let count: Int
            do {
                count = try Synonyms(parsing: text).rules.count
            } catch {
                throw CommandError("\(file), \(error)")
            }
            let store = IndexSettingsStore(layout: IndexLayout(folder: index.index))
            var settings = try store.current()?.settings ?? .builtIn
            settings.synonyms = text.split(whereSeparator: \.isNewline).map(String.init)
            let version = try store.publish(
                settings, note: composition.note(why: why ?? "synonyms of \(file)"), holder: composition.holder)
            try composition.audit(.settings, "settings \(version)", ["is": "written: synonyms"], in: index.index)
            StandardOutput.writeLine(
                "Settings \(version) written: \(Amount.count(count, "rule")) of synonyms. "
                    + "Undo with `lacuna settings undo --index \(index.index)`.")
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Print the rules in force.")

        @OptionGroup var index: IndexOptions

        func run() throws {
            let document = try IndexSettingsStore(layout: IndexLayout(folder: index.index)).current()
            for line in document?.settings.synonyms ?? [] { StandardOutput.writeLine(Printable.text(line)) }
        }
    }
}
