import Indexing
import KnowledgeModel
import LiveIndexing
import ReportPages

/// `/index/jobs/{id}`: one job, as it goes on.
struct JobPage {
    let visit: Visit
    let job: IndexJob

    var page: ConsolePage {
        let path = IndexPages.path(ofJob: job.id)
        let isRunning = !job.state.isFinished
        let values = Values(
            formToken: visit.formToken, stateWords: JobWords.state(job), stateClass: JobWords.badge(job.state),
            isRunning: isRunning, jobPath: path, percent: String(Int((job.progress.fraction * 100).rounded())),
            phaseWords: JobWords.phase(job.progress), articlesWords: Words.count(job.progress.articles),
            passagesWords: Words.count(job.progress.passages), embeddedWords: Words.count(job.progress.embedded),
            failure: job.failure, heldNumber: job.held.map { String($0.number) },
            reasons: job.heldBecause.map { Reason(reason: $0) }, facts: facts, counts: job.report.map(Self.counts) ?? []
        )
        return ConsolePage(
            section: .index, title: "Job", body: Template.indexJob.render(values), notice: IndexPages.notice(visit),
            crumbs: [.index, .jobs])
    }

    private var facts: [Fact] {
        var facts = [
            Fact(jobFactName: "Sources", jobFactWords: job.sources.joined(separator: ", "), jobFactMarkup: ""),
            Fact(jobFactName: "By", jobFactWords: job.by, jobFactMarkup: ""),
            Fact(jobFactName: "Why", jobFactWords: job.why, jobFactMarkup: ""),
            Fact(jobFactName: "Asked for", jobFactWords: "", jobFactMarkup: Words.momentMarkup(job.submittedAt)),
        ]
        if let started = job.startedAt {
            facts.append(Fact(jobFactName: "Begun", jobFactWords: "", jobFactMarkup: Words.momentMarkup(started)))
        }
        if let finished = job.finishedAt {
            facts.append(Fact(jobFactName: "Ended", jobFactWords: "", jobFactMarkup: Words.momentMarkup(finished)))
        }
        return facts
    }

    private static func counts(_ report: IndexingReport) -> [Count] {
        [
            Count(countName: "articles read", countWords: Words.count(report.articlesRead)),
            Count(countName: "unchanged", countWords: Words.count(report.unchanged)),
            Count(countName: "new or edited", countWords: Words.count(report.written)),
            Count(countName: "removed", countWords: Words.count(report.removed)),
            Count(countName: "left out on purpose", countWords: Words.count(report.excluded)),
            Count(countName: "could not be indexed", countWords: Words.count(report.failed)),
            Count(countName: "passages written", countWords: Words.count(report.passages)),
        ]
    }

    private struct Values {
        let formToken: String
        let stateWords: String
        let stateClass: String
        let isRunning: Bool
        let jobPath: String
        let percent: String
        let phaseWords: String
        let articlesWords: String
        let passagesWords: String
        let embeddedWords: String
        let failure: String?
        let heldNumber: String?
        let reasons: [Reason]
        let facts: [Fact]
        let counts: [Count]
    }

    private struct Reason {
        let reason: String
    }

    private struct Fact {
        let jobFactName: String
        let jobFactWords: String
        let jobFactMarkup: String
    }

    private struct Count {
        let countName: String
        let countWords: String
    }
}
