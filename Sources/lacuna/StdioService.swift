import Dispatch
import Locking
import MCPServer

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Serves one client over standard input and output until its input ends.
///
/// The reading thread answers what takes no time; all else is done by one other thread, in the order in which it came. So a
/// long search keeps no `ping` waiting, and two searches never share the processors.
struct StdioService: Sendable {
    let server: MCPServer

    private static let readBytes = 64 * 1024

    /// Returns as soon as the input ends: nobody reads what would still be written.
    func run() {
        let exchange = Locked(StdioExchange(server: server))
        let worker = DispatchQueue(label: "lacuna.mcp")
        let output = Locked(())
        var splitter = LineSplitter()
        while let bytes = Self.read() {
            for line in splitter.feed(bytes) {
                switch exchange.withLock({ $0.receive(line) }) {
                case .nothing: break
                case .write(let bytes): Self.write(bytes, output)
                case .work(let request): worker.async { self.work(on: request, exchange, output) }
                }
            }
        }
    }

    private func work(on request: ClientRequest, _ exchange: Locked<StdioExchange>, _ output: Locked<Void>) {
        guard exchange.withLock({ $0.shouldStart(request.id) }) else { return }
        let reply = server.reply(to: .request(request), over: exchange.withLock { $0.transport })
        if let failure = reply.failure { StandardError.writeLine("lacuna: \(request.method) failed: \(failure)") }
        if let bytes = exchange.withLock({ $0.finish(request.id, reply) }) { Self.write(bytes, output) }
    }

    /// Two threads write; a line is never cut by another.
    private static func write(_ line: [UInt8], _ output: Locked<Void>) {
        output.withLock { _ in StandardOutput.write(bytes: line + [UInt8(ascii: "\n")]) }
    }

    /// What has come in, at least a byte; nil at the end.
    private static func read() -> [UInt8]? {
        while true {
            var count = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: readBytes) { buffer, initialized in
                count = readInput(buffer)
                initialized = max(count, 0)
            }
            if count > 0 { return bytes }
            if count == 0 || errno != EINTR { return nil }
        }
    }
}

/// `read` of the C library, which a method of the same name hides.
private func readInput(_ buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    read(STDIN_FILENO, buffer.baseAddress, buffer.count)
}
