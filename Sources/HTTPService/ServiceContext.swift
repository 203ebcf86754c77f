import Hummingbird

/// What a request carries on its way through the service.
struct ServiceContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The client's own `X-Request-Id` if it sent a sane one, else made here.
    var requestID = ""
    /// Of the distributed trace that it is part of.
    var traceID = ""

    init(source: Source) { coreContext = CoreRequestContextStorage(source: source) }
}
