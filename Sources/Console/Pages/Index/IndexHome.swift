import Access
import KnowledgeModel
import LiveIndexing
import Operations
import ReportPages
import Retrieval
import Storage

/// `/index`: what serves now, and the other generations.
struct IndexHome {
    let visit: Visit
    /// Newest first.
    let generations: [PublishedGeneration]
    let check: (GenerationID) -> AsideState<GenerationCheck>?
    let canVerify: Bool
    let settings: SearchSettings
    /// The newest.
    let job: IndexJob?

    var page: ConsolePage {
        let query = visit.query.setting("done", to: nil)
        let list = ListPage(query, total: generations.count)
        let serving = generations.first(where: \.isServing)
        let rows = generations[list.range].map { row($0, serving) }
        let values = Values(
            formToken: visit.formToken, serving: serving.map { Serving($0, settings) },
            isEmptyIndex: generations.isEmpty,
            held: generations.filter { $0.heldBecause != nil }.map { held($0, serving) },
            rows: rows, countWords: Words.count(generations.count, "generation"),
            pagingMarkup: list.markup(path: IndexPages.path, "generations"),
            jobPath: job.map { IndexPages.path(ofJob: $0.id) }, jobWords: job.map { JobWords.state($0) } ?? "")
        let isChecking = rows.contains { $0.isChecking } || job.map { !$0.state.isFinished } ?? false
        return ConsolePage(
            section: .index, title: "Index", body: Template.indexHome.render(values), notice: IndexPages.notice(visit),
            refreshSeconds: isChecking ? 4 : nil)
    }

    private var mayActivate: Bool { visit.caller.allows(.admin) }

    private func row(_ generation: PublishedGeneration, _ serving: PublishedGeneration?) -> Row {
        let check = check(generation.id)
        var row = Row(generation, mayActivate: mayActivate, canVerify: canVerify)
        if let serving, serving.id != generation.id {
            // What making it serve would change.
            row.differencePath = IndexPages.path(comparing: serving.id, with: generation.id)
        }
        switch check {
        case nil: break
        case .working: row.isChecking = true
        case .failed(let message): row.faults = [Fault(faultWords: "It could not be checked: \(message)")]
        case .ready(let found, _):
            row.checkedMarkup = Words.momentMarkup(found.at)
            row.faults = found.faults.prefix(5).map { Fault(faultWords: $0) }
            row.isSound = found.faults.isEmpty
        }
        return row
    }

    private func held(_ generation: PublishedGeneration, _ serving: PublishedGeneration?) -> Held {
        Held(
            heldNumber: String(generation.id.number),
            heldReasons: (generation.heldBecause ?? []).map { Reason(reason: $0) },
            heldMarkup: Words.timeMarkup(generation.publishedAt),
            heldDifferencePath: serving.map { IndexPages.path(comparing: $0.id, with: generation.id) },
            releasePath: mayActivate ? "\(IndexPages.path)/generations/\(generation.id.number)/activate" : nil)
    }

    private struct Values {
        let formToken: String
        let serving: Serving?
        let isEmptyIndex: Bool
        let held: [Held]
        let rows: [Row]
        let countWords: String
        let pagingMarkup: String
        let jobPath: String?
        let jobWords: String
    }

    private struct Serving {
        let servingNumber: String
        let servingMarkup: String
        let servingBy: String
        let servingWhy: String
        let articlesWords: String
        let passagesWords: String
        let modelWords: String
        let settingsWords: String
        let sizeWords: String

        init(_ generation: PublishedGeneration, _ settings: SearchSettings) {
            servingNumber = String(generation.id.number)
            servingMarkup = Words.timeMarkup(generation.publishedAt)
            servingBy = generation.by
            servingWhy = generation.why
            articlesWords = Words.count(generation.articles)
            passagesWords = Words.count(generation.passages)
            modelWords = generation.model ?? "none: found by words alone"
            settingsWords =
                settings.version == 0
                ? "as the product comes" : "version \(settings.version), calibration \(settings.calibration)"
            sizeWords = "\(Words.bytes(generation.bytes)) in \(Words.count(generation.parts, "part"))"
        }
    }

    private struct Held {
        let heldNumber: String
        let heldReasons: [Reason]
        let heldMarkup: String
        let heldDifferencePath: String?
        let releasePath: String?
    }

    private struct Reason {
        let reason: String
    }

    private struct Fault {
        let faultWords: String
    }

    private struct Row {
        let number: String
        let isServing: Bool
        let isHeld: Bool
        let publishedMarkup: String
        let by: String
        let why: String
        let articles: String
        let passages: String
        let activatePath: String?
        let verifyPath: String?
        var differencePath: String?
        var isChecking = false
        var isSound = false
        var checkedMarkup: String?
        var faults: [Fault] = []

        init(_ generation: PublishedGeneration, mayActivate: Bool, canVerify: Bool) {
            number = String(generation.id.number)
            isServing = generation.isServing
            isHeld = generation.heldBecause != nil
            publishedMarkup = Words.timeMarkup(generation.publishedAt)
            by = generation.by
            why = generation.why
            articles = Words.count(generation.articles)
            passages = Words.count(generation.passages)
            let path = "\(IndexPages.path)/generations/\(generation.id.number)"
            activatePath = mayActivate && !generation.isServing ? path + "/activate" : nil
            verifyPath = canVerify ? path + "/verify" : nil
        }
    }
}
