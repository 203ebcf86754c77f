import Indexing
import KnowledgeModel
import LiveIndexing

/// What jobs do, in plain words.
enum JobWords {
    /// `running: reading the sources, 40 %`
    static func state(_ job: IndexJob) -> String {
        switch job.state {
        case .queued: "waits for its turn"
        case .running: "running: \(phase(job.progress))"
        case .done:
            if let held = job.held {
                "done, generation \(held.number) is held back"
            } else if let generation = job.generation {
                "done, generation \(generation.number) serves"
            } else {
                "done, nothing had changed"
            }
        case .failed: "failed"
        case .cancelled: "cancelled"
        }
    }

    static func badge(_ state: IndexJob.State) -> String {
        switch state {
        case .done: "good"
        case .failed: "bad"
        case .cancelled: "warn"
        case .queued, .running: "accent"
        }
    }

    static func phase(_ progress: IndexJob.Progress) -> String {
        let share = Words.percent(progress.fraction)
        return switch progress.phase {
        case .waiting: progress.note ?? "waiting for its turn"
        case .reading: "reading the sources, \(share)"
        case .checking: "asking the curated questions, \(share)"
        case .publishing: "publishing"
        case .merging: "searchable already; tidying up"
        }
    }
}
