/// What is to be sent for a message.
package struct ServerReply: Sendable {
    /// One JSON-RPC response on one line, without its end; nil where none is due.
    package var bytes: [UInt8]?
    /// For HTTP: 202 where no response is due.
    package var status: Int
    /// What failed here, for the log; the client is not told.
    package var failure: (any Error)?
    /// Whether the message was `initialize`, and was answered.
    package var initializes = false

    package init(bytes: [UInt8]?, status: Int) {
        self.bytes = bytes
        self.status = status
    }

    static let accepted = ServerReply(bytes: nil, status: 202)
}
