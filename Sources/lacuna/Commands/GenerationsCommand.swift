import ArgumentParser
import JSONText
import KnowledgeModel
import LocalStorage
import Storage

/// `lacuna generations`: published states of an index.
struct GenerationsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generations",
        abstract: "List, compare, check, roll back and delete the published states of an index.",
        subcommands: [List.self, GenerationsDiff.self, Verify.self, Activate.self, Prune.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List generations; '*' marks the serving one, '!' those that are held back.")

        @OptionGroup var index: IndexOptions
        @Flag(help: "Print them as JSON.") var json = false

        func run() throws {
            let list = try LocalGenerations(layout: IndexLayout(folder: index.index)).list()
            StandardOutput.write(json ? GenerationsOutput.json(list) : GenerationsOutput.text(list))
        }
    }

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read every byte of a generation and check it.",
            discussion: "Exits with 1 if anything is damaged.")

        @Argument(help: "The generation. Default: the serving one.") var number: Int?
        @OptionGroup var index: IndexOptions

        func validate() throws { try GenerationNumber.check(number) }

        func run() throws {
            let generations = LocalGenerations(layout: IndexLayout(folder: index.index))
            guard let id = try number.map(GenerationID.init) ?? generations.list().first(where: \.isCurrent)?.id else {
                return
            }
            let problems = try generations.verify(id)
            guard problems.isEmpty else {
                for problem in problems { StandardError.writeLine("lacuna: \(problem)") }
                throw ExitStatus.failed
            }
            StandardOutput.writeLine("Generation \(id) is whole.")
        }
    }

    struct Activate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a generation the serving one: roll back, go forward again, serve what is held back.")

        @Argument(help: "The generation.") var number: Int
        @OptionGroup var index: IndexOptions

        func validate() throws { try GenerationNumber.check(number) }

        func run() throws {
            let generations = LocalGenerations(layout: IndexLayout(folder: index.index))
            let composition = Composition.current()
            let before = try? generations.current()
            try generations.activate(GenerationID(number), holder: composition.holder)
            try composition.audit(
                .generationActivate, "generation \(number)", before.map { ["before": $0.description] } ?? [:],
                in: index.index)
            WebhookNotifier(composition: composition, index: index.index).activated(GenerationID(number))
            StandardOutput.writeLine("Generation \(number) is serving.")
        }
    }

    struct Prune: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Delete old generations, and what only they used. The serving one and the held one stay.")

        @Option(help: ArgumentHelp("How many of the newest to keep.", valueName: "n")) var keep = 5
        @OptionGroup var index: IndexOptions

        func validate() throws {
            if keep < 1 { throw ValidationError("Please keep at least 1 generation with '--keep'.") }
        }

        func run() throws {
            let generations = LocalGenerations(layout: IndexLayout(folder: index.index))
            let composition = Composition.current()
            let deleted = try generations.prune(keep: keep, holder: composition.holder)
            if !deleted.isEmpty {
                try composition.audit(
                    .generationPrune, "generations \(deleted.map(\.description).joined(separator: " "))",
                    in: index.index)
            }
            StandardOutput.writeLine(
                deleted.isEmpty
                    ? "There was nothing to delete."
                    : "Deleted generation\(deleted.count == 1 ? "" : "s") "
                        + deleted.map(\.description).joined(separator: ", ") + ".")
        }
    }
}

enum GenerationNumber {
    static func check(_ number: Int?) throws {
        if let number, number < 1 { throw ValidationError("Generations are numbered from 1.") }
    }
}

enum GenerationsOutput {
    static func text(_ list: [GenerationSummary]) -> String {
        var table = TextTable(alignments: [.left, .right, .left, .right, .right, .right, .right, .left, .left])
        table.add(["", "id", "published", "articles", "passages", "parts", "size", "by", "why"])
        for generation in list {
            table.add([
                generation.isCurrent ? "*" : generation.hold == nil ? "" : "!", generation.id.description,
                generation.createdAt,
                Amount.number(generation.articles), Amount.number(generation.passages), Amount.number(generation.parts),
                Amount.bytes(generation.bytes), generation.by,
                generation.why
                    + (generation.hold.map { " (held back: \($0.reasons.joined(separator: ", ")))" } ?? ""),
            ])
        }
        return table.text
    }

    static func json(_ list: [GenerationSummary]) -> String {
        var writer = JSONWriter()
        writer.object { document in
            document.member("version", 1)
            document.member(
                "generations",
                array: { generations in
                    for generation in list {
                        generations.object { members in
                            members.member("generation", generation.id.number)
                            members.member("serving", generation.isCurrent)
                            members.member("held", generation.hold != nil)
                            members.member("held_because", generation.hold?.reasons ?? [])
                            members.member("published_at", generation.createdAt)
                            members.member("by", generation.by)
                            members.member("why", generation.why)
                            members.member("articles", generation.articles)
                            members.member("passages", generation.passages)
                            members.member("parts", generation.parts)
                            members.member("bytes", generation.bytes)
                            members.member("logical_hash", generation.logicalHash)
                            members.member("model", generation.model)
                        }
                    }
                })
        }
        return writer.text + "\n"
    }
}
