import ArgumentParser
import Embedding
import ReviewPolicies
import SystemIO

/// `lacuna policy`: which questions a person must see.
struct PolicyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy",
        abstract: "Show, check and try the rules by which questions go to a person before an answer is sent.",
        discussion: """
            Without a file, the default policy holds. `lacuna policy show --yaml` prints it to start from; \
            docs/review-policies.md explains how to write a rule.
            """,
        subcommands: [Show.self, Check.self, Test.self])

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Print a policy so that people can read it.")

        @Argument(help: ArgumentHelp("The policy; without it, the default one.", valueName: "file"))
        var file: String?
        @Flag(help: "Print the YAML as it is written, with its comments.") var yaml = false

        func run() throws {
            let text = try file.map { try FileSystem.readText($0) } ?? ReviewPolicy.defaultYAML
            let policy = try PolicyCommand.parse(text, name: file)
            let terminal = Composition.current().terminal
            StandardOutput.write(
                yaml ? text : PolicyOutput(policy: policy, name: file ?? "the default", terminal: terminal).text)
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say what is wrong with a policy, and what was probably not meant.",
            discussion: "The exit code is 1 if it cannot be used; warnings alone leave it at 0.")

        @Argument(help: ArgumentHelp("The policy.", valueName: "file")) var file: String

        func run() throws {
            let policy = try PolicyCommand.parse(try FileSystem.readText(file), name: file)
            for warning in policy.warnings { StandardOutput.writeLine(Printable.text("warning: \(warning)")) }
            let warnings = policy.warnings.isEmpty ? "no warnings" : Amount.count(policy.warnings.count, "warning")
            StandardOutput.writeLine(
                "Policy \(policy.version) can be used: \(Amount.count(policy.rules.count, "rule")), \(warnings).")
        }
    }

    /// - Parameter name: of the file; nil for the default policy.
    static func parse(_ text: String, name: String?) throws -> ReviewPolicy {
        do {
            return try ReviewPolicy.parse(text)
        } catch {
            throw CommandError(Printable.text("\(name ?? "the default policy"), \(error)"))
        }
    }
}
