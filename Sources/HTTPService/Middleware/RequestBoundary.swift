import Access
import Console
import Hummingbird
import Logging
import Operations
import Storage

/// The outermost layer: names every request and its trace, turns every error into what the route's clients expect, counts.
struct RequestBoundary: RouterMiddleware {
    let dependencies: ServiceDependencies
    let metrics: ServiceMetrics
    let connections: ConnectionCount
    /// Whether names of other machines are refused: while there are no keys, whoever reaches the port is let in.
    let isLoopbackOnly: Bool
    let sharing: CrossOriginSharing
    /// Makes the pages that say what went wrong.
    let console: Console

    /// Long enough for UUIDs and trace ids, short enough for a log line.
    private static let requestIDLengthMaximum = 128

    func handle(
        _ request: Request, context: ServiceContext, next: (Request, ServiceContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.requestID = Self.sane(request.headers[.requestID]) ?? dependencies.knowledge.makeID()
        let trace = TraceContext(
            traceparent: request.headers[.traceparent], randomBytes: dependencies.randomBytes)
        context.traceID = trace.traceID
        context.logger[metadataKey: "request.id"] = .string(context.requestID)
        context.logger[metadataKey: "trace.id"] = .string(trace.traceID)
        var response: Response
        do {
            try checkHost(request)
            response = try await next(request, context)
        } catch let error as UnreadableBody {
            // The connection is broken; the server closes it.
            throw error.cause
        } catch {
            // What never reached a route.
            let problem = problem(for: error, context.logger)
            let isMissingPage = problem == .noRoute && PageHeaders.isForReading(request)
            response = self.response(
                for: isMissingPage ? .noPage : problem, to: request, context, shape: isMissingPage ? .page : .problem)
        }
        if connections.isCrowded { response.headers[.connection] = "close" }
        response.headers[.requestID] = context.requestID
        response.headers[.traceparent] = trace.header
        response.headers[.tracestate] = request.headers[.tracestate]
        sharing.mark(&response, to: request)
        return response
    }

    /// Answers a request at its route.
    func respond(
        to request: Request, _ context: ServiceContext, of route: Route, through gate: Gate
    ) async throws -> Response {
        var context = context
        let start = dependencies.uptime()
        metrics.began()
        defer { metrics.ended() }
        var headers = HTTPFields()
        var response: Response
        do {
            try checkOrigin(request)
            let reply = try await gate.pass(request, &context, to: route, responseHeaders: &headers)
            response = ResponseEncoding.response(reply, to: request)
        } catch let error as UnreadableBody {
            metrics.count(route, status: 499, took: dependencies.uptime() - start)
            throw error
        } catch {
            response = self.response(
                for: problem(for: error, context.logger), to: request, context, shape: route.errors)
        }
        for field in headers { response.headers[field.name] = field.value }
        let took = dependencies.uptime() - start
        metrics.count(route, status: response.status.code, took: took)
        context.logger.info(
            "answered",
            metadata: [
                "http.route": .string(route.path), "http.method": .string(route.method.rawValue),
                "http.status": .stringConvertible(response.status.code),
                "duration.ms": .string(String(Int((took.seconds * 1000).rounded()))),
            ])
        return response
    }

    func response(
        for problem: Problem, to request: Request, _ context: ServiceContext, shape: Route.ErrorShape,
        headers: HTTPFields = [:]
    ) -> Response {
        if shape == .page { return PageHeaders.response(for: problem, to: request, console: console) }
        var headers = headers
        if problem.status == 401 { headers[.wwwAuthenticate] = "Bearer" }
        return problem.response(
            instance: request.uri.path, requestID: context.requestID, traceID: context.traceID, shape: shape,
            headers: headers)
    }

    /// A page on the web can point its own name at 127.0.0.1 (DNS rebinding) and would then be let in by the browser;
    /// it cannot change the name that the browser sends.
    private func checkHost(_ request: Request) throws(Problem) {
        guard isLoopbackOnly, let authority = request.head.authority, !authority.isEmpty else { return }
        guard LoopbackHost.isLoopback(LoopbackHost.host(ofAuthority: authority)) else { throw .wrongHost }
    }

    /// A page on the web can have its reader's browser send a request here, and without keys it would be done, though the
    /// page never sees the answer.
    private func checkOrigin(_ request: Request) throws(Problem) {
        guard isLoopbackOnly, !sharing.origins.admit(request.headers[.origin]) else { return }
        throw .wrongOrigin
    }

    private static func sane(_ id: String?) -> String? {
        guard let id, (1...requestIDLengthMaximum).contains(id.utf8.count), id.utf8.allSatisfy(isSane) else {
            return nil
        }
        return id
    }

    private static func isSane(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
            true
        default: false
        }
    }

    private func problem(for error: any Error, _ logger: Logger) -> Problem {
        switch error {
        case let problem as Problem:
            return problem
        case let error as AccessError:
            return Problem(error)
        case is Overloaded:
            return .overloaded
        case let error as StorageError where error.code == .noIndex:
            return .notReady("Nothing has been indexed yet.")
        case let error as any HTTPResponseError where error.status == .notFound:
            return .noRoute
        case let error as any HTTPResponseError where error.status.kind == .clientError:
            return .plain(error.status)
        default:
            logger.error("request failed", metadata: ["error": .string("\(error)")])
            return .failed
        }
    }
}

/// The connection broke, or what came over it was not HTTP.
struct UnreadableBody: Error {
    let cause: any Error
}
