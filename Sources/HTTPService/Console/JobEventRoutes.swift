import Access
import Hummingbird
import Operations

/// How a job goes on, for its page: the same events as the API's, for whoever is known by the session's cookie.
struct JobEventRoutes: Sendable {
    let dependencies: ServiceDependencies

    var routes: [Route] {
        [
            Route(.get, "/index/jobs/{id}/events", "consoleJobEvents", .scope(.owner), errors: .page) { gated in
                guard let indexing = dependencies.indexing else { throw Problem.noIndexing }
                let events = try indexing.events(ofJob: try gated.parameter("id"))
                return EventStream.reply(events, named: "job", heartbeats: dependencies.heartbeats) {
                    IndexJobJSON.bytes(of: $0)
                }
            }
        ]
    }
}
