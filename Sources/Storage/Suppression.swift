/// That an article or a passage must not be cited, in whatever generation, and who said so.
package struct Suppression: Codable, Sendable, Hashable {
    package enum Kind: String, Codable, Sendable { case article, passage }

    package var kind: Kind
    package var id: String
    package var by: String
    package var why: String
    /// ISO 8601, UTC.
    package var at: String

    package init(kind: Kind, id: String, by: String, why: String, at: String) {
        self.kind = kind
        self.id = id
        self.by = by
        self.why = why
        self.at = at
    }
}

/// Withdraws articles and passages from every answer. A change acts on the next search and is durable on return.
///
/// For owners: whether something can be suppressed tells that it is there. Calls block.
package protocol SuppressionStore: Sendable {
    /// In the order in which they were made.
    func suppressions() throws -> [Suppression]

    /// Adds one, or replaces the one of the same kind and id.
    ///
    /// - Returns: false if the serving generation has no such article or passage; then nothing was done.
    func suppress(_ suppression: Suppression) throws -> Bool

    /// - Returns: whether there was one.
    func unsuppress(_ kind: Suppression.Kind, id: String) throws -> Bool
}
