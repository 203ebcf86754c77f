package import Storage

/// What may happen to a theme, and what it is then. Pure; everything that changes a status goes through here.
package enum ThemeLifeCycle {
    package enum Action: Sendable, Hashable {
        /// Somebody has seen it.
        case acknowledge
        /// Somebody is at work on it.
        case start
        /// A replay found it answered.
        case propose
        /// A replay found it answered no longer.
        case regress
        /// A person says that it is answered.
        case confirm
        /// Nobody asked for a set time after it was proposed.
        case settle
        case reopen
        case dismiss(Dismissal)

        /// For messages.
        var name: String {
            switch self {
            case .acknowledge: "acknowledged"
            case .start: "started"
            case .propose: "proposed as resolved"
            case .regress: "said to have regressed"
            case .confirm: "confirmed as done"
            case .settle: "settled by quiet"
            case .reopen: "reopened"
            case .dismiss: "dismissed"
            }
        }
    }

    /// - Throws: `GapError.transition` where the action makes no sense in that status.
    package static func status(
        after action: Action, in status: ThemeStatus
    ) throws(GapError) -> ThemeStatus {
        switch (status, action) {
        case (.new, .acknowledge): return .acknowledged
        case (.new, .start), (.acknowledged, .start): return .inProgress
        case (.new, .propose), (.acknowledged, .propose), (.inProgress, .propose): return .maybeResolved
        case (.maybeResolved, .regress), (.done, .regress): return .inProgress
        // A person may know what no replay found.
        case (.new, .confirm), (.acknowledged, .confirm), (.inProgress, .confirm), (.maybeResolved, .confirm):
            return .done
        case (.maybeResolved, .settle): return .done
        case (.maybeResolved, .reopen), (.done, .reopen), (.dismissed, .reopen): return .inProgress
        case (.new, .dismiss(let why)), (.acknowledged, .dismiss(let why)), (.inProgress, .dismiss(let why)),
            (.maybeResolved, .dismiss(let why)):
            return .dismissed(why)
        default: throw .transition(action.name, status.name)
        }
    }
}

extension ThemeStatus {
    /// Whether somebody still has to do something about it.
    package var isOpen: Bool {
        switch self {
        case .new, .acknowledged, .inProgress, .maybeResolved: true
        case .done, .dismissed: false
        }
    }
}
