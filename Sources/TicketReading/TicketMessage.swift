/// One message of a ticket, as it came.
package struct TicketMessage: Sendable, Hashable {
    package enum Role: String, Sendable, CaseIterable {
        case customer
        /// Whoever answers for the company, person or program. Never asks a question of ours.
        case agent
        /// What the help desk writes about the ticket. Never asks a question either.
        case system
    }

    package let role: Role
    package let text: String

    package init(role: Role, text: String) {
        self.role = role
        self.text = text
    }
}
