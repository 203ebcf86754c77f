import Access
import Hummingbird
import KnowledgeModel
import LiveIndexing
import Operations
import ServiceLifecycle
import Storage

/// `/v1/index/jobs…`, writes of `/v1/articles/{id}`, `/v1/suppressions` and `/v1/generations…`: what owners do, and, for
/// activating a generation, administrators.
struct IndexingRoutes: Sendable {
    let dependencies: ServiceDependencies

    // MARK: - Articles

    @Sendable func putArticle(_ gated: GatedRequest) async throws -> Reply {
        let (id, waits) = (try gated.parameter("id"), try gated.waits())
        let body = try await gated.body()
        let job = try await work {
            let job = try $0.putArticle(body, id: id, by: gated.actor).job
            audit?.record(.articlePut, "article \(id)", by: gated.caller)
            return job
        }
        return try await reply(article: id, job, waits: waits)
    }

    /// As it was put, not as it is indexed.
    @Sendable func articleSource(_ gated: GatedRequest) async throws -> Reply {
        try gated.allowQuery([])
        let id = try gated.parameter("id")
        return .json(try await work { try $0.article(id: id) })
    }

    @Sendable func deleteArticle(_ gated: GatedRequest) async throws -> Reply {
        let (id, waits) = (try gated.parameter("id"), try gated.waits())
        let job = try await work {
            let job = try $0.deleteArticle(id: id, by: gated.actor)
            audit?.record(.articleDelete, "article \(id)", by: gated.caller)
            return job
        }
        return try await reply(article: id, job, waits: waits)
    }

    /// 200 once a search shows the change, if the client waits for that; else 202 with the job that will.
    private func reply(article: String, _ submitted: IndexJob, waits: Bool) async throws -> Reply {
        var job = submitted
        if waits {
            let indexing = try service()
            // A service that stops does not wait.
            job = await cancelWhenGracefulShutdown { await indexing.settled(submitted) }
        }
        let isSearchable = job.generation != nil || (job.state == .done && job.held == nil)
        return .json(
            IndexJobJSON.bytes(ofArticle: article, job: job), status: isSearchable ? .ok : .accepted,
            headers: [.location: Self.path(of: job)])
    }

    // MARK: - Jobs

    @Sendable func submit(_ gated: GatedRequest) async throws -> Reply {
        let body = try await gated.body()
        let job = try await work { try $0.submit(body, by: gated.actor) }
        return .json(IndexJobJSON.bytes(of: job), status: .accepted, headers: [.location: Self.path(of: job)])
    }

    @Sendable func jobs(_ gated: GatedRequest) async throws -> Reply {
        try gated.allowQuery([])
        return .json(IndexJobJSON.bytes(of: try service().jobs()))
    }

    @Sendable func job(_ gated: GatedRequest) async throws -> Reply {
        try gated.allowQuery([])
        return .json(IndexJobJSON.bytes(of: try service().job(id: try gated.parameter("id"))))
    }

    @Sendable func cancelJob(_ gated: GatedRequest) async throws -> Reply {
        try gated.allowQuery([])
        return .json(IndexJobJSON.bytes(of: try service().cancelJob(id: try gated.parameter("id"))))
    }

    /// `job` after each step, the last one with the job's end.
    @Sendable func events(_ gated: GatedRequest) async throws -> Reply {
        try gated.allowQuery([])
        let events = try service().events(ofJob: try gated.parameter("id"))
        return EventStream.reply(events, named: "job", heartbeats: dependencies.heartbeats) {
            IndexJobJSON.bytes(of: $0)
        }
    }

    // MARK: - Suppressions and generations

    @Sendable func suppressions(_ gated: GatedRequest) async throws -> Reply {
        try gated.allowQuery([])
        return .json(try await work { SuppressionJSON.bytes(of: try $0.suppressions()) })
    }

    @Sendable func suppress(_ gated: GatedRequest) async throws -> Reply {
        let body = try await gated.body()
        return .json(
            try await work {
                let suppression = try $0.suppress(body, by: gated.actor)
                audit?.record(
                    .suppression, "\(suppression.kind.rawValue) \(suppression.id)", ["undo": "no"], by: gated.caller)
                return SuppressionJSON.bytes(of: suppression)
            })
    }

    @Sendable func unsuppressArticle(_ gated: GatedRequest) async throws -> Reply {
        try await unsuppress(.article, gated)
    }

    @Sendable func unsuppressPassage(_ gated: GatedRequest) async throws -> Reply {
        try await unsuppress(.passage, gated)
    }

    private func unsuppress(_ kind: Suppression.Kind, _ gated: GatedRequest) async throws -> Reply {
        try gated.allowQuery([])
        let id = try gated.parameter("id")
        try await work {
            try $0.unsuppress(kind, id: id)
            audit?.record(.suppression, "\(kind.rawValue) \(id)", ["undo": "yes"], by: gated.caller)
        }
        return .noContent
    }

    @Sendable func generations(_ gated: GatedRequest) async throws -> Reply {
        try gated.allowQuery([])
        return .json(try await work { GenerationsJSON.bytes(of: try $0.generations()) })
    }

    @Sendable func activate(_ gated: GatedRequest) async throws -> Reply {
        try gated.allowQuery([])
        let number = try gated.parameter("id")
        return .json(
            try await work {
                let generation = try $0.activate(number)
                audit?.record(.generationActivate, "generation \(number)", by: gated.caller)
                return GenerationsJSON.bytes(of: generation)
            })
    }

    // MARK: - Steps

    private var audit: AuditTrail? { dependencies.knowledge.audit }

    private func service() throws(Problem) -> IndexingService {
        guard let indexing = dependencies.indexing else { throw .noIndexing }
        return indexing
    }

    private func work<Value: Sendable>(
        _ body: @escaping @Sendable (IndexingService) throws -> Value
    ) async throws -> Value {
        let indexing = try service()
        return try await dependencies.work.run { try body(indexing) }
    }

    private static func path(of job: IndexJob) -> String { "/v1/index/jobs/\(job.id)" }
}

extension GatedRequest {
    /// Who is named for what the request changes.
    var actor: String { caller.keyID.map { "key \($0)" } ?? "http" }

    /// Whether the client waits until a search shows what it changed.
    ///
    /// - Throws: `Problem` 422.
    fileprivate func waits() throws(Problem) -> Bool {
        try allowQuery(["wait"])
        switch query("wait") {
        case nil, "false": return false
        case "true": return true
        default: throw .invalidRequest([Problem.Fault(pointer: "?wait", detail: "must be true or false")])
        }
    }
}
