import JSONText

/// What a request of the 2026-07-28 revision says of itself in `params._meta`.
enum Envelope {
    static let versionKey = "io.modelcontextprotocol/protocolVersion"
    static let capabilitiesKey = "io.modelcontextprotocol/clientCapabilities"
    static let serverInfoKey = "io.modelcontextprotocol/serverInfo"

    /// Finds the manner in which a request wants to be served, and checks what that one demands.
    ///
    /// A request that names a version in `_meta`, or 2026-07-28 in its header, is of that revision and has to be so in
    /// full; any other is of the handshake era. A missing header is that of 2025-03-26, which knew none.
    ///
    /// - Throws: -32602 for a lacking or malformed `_meta`, -32020 where headers and body differ, -32022 for a version that
    ///   is not spoken, in this order.
    static func era(of request: ClientRequest, over transport: MessageTransport) throws(RPCError) -> Era {
        let meta = Self.meta(of: request)
        switch transport {
        case .stdio(let isInitialized):
            if request.method == "initialize" { return .handshake }
            if meta?[versionKey] == nil, isInitialized || request.method == "ping" { return .handshake }
            try checkVersion(try version(of: meta))
        case .http(let headers):
            let begins = request.method == "initialize"
            if headers.protocolVersion != ProtocolVersion.modern, begins || meta?[versionKey] == nil {
                if !begins { try checkHandshakeHeader(headers) }
                return .handshake
            }
            let version = try version(of: meta)
            try check(headers, against: request, version: version)
            try checkVersion(version)
        }
        return .modern
    }

    private static func meta(of request: ClientRequest) -> [String: JSONValue]? {
        guard case .object(let meta)? = request.parameters["_meta"] else { return nil }
        return meta
    }

    private static func version(of meta: [String: JSONValue]?) throws(RPCError) -> String {
        guard let meta, let version = meta[versionKey], let capabilities = meta[capabilitiesKey] else {
            throw .noEnvelope
        }
        guard case .string(let version) = version else { throw .envelope(versionKey, "must be a string") }
        guard case .object = capabilities else { throw .envelope(capabilitiesKey, "must be an object") }
        return version
    }

    private static func checkVersion(_ version: String) throws(RPCError) {
        guard version == ProtocolVersion.modern else { throw .unsupportedVersion(version) }
    }

    private static func checkHandshakeHeader(_ headers: MirroredHeaders) throws(RPCError) {
        guard let version = headers.protocolVersion else { return }
        guard ProtocolVersion.handshake.contains(version) else { throw .unsupportedVersion(version) }
    }

    /// Gateways route by the headers, so a body that says otherwise is refused.
    private static func check(
        _ headers: MirroredHeaders, against request: ClientRequest, version: String
    ) throws(RPCError) {
        guard let stated = headers.protocolVersion else { throw .header("MCP-Protocol-Version", "is missing") }
        guard stated == version else {
            throw .header("MCP-Protocol-Version", "is not the version in params._meta")
        }
        guard let method = headers.method else { throw .header("Mcp-Method", "is missing") }
        guard method == request.method else { throw .header("Mcp-Method", "is not the method of the body") }
        guard let parameter = MirroredHeaders.namedParameters[request.method],
            case .string(let name)? = request.parameters[parameter]
        else { return }
        guard headers.name != nil else { throw .header("Mcp-Name", "is missing") }
        guard headers.decodedName == name else { throw .header("Mcp-Name", "is not params.\(parameter) of the body") }
    }
}
