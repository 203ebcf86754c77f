import JSONText
import Spelling

extension MCPServer {
    func nearest(to name: String) -> String? { Spelling.nearest(to: name, among: tools.map(\.name)) }
}

extension ServerIdentity {
    func write(into members: inout JSONWriter) {
        members.member("name", name)
        members.member("title", title)
        members.member("version", version)
    }
}

/// For how long a client may keep a result.
enum CacheTime: Int {
    case minute = 60_000
    case hour = 3_600_000
    case day = 86_400_000
}

extension JSONWriter {
    /// Neither lists nor articles are announced when they change, so no options are named.
    mutating func capabilities() {
        member(
            "capabilities",
            object: { capabilities in
                capabilities.member("tools", object: { _ in })
                capabilities.member("resources", object: { _ in })
            })
    }

    /// - Parameter isPublic: false where it hangs on what the caller may use.
    mutating func caching(_ time: CacheTime, isPublic: Bool = false) {
        member("ttlMs", time.rawValue)
        member("cacheScope", isPublic ? "public" : "private")
    }

    /// The one content item that connectors expect.
    mutating func content(_ text: String) {
        member(
            "content",
            array: { list in
                list.object { item in
                    item.member("type", "text")
                    item.member("text", text)
                }
            })
    }

    mutating func element(_ tool: MCPTool) {
        object { members in
            members.member("name", tool.name)
            members.member("title", tool.title)
            members.member("description", tool.description)
            members.member("inputSchema", object: tool.inputSchema.write)
            members.member("outputSchema", object: tool.outputSchema.write)
            members.member(
                "annotations",
                object: { annotations in
                    annotations.member("title", tool.title)
                    annotations.member("readOnlyHint", tool.annotations.isReadOnly)
                    annotations.member("destructiveHint", false)
                    annotations.member("idempotentHint", tool.annotations.isIdempotent)
                    annotations.member("openWorldHint", false)
                })
        }
    }

    mutating func element(_ resource: MCPResources.Resource) {
        object { members in
            members.member("uri", resource.uri)
            members.member("name", resource.name)
            members.member("title", resource.title)
            members.member("mimeType", resource.mimeType)
            if let lastModified = resource.lastModified {
                members.member("annotations", object: { $0.member("lastModified", lastModified) })
            }
        }
    }

    mutating func element(_ template: MCPResources.Template) {
        object { members in
            members.member("uriTemplate", template.uriTemplate)
            members.member("name", template.name)
            members.member("title", template.title)
            members.member("description", template.description)
            members.member("mimeType", template.mimeType)
        }
    }
}
