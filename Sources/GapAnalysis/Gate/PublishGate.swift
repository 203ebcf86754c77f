internal import KnowledgeModel
internal import Privacy
package import Retrieval
package import Storage

/// Asks a generation that does not serve yet the curated questions, each as its audience would, and checks what it cites.
package struct PublishGate: Sendable {
    private let generation: any GenerationSource
    private let answerer: Answerer
    private let serving: Answerer?
    private let makeID: @Sendable () -> String

    /// - Parameters:
    ///   - generation: readers of the new generation.
    ///   - answerer: answers from it.
    ///   - serving: answers from the generation that serves, nil where none does; asked only what is broken.
    package init(
        generation: any GenerationSource, answerer: Answerer, serving: Answerer?,
        makeID: @escaping @Sendable () -> String
    ) {
        self.generation = generation
        self.answerer = answerer
        self.serving = serving
        self.makeID = makeID
    }

    /// - Parameters:
    ///   - damage: what was found otherwise.
    ///   - progress: questions asked and in all.
    /// - Throws: what the storage throws.
    package func check(
        _ questions: [CuratedQuestion], damage: [String] = [], progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> GateFindings {
        var findings = GateFindings(asked: questions.count, broken: [], damage: damage)
        var checked: Set<Citation> = []
        for (index, question) in questions.enumerated() {
            progress(index, questions.count)
            let answers = try answers(to: question, from: answerer)
            let came = answers.map(QuestionOutcome.init)
            if !question.expectation.isMet(by: came) {
                findings.broken.append(
                    BrokenQuestion(
                        question: question, came: came,
                        before: try serving.map { try self.answers(to: question, from: $0).map(QuestionOutcome.init) }))
            }
            let citations = answers.flatMap(\.hits).map(\.citation).filter { checked.insert($0).inserted }
            findings.damage += try self.damage(of: citations, for: question)
        }
        progress(questions.count, questions.count)
        return findings
    }

    private func answers(to question: CuratedQuestion, from answerer: Answerer) throws -> [Answer] {
        try answerer.answer(
            SearchRequest(text: question.text.text), scope: question.audience, queryID: makeID()
        ).answers
    }

    private func damage(of citations: [Citation], for question: CuratedQuestion) throws -> [String] {
        let reader = try generation.reader(for: question.audience)
        return try citations.compactMap { citation in
            let id = citation.article.key.id
            guard let text = try reader.article(id: id)?.text else {
                return "passage \(citation.passageID) is cited for curated question \(question.id), and its article "
                    + "\(id) cannot be read"
            }
            return citation.isTrue(ofArticleText: text)
                ? nil
                : "passage \(citation.passageID) is cited for curated question \(question.id), and is no slice of the "
                    + "text of \(id)"
        }
    }
}
