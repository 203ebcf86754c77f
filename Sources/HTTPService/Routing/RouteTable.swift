package import Access
import Hummingbird
import MCPServer
import Operations

/// Every route of the service.
struct RouteTable: Sendable {
    /// For programs.
    let routes: [Route]
    /// For people.
    let pages: [Route]

    init(
        _ dependencies: ServiceDependencies, limits: ServiceLimits, metrics: ServiceMetrics,
        origins: AllowedOrigins = AllowedOrigins()
    ) {
        let search = SearchRoutes(dependencies: dependencies, metrics: metrics, deadline: limits.deadline)
        let passages = PassageRoutes(dependencies: dependencies)
        let feedback = FeedbackRoutes(dependencies: dependencies)
        let health = HealthRoutes(dependencies: dependencies)
        let figures = MetricsRoutes(dependencies: dependencies, metrics: metrics)
        let tokens = TokenRoutes(dependencies: dependencies)
        let stores = VectorStoreRoutes(dependencies: dependencies, searches: search)
        let reading = ReadingRoutes(dependencies: dependencies)
        let gaps = GapRoutes(dependencies: dependencies)
        let indexing = IndexingRoutes(dependencies: dependencies)
        let tools = KnowledgeTools(
            knowledge: dependencies.knowledge, identity: .lacuna(version: dependencies.version),
            verifyDraft: { try dependencies.knowledge.verified($0, caller: $1) },
            listGaps: dependencies.gaps.map { KnowledgeTools.gaps(of: $0) })
        let mcp = MCPRoutes(tools: tools, searches: search, origins: origins)
        routes = [
            Route(.post, "/v1/search", "search", .scope(.search), search.search),
            Route(.get, "/v1/passages/{id}", "getPassage", .scope(.search), passages.passage),
            Route(.post, "/v1/verify", "verifyDraft", .scope(.verify), VerifyRoutes(dependencies: dependencies).verify),
            Route(.post, "/v1/feedback", "recordFeedback", .scope(.feedback), feedback.feedback),
            Route(.post, "/v1/queries/{id}/outcome", "recordOutcome", .scope(.feedback), feedback.outcome),
            Route(.get, "/v1/queries/{id}", "getQuery", .scope(.feedback), reading.query),
            Route(.get, "/v1/articles", "listArticles", .scope(.search), reading.articles),
            Route(.get, "/v1/articles/{id}", "getArticle", .scope(.search), reading.article),
            Route(.post, "/v1/citations/resolve", "resolveCitations", .scope(.search), reading.resolve),
            Route(.get, "/v1/vector_stores", "listVectorStores", .scope(.search), errors: .openAI, stores.list),
            Route(.get, "/v1/vector_stores/{id}", "getVectorStore", .scope(.search), errors: .openAI, stores.store),
            Route(
                .post, "/v1/vector_stores/{id}/search", "searchVectorStore", .scope(.search), errors: .openAI,
                stores.search),
            Route(
                .put, "/v1/articles/{id}", "putArticle", .scope(.owner), bodyBytesMaximum: limits.articleBytes,
                indexing.putArticle),
            Route(.delete, "/v1/articles/{id}", "deleteArticle", .scope(.owner), indexing.deleteArticle),
            Route(.get, "/v1/articles/{id}/source", "getArticleSource", .scope(.owner), indexing.articleSource),
            Route(
                .post, "/v1/index/jobs", "submitJob", .scope(.owner), bodyBytesMaximum: limits.articleBytes,
                indexing.submit),
            Route(.get, "/v1/index/jobs", "listJobs", .scope(.owner), indexing.jobs),
            Route(.get, "/v1/index/jobs/{id}", "getJob", .scope(.owner), indexing.job),
            Route(.post, "/v1/index/jobs/{id}/cancel", "cancelJob", .scope(.owner), indexing.cancelJob),
            Route(.get, "/v1/index/jobs/{id}/events", "watchJob", .scope(.owner), indexing.events),
            Route(.get, "/v1/suppressions", "listSuppressions", .scope(.owner), indexing.suppressions),
            Route(.post, "/v1/suppressions", "suppress", .scope(.owner), indexing.suppress),
            Route(
                .delete, "/v1/suppressions/articles/{id}", "unsuppressArticle", .scope(.owner),
                indexing.unsuppressArticle),
            Route(
                .delete, "/v1/suppressions/passages/{id}", "unsuppressPassage", .scope(.owner),
                indexing.unsuppressPassage),
            Route(.get, "/v1/generations", "listGenerations", .scope(.owner), indexing.generations),
            Route(.post, "/v1/generations/{id}/activate", "activateGeneration", .scope(.admin), indexing.activate),
            Route(.get, "/v1/gaps", "listGaps", .scope(.owner), gaps.themes),
            Route(.get, "/v1/gaps/report", "getGapReport", .scope(.owner), gaps.report),
            Route(.get, "/v1/gaps/{id}", "getGap", .scope(.owner), gaps.theme),
            Route(.patch, "/v1/gaps/{id}", "changeGap", .scope(.owner), gaps.change),
            Route(.post, "/v1/gaps/{id}/merge", "mergeGaps", .scope(.owner), gaps.merge),
            Route(.post, "/v1/gaps/{id}/split", "splitGap", .scope(.owner), gaps.split),
            Route(.post, "/v1/erase", "erase", .scope(.admin), ErasureRoutes(dependencies: dependencies).erase),
            Route(.post, "/v1/tokens", "mintToken", .scope(.search), tokens.mint),

            Route(.post, "/mcp", "exchangeMCPMessage", .scope(.search), errors: .jsonRPC, mcp.message),

            Route(.get, "/metrics", "getMetrics", .scope(.metrics), figures.metrics),
            Route(.get, "/healthz", "getHealth", .open, health.health),
            Route(.get, "/readyz", "getReadiness", .open, health.readiness),
            Route(.get, "/openapi.json", "getOpenAPI", .open, OpenAPIRoutes().document),
        ]
        pages = ConsoleRoutes(dependencies: dependencies).routes
    }
}

/// What a route is, for whoever holds the documents against the table.
package struct RouteSummary: Sendable, Hashable {
    package let method: String
    package let path: String
    package let operationID: String
    /// Nil: open to all.
    package let scope: Scope?
}

extension ServiceDependencies {
    /// Every route that a service over these has.
    package var routeSummaries: [RouteSummary] {
        Self.summaries(RouteTable(self, limits: ServiceLimits(), metrics: metrics).routes)
    }

    /// Every page of the console.
    package var pageSummaries: [RouteSummary] {
        Self.summaries(RouteTable(self, limits: ServiceLimits(), metrics: metrics).pages)
    }

    private static func summaries(_ routes: [Route]) -> [RouteSummary] {
        routes.map { route in
            let scope: Scope? = if case .scope(let scope) = route.admission { scope } else { nil }
            return RouteSummary(
                method: route.method.rawValue, path: route.path, operationID: route.operationID, scope: scope)
        }
    }
}
