package import Access
import JSONText
package import KnowledgeModel

/// Keys for people and programs; never a hash.
package enum KeysOutput {
    package static func text(_ keys: [APIKey], at now: Timestamp) -> String {
        var table = TextTable(alignments: [.left, .left, .left, .left, .left, .left, .right, .left, .left])
        table.add(["id", "name", "state", "scopes", "roles", "locales", "rate", "expires", "created"])
        for key in keys {
            table.add([
                key.id, key.name, key.state(at: now).rawValue, key.scopes.names.joined(separator: ","),
                roles(key).joined(separator: ","), key.access.locales?.sorted().joined(separator: ",") ?? "all",
                key.requestsPerMinute.map { "\($0)/min" } ?? "", key.expiresAt?.description ?? "never",
                "\(key.createdAt.day) by \(key.createdBy)",
            ])
        }
        return table.text
    }

    /// `“help desk” for search as agent, until 2026-05-31T09:30:00Z`
    package static func summary(_ key: APIKey) -> String {
        "“\(Printable.text(key.name))” for \(key.scopes.names.joined(separator: ", ")) as "
            + roles(key).joined(separator: ", ") + (key.expiresAt.map { ", until \($0)" } ?? ", without an end")
    }

    package static func json(_ keys: [APIKey], at now: Timestamp) -> String {
        var writer = JSONWriter()
        writer.object { document in
            document.member("version", 1)
            document.member(
                "keys", array: { array in for key in keys { array.object { members(of: key, at: now, in: &$0) } } })
        }
        return writer.text + "\n"
    }

    /// - Parameter secret: of a key that was just created.
    package static func json(_ key: APIKey, secret: String? = nil, at now: Timestamp) -> String {
        var writer = JSONWriter()
        writer.object { document in
            document.member("version", 1)
            document.member("key", object: { members(of: key, at: now, in: &$0) })
            if let secret { document.member("secret", secret) }
        }
        return writer.text + "\n"
    }

    private static func members(of key: APIKey, at now: Timestamp, in writer: inout JSONWriter) {
        writer.member("id", key.id)
        writer.member("name", key.name)
        writer.member("state", key.state(at: now).rawValue)
        writer.member("scopes", key.scopes.names)
        writer.member("roles", roles(key))
        if let locales = key.access.locales { writer.member("locales", locales.sorted()) }
        writer.member("created_at", key.createdAt.description)
        writer.member("created_by", key.createdBy)
        writer.member("expires_at", key.expiresAt?.description)
        writer.member("revoked_at", key.revokedAt?.description)
        writer.member("requests_per_minute", key.requestsPerMinute)
    }

    private static func roles(_ key: APIKey) -> [String] { key.access.roles.sorted().map(\.name) }
}
