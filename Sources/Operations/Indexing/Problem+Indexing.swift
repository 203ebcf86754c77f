import LiveIndexing
import Storage

// Problems of indexing, in one place.
extension Problem {
    init(_ error: LiveIndexingError) {
        switch error.code {
        case .noSources:
            self.init(slug: "no-sources", status: 409, title: "No sources", detail: error.message)
        case .unknownSource:
            self = .invalidRequest([Fault(pointer: "#/sources", detail: "is not possible: \(error.message)")])
        case .tooManyArticles:
            self = .invalidRequest([Fault(pointer: "#/articles", detail: "is too long: \(error.message)")])
        case .diskFull:
            self.init(slug: "disk-full", status: 503, title: "Disk full", detail: error.message)
        default:
            self.init(
                slug: "too-many-jobs", status: 503, title: "Too many jobs", detail: error.message,
                retryAfterSeconds: 5)
        }
    }

    static let noEncoder = Problem(
        slug: "no-encoder", status: 503, title: "No encoder",
        detail:
            "The service was started without its encoder, so it indexes nothing; nothing was kept or deleted. Start it "
            + "again with a model (--model or LACUNA_MODEL), then send this again. POST /v1/suppressions withdraws an "
            + "article without one.")

    static let noJob = Problem(
        slug: "no-such-job", status: 404, title: "No such job",
        detail: "There is no job of this id. Finished jobs are remembered for a while, and not over a restart.")

    static let noStoredArticle = Problem(
        slug: "no-such-article", status: 404, title: "No such article",
        detail: "No article of this id was put; articles of folders and exports are not among these.")

    static func nothingToSuppress(_ kind: Suppression.Kind) -> Problem {
        Problem(
            slug: "nothing-to-suppress", status: 404, title: "Nothing to suppress",
            detail: "The serving generation has no such \(kind.rawValue), so nothing was suppressed; "
                + "give the \(kind.rawValue)_id of a citation.")
    }

    static let noSuppression = Problem(
        slug: "not-suppressed", status: 404, title: "Not suppressed",
        detail: "There is no such suppression; GET /v1/suppressions lists all.")

    static let noGeneration = Problem(
        slug: "no-such-generation", status: 404, title: "No such generation",
        detail: "There is no generation of this number, or not any more; GET /v1/generations lists all.")

    static let indexBusy = Problem(
        slug: "index-busy", status: 503, title: "Index busy",
        detail: "The index is being written; try again when that has finished.", retryAfterSeconds: 5)
}
