import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Webhooks

/// Posts webhooks over HTTP/1.1, with TLS where the address says so. Follows no redirect: an endpoint's answer must not
/// choose whom this machine calls.
package struct HTTPWebhookTransport: WebhookTransport {
    private let client: HTTPClient

    /// Receivers are to answer at once and work later; ten seconds is what others of the kind allow.
    private static let timeout = TimeAmount.seconds(10)
    private static let connectTimeout = TimeAmount.seconds(5)

    private init(_ client: HTTPClient) { self.client = client }

    /// Hands over a transport that is there until `body` returns.
    package static func open<Result>(_ body: (HTTPWebhookTransport) async throws -> Result) async throws -> Result {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: connectTimeout, read: timeout))
        configuration.httpVersion = .http1Only
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        let result: Swift.Result<Result, any Error>
        do {
            result = .success(try await body(HTTPWebhookTransport(client)))
        } catch {
            result = .failure(error)
        }
        try? await client.shutdown()
        return try result.get()
    }

    package func post(
        _ body: [UInt8], to url: String, headers: [(name: String, value: String)]
    ) async throws -> Int {
        var request = HTTPClientRequest(url: url)
        request.method = .POST
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        request.headers.add(name: "user-agent", value: "lacuna-webhooks")
        request.body = .bytes(ByteBuffer(bytes: body))
        do {
            // What the body says is of no interest; the connection is given up with it.
            return Int(try await client.execute(request, timeout: Self.timeout).status.code)
        } catch let error as HTTPClientError {
            throw WebhookTransportError(message: "\(error)")
        } catch {
            throw WebhookTransportError(message: "it could not be reached: \(error)")
        }
    }
}

/// Why there was no answer.
struct WebhookTransportError: Error, CustomStringConvertible {
    let message: String
    var description: String { message }
}
