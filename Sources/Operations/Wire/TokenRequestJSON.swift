package import Access
import JSONText
import KnowledgeModel
import Storage

/// The JSON of a token to be minted: `{"scopes": ["search"], "roles": ["agent"], "locales": ["en"], "filter": {…},
/// "asker": "…", "lifetime_seconds": 900}`. What is left out is as the key has it; the lifetime is 15 minutes.
package enum TokenRequestJSON {
    private static let members = ["scopes", "roles", "locales", "filter", "asker", "lifetime_seconds"]
    private static let lifetimeDefault = 900
    private static let lifetimeMaximum = 86_400

    /// - Throws: `Problem` 400 if the bytes are not JSON, 422 naming every member that is wrong.
    package static func decode(_ bytes: [UInt8]) throws(Problem) -> TokenRequest {
        guard let value = JSONValue.parse(bytes) else { throw .notJSON }
        var faults = RequestFaults()
        guard let object = faults.object(value, at: "#", members: members) else { throw .invalidRequest(faults.list) }
        let scopeNames = faults.words(object["scopes"], at: "#/scopes")
        let known = Scope.allCases.map(\.rawValue)
        for name in (scopeNames ?? []).sorted() where !known.contains(name) {
            faults.add("#/scopes", "has \"\(name)\", which is no scope; known are \(known.joined(separator: ", "))")
        }
        let roleNames = faults.words(object["roles"], at: "#/roles")
        for name in (roleNames ?? []).sorted() where Role(name) == nil {
            faults.add("#/roles", "has \"\(name)\", which is no name of a role")
        }
        let seconds = faults.number(object["lifetime_seconds"], at: "#/lifetime_seconds", in: 1...lifetimeMaximum)
        let request = TokenRequest(
            scopes: scopeNames.map { Set($0.compactMap { Scope(rawValue: $0) }) },
            roles: roleNames.map { Set($0.compactMap { Role($0) }) },
            locales: faults.words(object["locales"], at: "#/locales"),
            filter: PassageFilterJSON.decode(object["filter"], at: "#/filter", &faults),
            asker: faults.text(object["asker"], at: "#/asker", bytesMaximum: AskedByJSON.askerBytesMaximum),
            lifetime: .seconds(seconds ?? lifetimeDefault))
        guard faults.isEmpty else { throw .invalidRequest(faults.list) }
        return request
    }
}

/// The JSON of a filter: `{"product": ["…"], "version": "…", "labels": ["…"]}`.
enum PassageFilterJSON {
    private static let members = ["product", "version", "labels"]

    static func decode(_ value: JSONValue?, at pointer: String, _ faults: inout RequestFaults) -> PassageFilter {
        guard let value, value != .null, let object = faults.object(value, at: pointer, members: members) else {
            return .everything
        }
        return PassageFilter(
            products: faults.words(object["product"], at: pointer + "/product"),
            versions: faults.words(object["version"], at: pointer + "/version"),
            labels: faults.words(object["labels"], at: pointer + "/labels"))
    }
}
