import Hummingbird
import ServiceLifecycle

/// Server-sent events (WHATWG HTML, section 9.2).
enum EventStream {
    static let contentType = "text/event-stream"

    /// Each element as an event; ends with them, or when the service stops. A comment line goes out with each heartbeat:
    /// proxies close what is silent, and a client that is gone is seen by what cannot be sent to it.
    static func reply<Element: Sendable>(
        _ elements: AsyncStream<Element>, named name: String, heartbeats: @escaping @Sendable () -> AsyncStream<Void>,
        data: @escaping @Sendable (Element) -> [UInt8]
    ) -> Reply {
        .stream(
            contentType: contentType,
            body: ResponseBody { writer in
                let (frames, sink) = AsyncStream.makeStream(of: ByteBuffer.self)
                let sending = Task {
                    for await element in elements.cancelOnGracefulShutdown() {
                        let text = String(decoding: data(element), as: UTF8.self)
                        sink.yield(ByteBuffer(string: "event: \(name)\ndata: \(text)\n\n"))
                    }
                    sink.finish()
                }
                let beating = Task {
                    for await _ in heartbeats() { sink.yield(ByteBuffer(string: ": still here\n\n")) }
                }
                defer {
                    sending.cancel()
                    beating.cancel()
                }
                for await frame in frames { try await writer.write(frame) }
                try await writer.finish(nil)
            })
    }
}
