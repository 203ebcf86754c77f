import Indexing
import KnowledgeModel
import LiveIndexing
import ReportPages

/// `/index/jobs`: starts a job, and lists those there were.
struct JobList {
    let visit: Visit
    /// Newest first.
    let jobs: [IndexJob]
    let sources: [String]
    let takesJobs: Bool

    var page: ConsolePage {
        let list = ListPage(visit.query.setting("done", to: nil), total: jobs.count)
        let values = Values(
            formToken: visit.formToken, sources: sources.map { Source(sourceName: $0) },
            hasNoEncoder: !takesJobs, canStart: takesJobs && !sources.isEmpty,
            rows: jobs[list.range].map { Row($0) }, countWords: Words.count(jobs.count, "job"),
            pagingMarkup: list.markup(path: IndexPages.path + "/jobs", "jobs"))
        return ConsolePage(
            section: .index, title: "Jobs", body: Template.indexJobs.render(values),
            crumbs: [.index], refreshSeconds: jobs.contains { !$0.state.isFinished } ? 4 : nil)
    }

    private struct Values {
        let formToken: String
        let sources: [Source]
        let hasNoEncoder: Bool
        let canStart: Bool
        let rows: [Row]
        let countWords: String
        let pagingMarkup: String
    }

    private struct Source {
        let sourceName: String
    }

    private struct Row {
        let jobPath: String
        let stateWords: String
        let stateClass: String
        let sourceWords: String
        let by: String
        let why: String
        let submittedMarkup: String
        let articlesWords: String

        init(_ job: IndexJob) {
            jobPath = IndexPages.path(ofJob: job.id)
            stateWords = JobWords.state(job)
            stateClass = JobWords.badge(job.state)
            sourceWords = job.sources.joined(separator: ", ")
            by = job.by
            why = job.why
            submittedMarkup = Words.momentMarkup(job.submittedAt)
            articlesWords = job.report.map { Words.count($0.written) + " of " + Words.count($0.articlesRead) } ?? "–"
        }
    }
}
