import JSONText

extension MCPServer {
    /// The result object of a request.
    ///
    /// - Throws: `RPCError`, or what a tool or a resource threw that is ours to mend.
    func result(of request: ClientRequest, in era: Era) throws -> [UInt8] {
        switch (request.method, era) {
        case ("initialize", .handshake): try initialized(request)
        case ("ping", .handshake): object(in: era) { _ in }
        case ("server/discover", .modern): discovered()
        case ("tools/list", _): try listedTools(request, in: era)
        case ("tools/call", _): try called(request, in: era)
        case ("resources/list", _): try listedResources(request, in: era)
        case ("resources/templates/list", _): try listedTemplates(request, in: era)
        case ("resources/read", _): try readResource(request, in: era)
        default: throw RPCError.unknownMethod(request.method)
        }
    }

    // MARK: - Beginning

    private func initialized(_ request: ClientRequest) throws(RPCError) -> [UInt8] {
        guard case .string(let requested)? = request.parameters["protocolVersion"] else {
            throw .parameter("protocolVersion", "must be a revision of the protocol, such as 2025-11-25")
        }
        let version =
            ProtocolVersion.handshake.contains(requested) ? requested : ProtocolVersion.latestHandshake
        return object(in: .handshake) { members in
            members.member("protocolVersion", version)
            members.capabilities()
            members.member("serverInfo", object: identity.write)
            members.member("instructions", identity.instructions)
        }
    }

    private func discovered() -> [UInt8] {
        object(in: .modern) { members in
            members.member("supportedVersions", [ProtocolVersion.modern])
            members.capabilities()
            members.member("instructions", identity.instructions)
            members.caching(.day, isPublic: true)
        }
    }

    // MARK: - Tools

    private func listedTools(_ request: ClientRequest, in era: Era) throws(RPCError) -> [UInt8] {
        guard try cursor(of: request) == nil else { throw .badCursor }
        return object(in: era) { members in
            members.member("tools", array: { list in for tool in tools { list.element(tool) } })
            if era == .modern { members.caching(.hour) }
        }
    }

    private func called(_ request: ClientRequest, in era: Era) throws -> [UInt8] {
        guard case .string(let name)? = request.parameters["name"] else {
            throw RPCError.parameter("name", "must be the name of a tool")
        }
        guard let tool = tools.first(where: { $0.name == name }) else {
            throw RPCError.unknownTool(name, nearest: nearest(to: name))
        }
        var arguments: [String: JSONValue] = [:]
        switch request.parameters["arguments"] {
        case nil, .null: break
        case .object(let object): arguments = object
        default: throw RPCError.parameter("arguments", "must be an object")
        }
        let faults = tool.inputSchema.faults(in: .object(arguments))
        guard faults.isEmpty else {
            let list = faults.map { "- \($0)\n" }.joined()
            return failure("The arguments of \(name) are wrong; mend them and call again:\n\(list)", in: era)
        }
        do {
            let json = try tool.run(ToolArguments(arguments))
            return object(in: era) { members in
                members.content(String(decoding: json, as: UTF8.self))
                members.member("structuredContent", json: json)
                members.member("isError", false)
            }
        } catch let error as ToolFailure {
            return failure(error.message, in: era)
        }
    }

    /// What a model can mend is a result that it reads, not an error of the protocol.
    private func failure(_ message: String, in era: Era) -> [UInt8] {
        object(in: era) { members in
            members.content(message)
            members.member("isError", true)
        }
    }

    // MARK: - Resources

    private func listedResources(_ request: ClientRequest, in era: Era) throws -> [UInt8] {
        let page: MCPResources.Page
        do {
            page = try resources.list(try cursor(of: request))
        } catch is MCPResources.UnknownCursor {
            throw RPCError.badCursor
        }
        return object(in: era) { members in
            members.member("resources", array: { list in for resource in page.resources { list.element(resource) } })
            if let next = page.next { members.member("nextCursor", next) }
            if era == .modern { members.caching(.minute) }
        }
    }

    private func listedTemplates(_ request: ClientRequest, in era: Era) throws(RPCError) -> [UInt8] {
        guard try cursor(of: request) == nil else { throw .badCursor }
        return object(in: era) { members in
            members.member(
                "resourceTemplates",
                array: { list in for template in resources.templates { list.element(template) } })
            if era == .modern { members.caching(.day, isPublic: true) }
        }
    }

    private func readResource(_ request: ClientRequest, in era: Era) throws -> [UInt8] {
        guard case .string(let uri)? = request.parameters["uri"] else {
            throw RPCError.parameter("uri", "must be the URI of a resource")
        }
        guard let contents = try resources.read(uri) else { throw RPCError.unknownResource(uri, in: era) }
        return object(in: era) { members in
            members.member(
                "contents",
                array: { list in
                    list.object { content in
                        content.member("uri", uri)
                        content.member("mimeType", contents.mimeType)
                        content.member("text", contents.text)
                    }
                })
            if era == .modern { members.caching(.minute) }
        }
    }

    // MARK: - Parts of results

    private func cursor(of request: ClientRequest) throws(RPCError) -> String? {
        switch request.parameters["cursor"] {
        case nil, .null: return nil
        case .string(let cursor): return cursor
        default: throw .badCursor
        }
    }

    /// A result with what the era demands of every one.
    private func object(in era: Era, _ content: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { members in
            if era == .modern { members.member("resultType", "complete") }
            content(&members)
            if era == .modern {
                members.member(
                    "_meta", object: { meta in meta.member(Envelope.serverInfoKey, object: identity.write) })
            }
        }
        return writer.bytes
    }
}
