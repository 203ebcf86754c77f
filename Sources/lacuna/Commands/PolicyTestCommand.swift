import ArgumentParser
import Embedding
import KnowledgeModel
import ReviewPolicies
import SystemIO

extension PolicyCommand {
    /// `lacuna policy test`: what would have happened.
    struct Test: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Try a policy on questions: which would be flagged, why, and what share.",
            usage: "lacuna policy test [<options>] [<question> ...]",
            discussion: """
                Questions are arguments, or the lines of a file: each a text, or JSON with "text" and optionally "id" and \
                "triggers", the matters that ought to be found. With these, precision and recall are shown too.
                """)

        @Argument(help: ArgumentHelp("Questions, each in quotes.", valueName: "question"))
        var question: [String] = []
        @Option(help: ArgumentHelp("The policy; without it, the default one.", valueName: "file"))
        var policy: String?
        @Option(help: ArgumentHelp("Questions, one a line; '-' reads standard input.", valueName: "file"))
        var questions: String?
        @OptionGroup var model: ModelOptions
        @Flag(help: "Go by words alone, without the encoder.") var wordsOnly = false
        @Flag(help: "Print the shares only, not each flagged question.") var summary = false
        @Flag(help: "Print all as JSON.") var json = false

        /// Fills the encoder's batches.
        private static let batchSize = 64

        func validate() throws {
            if question.isEmpty, questions == nil {
                throw ValidationError("Please ask a question, or name a file with '--questions'.")
            }
        }

        func run() throws {
            let composition = Composition.current()
            let text = try policy.map { try FileSystem.readText($0) } ?? ReviewPolicy.defaultYAML
            let policy = try PolicyCommand.parse(text, name: policy)
            let questions = try readQuestions()
            if questions.isEmpty { throw CommandError("there is no question to try the policy on") }
            let encoder = try encoder(composition)
            let compiled = try CompiledPolicy(policy) { try encoder?.encodeTruncating($0) }
            let replay = PolicyReplay(try outcomes(questions, compiled, encoder))
            let output = ReplayOutput(
                replay: replay, policy: policy, usesExamples: compiled.usesExamples, terminal: composition.terminal,
                showsQuestions: !summary)
            StandardOutput.write(json ? output.json : output.text)
        }

        private func readQuestions() throws -> [PolicyQuestion] {
            var all = question.enumerated().map { PolicyQuestion(id: String($0 + 1), text: $1) }
            guard let path = questions else { return all }
            let text = try path == "-" ? StandardInput.readAll() : FileSystem.readText(path)
            do {
                all += try PolicyQuestion.parse(text)
            } catch {
                throw CommandError("\(path == "-" ? "standard input" : path), \(error)")
            }
            return all
        }

        /// Nil if words are to decide alone, or if there is no encoder and none was named.
        private func encoder(_ composition: Composition) throws -> (any TextEncoder)? {
            if wordsOnly { return nil }
            let isNamed = model.model != nil || composition.environment["LACUNA_MODEL"] != nil
            guard let folder = try? composition.modelFolder(flag: model.model), isNamed || FileSystem.isFolder(folder)
            else {
                StandardError.writeLine(
                    "note: there is no encoder, so examples do not count; get it with tools/setup, or name a model folder "
                        + "with --model")
                return nil
            }
            return try composition.encoder(modelFolder: folder)
        }

        private func outcomes(
            _ questions: [PolicyQuestion], _ compiled: CompiledPolicy, _ encoder: (any TextEncoder)?
        ) throws -> [PolicyReplay.Outcome] {
            var outcomes: [PolicyReplay.Outcome] = []
            for start in stride(from: 0, to: questions.count, by: Self.batchSize) {
                let batch = questions[start..<min(start + Self.batchSize, questions.count)]
                let vectors: [EmbeddingVector?] =
                    try encoder?.encodeTruncating(batch.map(\.text)) ?? batch.map { _ in nil }
                for (question, vector) in zip(batch, vectors) {
                    let triggers = compiled.triggers(for: question.text, vector: vector)
                    outcomes.append(PolicyReplay.Outcome(question: question, triggers: triggers))
                }
            }
            return outcomes
        }
    }
}
