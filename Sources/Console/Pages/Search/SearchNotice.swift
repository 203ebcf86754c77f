internal import ReportPages
internal import Storage

/// What was just done, to be said once, with the way back. Members are named by `search-notice.mustache`.
struct SearchNotice {
    let said: String
    /// What can be undone: `passage ID`.
    let undo: String?

    /// - Parameters:
    ///   - done: the code that a form's answer put into the address; nothing is said of others.
    ///   - undo: as it stands there.
    init?(done: String?, undo: String?) {
        switch done {
        case "rated": (said, self.undo) = ("Your rating is kept, and goes to whoever cares for the article.", nil)
        case "stopped":
            said = "Not cited any more, in any answer to anybody."
            self.undo = undo.flatMap { Stopped($0) == nil ? nil : $0 }
        case "undone": (said, self.undo) = ("Undone: it can be cited again.", nil)
        default: return nil
        }
    }

    var html: String { Template.searchNotice.render(self) }
}

/// A passage or an article that is not to be cited, as forms name it: `passage ID`.
struct Stopped {
    let kind: Suppression.Kind
    let id: String

    init(kind: Suppression.Kind, id: String) {
        self.kind = kind
        self.id = id
    }

    init?(_ text: String) {
        let parts = text.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let kind = Suppression.Kind(rawValue: String(parts[0])) else { return nil }
        self.init(kind: kind, id: String(parts[1]))
    }

    var text: String { "\(kind.rawValue) \(id)" }
}
