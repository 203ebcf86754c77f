package import KnowledgeModel

extension Caller {
    /// The same caller reading no more than readers with these roles: to see what they see. Never opens anything.
    package func reading(as roles: some Sequence<Role>) -> Caller {
        Caller(
            identity: identity, scopes: scopes, access: access.narrowed(to: AccessScope(roles: roles)), filter: filter,
            asker: asker, requestsPerMinute: requestsPerMinute, expiresAt: expiresAt)
    }
}
