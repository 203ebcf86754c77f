/// Somebody who may take work off the one who answers.
package protocol SideWork: Sendable {
    /// Begins the work beside the caller.
    ///
    /// - Returns: what waits for the outcome, or throws what the work threw; nil, and nothing begun, if nobody is idle.
    func startIfIdle<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) -> (() throws -> Value)?
}
