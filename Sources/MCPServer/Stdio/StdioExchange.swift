import JSONText

/// The states of one client's lines: which of its requests wait, run or were cancelled. Pure: a shell reads and writes lines,
/// and does the work that is asked of it one after the other, in the order in which it is given.
///
/// What takes no time, such as `ping` and the lists of tools, is answered at once, before work that waits.
package struct StdioExchange: Sendable {
    /// What to do with a line.
    package enum Action: Sendable {
        case nothing
        case write([UInt8])
        /// To be done after what was given before; then ask `shouldStart`, reply, and ask `finish`.
        case work(ClientRequest)
    }

    /// A client waits for its model, which calls a handful of tools at once.
    package static let waitingMaximum = 64

    private let server: MCPServer
    private var isInitialized = false
    /// Those not answered yet, and whether they were cancelled.
    private var waiting: [RequestID: Bool] = [:]

    package init(server: MCPServer) { self.server = server }

    package var transport: MessageTransport { .stdio(isInitialized: isInitialized) }

    package mutating func receive(_ line: LineSplitter.Line) -> Action {
        switch line {
        case .complete(let bytes): receive(bytes)
        case .tooLong:
            Self.action(MCPServer.rejection(RejectedMessage(.tooLong(maximum: LineSplitter.lineBytesMaximum))))
        }
    }

    /// - Parameter line: a message without its line's end; a blank one is none.
    package mutating func receive(_ line: [UInt8]) -> Action {
        if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { return .nothing }
        let message: ClientMessage
        do {
            message = try ClientMessage.parse(line)
        } catch {
            return Self.action(MCPServer.rejection(error))
        }
        switch message {
        case .notification("notifications/cancelled", let parameters):
            cancel(parameters)
            return .nothing
        case .request(let request):
            return receive(request)
        case .notification, .response:
            return Self.action(server.reply(to: message, over: transport))
        }
    }

    /// False if the request was cancelled in the meantime; it is then finished.
    package mutating func shouldStart(_ id: RequestID) -> Bool {
        guard waiting[id] == true else { return true }
        waiting[id] = nil
        return false
    }

    /// - Returns: what to write: nothing for a request that was cancelled while it ran.
    package mutating func finish(_ id: RequestID, _ reply: ServerReply) -> [UInt8]? {
        waiting.removeValue(forKey: id) == true ? nil : reply.bytes
    }

    private mutating func receive(_ request: ClientRequest) -> Action {
        guard waiting[request.id] == nil else {
            return Self.action(MCPServer.rejection(RejectedMessage(.idInUse, id: request.id)))
        }
        guard Self.takesTime(request.method) else {
            let reply = server.reply(to: .request(request), over: transport)
            if reply.initializes { isInitialized = true }
            return Self.action(reply)
        }
        guard waiting.count < Self.waitingMaximum else { return Self.action(MCPServer.overload(request)) }
        waiting[request.id] = false
        return .work(request)
    }

    /// Cancelling what is answered already, or never was asked, is nothing.
    private mutating func cancel(_ parameters: [String: JSONValue]) {
        guard let id = parameters["requestId"].flatMap({ RequestID($0) }), waiting[id] != nil else { return }
        waiting[id] = true
    }

    private static func takesTime(_ method: String) -> Bool {
        ["tools/call", "resources/list", "resources/read"].contains(method)
    }

    private static func action(_ reply: ServerReply) -> Action { reply.bytes.map { .write($0) } ?? .nothing }
}
