import Hummingbird
import Logging
import Operations
import Storage

/// The outermost layer: names every request, and turns every error into a problem.
struct RequestBoundary: RouterMiddleware {
    let makeID: @Sendable () -> String

    /// Long enough for UUIDs and trace ids, short enough for a log line.
    private static let requestIDLengthMaximum = 128

    func handle(
        _ request: Request, context: ServiceContext, next: (Request, ServiceContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.requestID = Self.sane(request.headers[.requestID]) ?? makeID()
        context.logger[metadataKey: "request.id"] = .string(context.requestID)
        var response: Response
        do {
            try Self.checkHost(request)
            response = try await next(request, context)
        } catch let error as UnreadableBody {
            // The connection is broken; the server closes it.
            throw error.cause
        } catch let error as MethodNotAllowed {
            response = Problem.methodNotAllowed(allowed: error.allowed).response(
                instance: request.uri.path, requestID: context.requestID,
                headers: [.allow: error.allowed.map(\.rawValue).joined(separator: ", ")])
        } catch {
            let problem = Self.problem(for: error, context.logger)
            response = problem.response(instance: request.uri.path, requestID: context.requestID)
        }
        response.headers[.requestID] = context.requestID
        return response
    }

    /// A page on the web can point its own name at 127.0.0.1 (DNS rebinding) and would then be let in by the browser;
    /// it cannot change the name that the browser sends.
    private static func checkHost(_ request: Request) throws(Problem) {
        guard let authority = request.head.authority, !authority.isEmpty else { return }
        guard LoopbackHost.isLoopback(LoopbackHost.host(ofAuthority: authority)) else { throw .wrongHost }
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

    private static func problem(for error: any Error, _ logger: Logger) -> Problem {
        switch error {
        case let problem as Problem:
            return problem
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
