package import KnowledgeModel

/// Where keys are kept.
///
/// Asked on every request: `key(id:)` and `tokenSecret()` cost a look at whether anything changed, and what was added or
/// revoked, by whatever process, acts within one second. Calls may block. Safe from any thread.
package protocol KeyStore: Sendable {
    /// All that were ever added, revoked and expired ones too, in the order of (creation, id).
    func keys() throws -> [APIKey]
    func key(id: String) throws -> APIKey?
    /// Durable on return.
    ///
    /// - Throws: `StorageError.conflict` if there is a key of that id.
    func add(_ key: APIKey) throws
    /// Durable on return. One that is revoked already keeps its time.
    ///
    /// - Returns: the key as it is now.
    /// - Throws: `StorageError.noRecord` if there is no such key.
    func revoke(id: String, at now: Timestamp) throws -> APIKey
    /// 32 random bytes that tokens are signed with, made at the first use.
    func tokenSecret() throws -> [UInt8]
}
