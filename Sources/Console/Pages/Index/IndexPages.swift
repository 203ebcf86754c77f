import Access
import KnowledgeModel
import LiveIndexing
import Operations
import ReportPages
import Retrieval
import Storage

/// What serves, which generations there are and in what they differ, and the jobs that make new ones.
struct IndexPages {
    let services: ConsoleServices

    static let path = "/index"

    var routes: [ConsoleRoute] {
        [
            ConsoleRoute(.get, "/index", "consoleIndex", .scope(.owner)) { try home($0) },
            ConsoleRoute(.get, "/index/generations/{id}/diff/{other}", "consoleDifference", .scope(.owner)) {
                try difference($0)
            },
            ConsoleRoute(.get, "/index/generations/{id}/activate", "consoleConfirmActivate", .scope(.admin)) {
                try confirm($0)
            },
            ConsoleRoute(.post, "/index/generations/{id}/activate", "consoleActivate", .scope(.admin)) {
                try activate($0)
            },
            ConsoleRoute(.post, "/index/generations/{id}/verify", "consoleVerifyGeneration", .scope(.owner)) {
                try verify($0)
            },
            ConsoleRoute(.get, "/index/findings", "consoleFindings", .scope(.owner)) { try findings($0) },
            ConsoleRoute(.get, "/index/jobs", "consoleJobs", .scope(.owner)) { try jobs($0) },
            ConsoleRoute(.post, "/index/jobs", "consoleStartJob", .scope(.owner)) { try startJob($0) },
            ConsoleRoute(.get, "/index/jobs/{id}", "consoleJob", .scope(.owner)) { try job($0) },
            ConsoleRoute(.post, "/index/jobs/{id}/cancel", "consoleCancelJob", .scope(.owner)) { try cancelJob($0) },
        ]
    }

    static func path(ofJob id: String) -> String { path + "/jobs/" + FormFields.encoded(id) }

    static func path(comparing before: GenerationID, with after: GenerationID) -> String {
        path + "/generations/\(before.number)/diff/\(after.number)"
    }

    static func notice(_ visit: Visit) -> String? {
        switch visit.query["done"] {
        case "activated": "It serves now. Every search from here on is answered from it."
        case "verifying": "The generation is being checked, byte by byte."
        case "cancelled": "The job stops within seconds. Nothing of it is published."
        default: nil
        }
    }

    func indexing() throws(Problem) -> IndexingService {
        guard let indexing = services.indexing else { throw .noIndexHere }
        return indexing
    }

    func render(_ page: ConsolePage, for visit: Visit) -> ConsoleReply {
        Layout.render(page, for: visit, version: services.version)
    }

    // MARK: - Generations

    private func home(_ visit: Visit) throws -> ConsoleReply {
        let indexing = try indexing()
        let generations = try indexing.generations(for: visit.caller)
        let home = IndexHome(
            visit: visit, generations: generations, check: { services.comparisons?.check(of: $0) },
            canVerify: services.comparisons != nil, settings: try services.knowledge.answerer.settingsInForce(),
            job: indexing.jobs().first)
        return render(home.page, for: visit)
    }

    private func findings(_ visit: Visit) throws -> ConsoleReply {
        let findings = try indexing().findings(in: services.knowledge.generations, for: visit.caller)
        return render(FindingsPage(visit: visit, findings: findings).page, for: visit)
    }

    private func difference(_ visit: Visit) throws -> ConsoleReply {
        let indexing = try indexing()
        let ids = try ["id", "other"].map { try indexing.generation(visit.capture($0), for: visit.caller) }
        guard let comparisons = services.comparisons else { throw Problem.noIndexHere }
        let difference = try GenerationDifferenceView(
            visit: visit, before: ids[0], after: ids[1], comparisons: comparisons)
        return render(difference.page, for: visit)
    }

    private func confirm(_ visit: Visit) throws -> ConsoleReply {
        let indexing = try indexing()
        let generation = try indexing.generation(visit.capture("id"), for: visit.caller)
        let serving = try indexing.generations(for: visit.caller).first(where: \.isServing)
        var difference: GenerationDifferenceView?
        if let serving, serving.id != generation.id, let comparisons = services.comparisons {
            difference = try GenerationDifferenceView(
                visit: visit, before: serving, after: generation, comparisons: comparisons)
        }
        return render(
            ActivatePage(visit: visit, generation: generation, serving: serving, difference: difference).page,
            for: visit)
    }

    private func activate(_ visit: Visit) throws -> ConsoleReply {
        let number = visit.capture("id")
        let before = try indexing().generations(for: visit.caller).first(where: \.isServing)
        let generation = try indexing().activate(number)
        var details: [String: String] = [:]
        details["before"] = before.map { String($0.id.number) }
        details["why"] = visit.form["why"].map { Words.shortened($0, to: 200) }
        services.knowledge.audit?.record(
            .generationActivate, "generation \(generation.id.number)", details, by: visit.caller)
        return .seeOther(path: Self.path + "?done=activated")
    }

    private func verify(_ visit: Visit) throws -> ConsoleReply {
        let generation = try indexing().generation(visit.capture("id"), for: visit.caller)
        guard let comparisons = services.comparisons else { throw Problem.noIndexHere }
        _ = comparisons.verify(generation.id)
        return .seeOther(path: Self.path + "?done=verifying")
    }
}

extension Problem {
    static let noIndexHere = Problem(
        slug: "no-indexing", status: 404, title: "No index to look after",
        detail: "This service only answers; use `lacuna generations` and `lacuna index`.")
}
