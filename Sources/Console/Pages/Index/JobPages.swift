import Access
import KnowledgeModel
import LiveIndexing
import Operations

/// Jobs: what they do, and what the forms on them do.
extension IndexPages {
    func jobs(_ visit: Visit) throws -> ConsoleReply {
        let indexing = try indexing()
        let list = JobList(
            visit: visit, jobs: indexing.jobs(), sources: indexing.sourceNames, takesJobs: indexing.takesJobs)
        return render(list.page, for: visit)
    }

    func job(_ visit: Visit) throws -> ConsoleReply {
        render(JobPage(visit: visit, job: try indexing().job(id: visit.capture("id"))).page, for: visit)
    }

    func startJob(_ visit: Visit) throws -> ConsoleReply {
        let names = visit.form.all("source")
        var allowDeletions: Int?
        if let text = visit.form["allow_deletions"] {
            guard let count = Int(text), (0...1_000_000_000).contains(count) else {
                throw Problem.invalidRequest([
                    Problem.Fault(pointer: "allow_deletions", detail: "must be a whole number, such as 25")
                ])
            }
            allowDeletions = count
        }
        let why = visit.form["why"].map { Words.shortened($0, to: 200) }
        let job = try indexing().reindex(
            names.isEmpty ? nil : names.sorted(), allowDeletions: allowDeletions, by: visit.actor,
            why: why ?? "asked for in the console")
        return .seeOther(path: Self.path(ofJob: job.id))
    }

    func cancelJob(_ visit: Visit) throws -> ConsoleReply {
        let job = try indexing().cancelJob(id: visit.capture("id"))
        return .seeOther(path: Self.path(ofJob: job.id) + "?done=cancelled")
    }
}
