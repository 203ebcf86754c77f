import KnowledgeModel
import ReportPages
import Storage

/// `/index/generations/{id}/activate`: shows what it would change before a generation is made to serve.
struct ActivatePage {
    let visit: Visit
    let generation: PublishedGeneration
    let serving: PublishedGeneration?
    /// Nil where there is nothing to compare.
    let difference: GenerationDifferenceView?

    var page: ConsolePage {
        let isOlder = serving.map { generation.id.number < $0.id.number } ?? false
        let values = Values(
            formToken: visit.formToken, number: String(generation.id.number),
            activatePath: generation.isServing
                ? nil : "\(IndexPages.path)/generations/\(generation.id.number)/activate",
            servingNumber: serving.map { String($0.id.number) },
            publishedMarkup: Words.timeMarkup(generation.publishedAt),
            publishedWords: "\(generation.by), \(generation.why)", isOlder: isOlder,
            reasons: (generation.heldBecause ?? []).map { Reason(reason: $0) }, differenceMarkup: difference?.markup)
        return ConsolePage(
            section: .index, title: "Make generation \(generation.id.number) serve?",
            body: Template.indexActivate.render(values), crumbs: [.index],
            refreshSeconds: difference?.isWaiting ?? false ? 2 : nil)
    }

    private struct Values {
        let formToken: String
        let number: String
        let activatePath: String?
        let servingNumber: String?
        let publishedMarkup: String
        let publishedWords: String
        let isOlder: Bool
        let reasons: [Reason]
        let differenceMarkup: String?
    }

    private struct Reason {
        let reason: String
    }
}
