import Access
import ArgumentParser
import DraftVerification
import Embedding
import KnowledgeModel
import Operations
import Retrieval
import Storage
import SystemIO

/// `lacuna verify`: holds a draft reply against the passages that it cites.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check a draft reply against the passages that it cites.",
        usage: "lacuna verify [<options>] --index <folder> <file>",
        discussion: """
            The file is the reply as text, with passage ids in square brackets where they are cited, or a JSON object as \
            POST /v1/verify takes it (docs/verify.md). Invented citations, altered quotations, numbers and negations that \
            differ, promises that no article allows, personal data and claims without support are reported, each with its \
            place. No language model takes part, and nothing is ever said to be correct: a person decides.

            The command ends with 0 whatever is found; --fail-on makes it end with 1.
            """)

    @Argument(help: ArgumentHelp("The draft; '-' reads it from standard input.", valueName: "file"))
    var file: String

    @OptionGroup var index: IndexOptions
    @OptionGroup(title: "What may be read") var scope: ScopeOptions
    @OptionGroup var model: ModelOptions

    @Option(
        help: ArgumentHelp(
            "A policy whose rules the draft is held against as well; without it, none.", valueName: "file"))
    var policy: String?

    @Option(help: ArgumentHelp("End with 1 if the result is this or worse.", valueName: "review|block"))
    var failOn: DraftFinding.Severity?

    @OptionGroup(title: "Personal data") var privacy: PrivacyOptions
    @Flag(help: "Compare by words alone, without the encoder.") var wordsOnly = false
    @Flag(help: "Print the report as JSON.") var json = false

    func run() throws {
        let composition = Composition.current()
        let text = file == "-" ? StandardInput.readAll() : try FileSystem.readText(file)
        let request = try request(of: text)
        let encoder =
            wordsOnly ? nil : try composition.encoder(modelFolder: try composition.modelFolder(flag: model.model))
        let generations = try composition.generations(of: index.index)
        let knowledge = KnowledgeService(
            answerer: composition.answerer(
                index: index.index, generations: generations, encoder: encoder, policy: nil),
            generations: generations, encoderHash: encoder?.identity.hash, makeID: { composition.newQueryID() },
            verifier: DraftVerifier(
                redactor: try privacy.settings().redactor, encoder: encoder,
                policy: try policy.map { try composition.policy(file: $0, encoder: nil) }))
        do {
            let (report, generation) = try knowledge.verify(request, caller: .local(access: try scope.scope()))
            if json {
                StandardOutput.write(
                    bytes: VerifyResponseJSON.bytes(of: report, generation: generation) + [UInt8(ascii: "\n")])
            } else {
                StandardOutput.write(VerifyOutput(terminal: composition.terminal).text(of: report, request.draft))
            }
            if let failOn, let worst = report.findings.map(\.severity).max(), worst >= failOn {
                throw ExitStatus.failed
            }
        } catch let problem as Problem {
            throw CommandError(problem.faults.first?.detail ?? problem.title)
        }
    }

    /// What begins with a brace is JSON: a reply does not.
    private func request(of text: String) throws -> VerifyRequestJSON {
        guard text.first(where: { !$0.isWhitespace }) == "{" else {
            return VerifyRequestJSON(draft: Draft(text: text))
        }
        do {
            return try VerifyRequestJSON.decode(Array(text.utf8))
        } catch {
            let faults = error.faults.map { "\($0.pointer) \($0.detail)" }.joined(separator: "; ")
            throw CommandError("\(file) cannot be read as a draft: \(faults.isEmpty ? error.title : faults)")
        }
    }
}

extension DraftFinding.Severity: ExpressibleByArgument {}
