import Access
import Hummingbird
import KnowledgeModel
import Operations
import Storage

/// `GET /metrics`, in Prometheus's text format.
struct MetricsRoutes: Sendable {
    let dependencies: ServiceDependencies
    let metrics: ServiceMetrics

    @Sendable func metrics(_ request: GatedRequest) async throws -> Reply {
        let dependencies = dependencies
        // A scrape of a service without an index is a scrape all the same. The figures are of the whole index: whoever
        // may read metrics runs the service.
        let index = try? await dependencies.work.run { try dependencies.knowledge.indexFigures() }
        var text = MetricsText()
        text.metric("lacuna_build_info", .gauge, "Always 1; the labels name what is running.")
        text.sample("lacuna_build_info", [("version", dependencies.version)], 1)
        text.metric("lacuna_uptime_seconds", .gauge, "Since the service was started.")
        text.sample("lacuna_uptime_seconds", [], dependencies.uptime().seconds)
        text.metric("lacuna_up_to_answer", .gauge, "1 if there is an index and an encoder that fits it, else 0.")
        text.sample("lacuna_up_to_answer", [], index?.isAnswering == true ? 1 : 0)
        text.metric(
            "lacuna_encoder_loaded", .gauge,
            "1 if the service has an encoder; 0: words alone are searched, and nothing is indexed.")
        text.sample("lacuna_encoder_loaded", [], dependencies.knowledge.encoderHash == nil ? 0 : 1)
        if let index {
            text.metric("lacuna_index_generation", .gauge, "The number of the generation that serves.")
            text.sample("lacuna_index_generation", [], Double(index.generation.number))
            text.metric("lacuna_index_public_articles", .gauge, "Articles that everybody may read.")
            text.sample("lacuna_index_public_articles", [], Double(index.articles))
            text.metric("lacuna_index_public_passages", .gauge, "Passages that everybody may read.")
            text.sample("lacuna_index_public_passages", [], Double(index.passages))
        }
        metrics.write(&text)
        return .body(
            status: .ok, contentType: MetricsText.contentType, bytes: Array(text.text.utf8),
            headers: [.cacheControl: "no-store"])
    }
}
