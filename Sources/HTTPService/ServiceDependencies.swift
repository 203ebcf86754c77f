package import KnowledgeModel
package import Retrieval
package import Storage

/// Runs work that blocks or computes for long, off the threads that serve connections.
package protocol BlockingWork: Sendable {
    /// - Throws: `Overloaded` if too much is waiting already, or what `work` throws.
    func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value
}

/// No room for more work; the client is asked to come back.
package struct Overloaded: Error, Sendable {
    package init() {}
}

/// All that the service stands on. Handlers see the knowledge base through `scope` only.
package struct ServiceDependencies: Sendable {
    package let answerer: Answerer
    package let generations: any GenerationSource
    /// What every caller may read: roles are given to the service, never by a request.
    package let scope: AccessScope
    package let work: any BlockingWork
    /// The encoder's hash; nil if there is none.
    package let encoderHash: String?
    package let makeID: @Sendable () -> String
    /// Nil records nothing.
    package let activity: ActivityRecording?

    package init(
        answerer: Answerer, generations: any GenerationSource, scope: AccessScope, work: any BlockingWork,
        encoderHash: String?, makeID: @escaping @Sendable () -> String, activity: ActivityRecording? = nil
    ) {
        self.answerer = answerer
        self.generations = generations
        self.scope = scope
        self.work = work
        self.encoderHash = encoderHash
        self.makeID = makeID
        self.activity = activity
    }
}
