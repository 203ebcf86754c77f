import Indexing
import JSONText
import KnowledgeModel
package import LiveIndexing

/// The JSON of indexing jobs. Every key is always there; what is not known is `null`.
package enum IndexJobJSON {
    /// More findings than a person reads; the counts are of all.
    private static let findingsMaximum = 100

    package static func bytes(of job: IndexJob) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { members(&$0, of: job) }
        return writer.bytes
    }

    package static func bytes(of jobs: [IndexJob]) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { document in
            document.member("jobs", array: { list in for job in jobs { list.object { members(&$0, of: job) } } })
        }
        return writer.bytes
    }

    /// Of an article that was put or deleted: `{"article": "…", "searchable": …, "job": {…}}`.
    ///
    /// - Parameter id: the article's.
    package static func bytes(ofArticle id: String, job: IndexJob) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { document in
            document.member("article", id)
            document.member("searchable", job.generation != nil)
            document.member("job", object: { members(&$0, of: job) })
        }
        return writer.bytes
    }

    private static func members(_ writer: inout JSONWriter, of job: IndexJob) {
        writer.member("id", job.id)
        writer.member("state", job.state.rawValue)
        writer.member("sources", job.sources)
        writer.member("by", job.by)
        writer.member("why", job.why)
        writer.member("submitted_at", job.submittedAt.description)
        writer.member("started_at", job.startedAt?.description)
        writer.member("finished_at", job.finishedAt?.description)
        writer.member(
            "progress",
            object: { progress in
                progress.member("phase", job.progress.phase.rawValue)
                progress.member("fraction", (job.progress.fraction * 1000).rounded() / 1000)
                progress.member("articles", job.progress.articles)
                progress.member("passages", job.progress.passages)
                progress.member("embedded", job.progress.embedded)
                progress.member("note", job.progress.note)
            })
        writer.member("generation", job.generation?.number)
        writer.member("held", job.held?.number)
        writer.member("held_because", job.heldBecause)
        if let report = job.report {
            writer.member("report", object: { members(&$0, of: report) })
        } else {
            writer.memberNull("report")
        }
        writer.member("failure", job.failure)
    }

    private static func members(_ writer: inout JSONWriter, of report: IndexingReport) {
        writer.member(
            "articles",
            object: { articles in
                articles.member("read", report.articlesRead)
                articles.member("written", report.written)
                articles.member("unchanged", report.unchanged)
                articles.member("removed", report.removed)
                articles.member("excluded", report.excluded)
                articles.member("failed", report.failed)
            })
        writer.member(
            "passages",
            object: { passages in
                passages.member("written", report.passages)
                passages.member("embedded", report.embedded)
                passages.member("reused", report.reused)
            })
        writer.member(
            "findings",
            object: { findings in
                findings.member("errors", report.diagnostics.count { $0.severity == .error })
                findings.member("warnings", report.diagnostics.count { $0.severity == .warning })
                findings.member("notes", report.diagnostics.count { $0.severity == .note })
                findings.member(
                    "first",
                    array: { list in
                        let worstFirst = report.diagnostics.sorted { $0.severity > $1.severity }
                        for finding in worstFirst.prefix(findingsMaximum) {
                            list.object { members in
                                members.member("severity", finding.severity.rawValue)
                                members.member("code", finding.code)
                                members.member("path", finding.path)
                                members.member("line", finding.line)
                                members.member("message", finding.message)
                                members.member("consequence", finding.consequence)
                            }
                        }
                    })
            })
    }
}
