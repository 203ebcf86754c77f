/// Who asks and where, as a request says it. Never read for access: roles come from the service alone.
package struct AskedBy: Sendable, Equatable {
    package var asker: String?
    package var channel: String?
    package var cohort: String?
    package var ticket: String?
    /// False while the question is still being typed: such a one is not recorded.
    package var isFinal = true

    package init() {}
}
