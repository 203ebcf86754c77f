/// What a transport knows of a message besides its bytes.
package enum MessageTransport: Sendable, Equatable {
    /// One process for one client.
    ///
    /// - Parameter isInitialized: whether the client has begun with `initialize`.
    case stdio(isInitialized: Bool)
    /// One request among those of anybody.
    case http(MirroredHeaders)
}

/// What of a message Streamable HTTP repeats in headers, for gateways; nil where a header is absent.
package struct MirroredHeaders: Sendable, Equatable {
    /// `MCP-Protocol-Version`.
    package var protocolVersion: String?
    /// `Mcp-Method`.
    package var method: String?
    /// `Mcp-Name`: a tool's name or a resource's URI, of the methods that have one.
    package var name: String?

    package init(protocolVersion: String? = nil, method: String? = nil, name: String? = nil) {
        self.protocolVersion = protocolVersion
        self.method = method
        self.name = name
    }

    /// The methods of which `Mcp-Name` repeats a parameter, and which one.
    static let namedParameters = ["tools/call": "name", "resources/read": "uri", "prompts/get": "name"]

    /// `name` with the sentinel `=?base64?…?=` undone; nil if it is absent or malformed.
    var decodedName: String? {
        guard let name else { return nil }
        guard name.hasPrefix("=?base64?"), name.hasSuffix("?="), name.utf8.count >= 11 else { return name }
        guard let bytes = Base64.decode(name.dropFirst(9).dropLast(2)) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }
}
