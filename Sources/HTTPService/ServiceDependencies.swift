package import KnowledgeModel
package import Operations

/// Runs work that blocks or computes for long, off the threads that serve connections.
package protocol BlockingWork: Sendable {
    /// - Throws: `Overloaded` if too much is waiting already, or what `work` throws.
    func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value
}

/// No room for more work; the client is asked to come back.
package struct Overloaded: Error, Sendable {
    package init() {}
}

/// All that the service stands on.
package struct ServiceDependencies: Sendable {
    package let knowledge: KnowledgeService
    /// What every caller may read: roles are given to the service, never by a request.
    package let scope: AccessScope
    package let work: any BlockingWork

    package init(knowledge: KnowledgeService, scope: AccessScope, work: any BlockingWork) {
        self.knowledge = knowledge
        self.scope = scope
        self.work = work
    }
}
