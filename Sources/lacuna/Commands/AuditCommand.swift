import ArgumentParser
import KnowledgeModel
import LocalStorage
import Storage
import SystemIO

/// `lacuna audit`: who did what to an index.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Show who did what to an index, and check that the record was not changed.",
        subcommands: [Show.self, Verify.self])

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show entries, oldest first.")

        @OptionGroup var index: IndexOptions
        @Option(help: ArgumentHelp("Only of this day or later.", valueName: "yyyy-mm-dd")) var since: CalendarDay?
        @Option(
            help: ArgumentHelp("Only of this action or, as with 'key', of all that begin so.", valueName: "name"))
        var action: String?
        @Flag(help: "Print them as JSON.") var json = false

        func validate() throws {
            guard let action, !AuditAction.all.contains(where: { AuditOutput.matches($0, action) }) else { return }
            throw ValidationError(
                "'\(action)' is no action. Please use one of "
                    + AuditAction.all.map(\.name).joined(separator: ", ") + ".")
        }

        func run() throws {
            let log = Composition.current().auditLog(of: index.index)
            let entries = try log.entries().filter { entry in
                (since.map { entry.at >= $0.start } ?? true)
                    && (action.map { AuditOutput.matches(entry.action, $0) } ?? true)
            }
            if json { return StandardOutput.write(AuditOutput.json(entries)) }
            StandardOutput.write(entries.isEmpty ? "There are no such entries.\n" : AuditOutput.text(entries))
        }
    }

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check the chain of an audit log, and name the first line that is wrong.",
            discussion: """
                Needs nothing but the file, so a copy can be checked elsewhere. It finds lines that were changed, added, \
                taken out or moved. That the end was cut off, or everything written anew, it can only find with a head \
                that was printed earlier and kept where whoever runs the index cannot change it. Exits with 1 if \
                something is wrong.
                """)

        @Argument(help: "The log. Default: audit.log of the index.") var file: String?
        @Option(help: ArgumentHelp("The index's folder.", valueName: "folder")) var index: String?
        @Option(help: ArgumentHelp("A head that this command printed earlier.", valueName: "hash")) var head: String?
        @Flag(help: "Print the result as JSON.") var json = false

        func validate() throws {
            if (file == nil) == (index == nil) {
                throw ValidationError("Please name either a file or an index with '--index'.")
            }
            if let head, head.count != 64 || !head.allSatisfy(\.isHexDigit) {
                throw ValidationError("'\(head)' is no head: it has 64 hexadecimal digits.")
            }
        }

        func run() throws {
            let path = file ?? IndexLayout(folder: index ?? "").audit
            let result = AuditChain.verify(try FileSystem.readFile(path), head: head)
            StandardOutput.write(
                json ? AuditOutput.json(result, path: path) : AuditOutput.text(result, path: path))
            if result.fault != nil { throw ExitStatus.failed }
        }
    }
}
