package import KnowledgeModel

/// One line of the audit log: who did what, when, and to what.
package struct AuditEntry: Sendable, Hashable {
    package var at: Timestamp
    package var by: AuditActor
    package var action: AuditAction
    /// What it was done to, by its id or number: `T7`, `generation 42`, `settings 3`.
    package var object: String
    /// Numbers, names and ids; never what a customer wrote, nor a secret.
    package var details: [String: String]

    package init(
        at: Timestamp, by: AuditActor, action: AuditAction, object: String, details: [String: String] = [:]
    ) {
        self.at = at
        self.by = by
        self.action = action
        self.object = object
        self.details = details
    }
}

/// Who did it.
package enum AuditActor: Sendable, Hashable, CustomStringConvertible {
    /// A person at the machine, by the name of their account.
    case user(String)
    /// Whoever held the key of this id, or a token that it minted.
    case key(String)
    /// Lacuna itself.
    case product

    /// `user:ana`, `key:8f3k2m9x0a`, `lacuna`.
    package var description: String {
        switch self {
        case .user(let name): "user:\(name)"
        case .key(let id): "key:\(id)"
        case .product: "lacuna"
        }
    }

    /// Of a `description`; nil for anything else.
    package init?(_ text: String) {
        if text == "lacuna" {
            self = .product
        } else if text.hasPrefix("user:") {
            self = .user(String(text.dropFirst(5)))
        } else if text.hasPrefix("key:") {
            self = .key(String(text.dropFirst(4)))
        } else {
            return nil
        }
    }
}

/// What was done: a dotted name. Names that this build does not know can be read, not made.
package struct AuditAction: Sendable, Hashable, CustomStringConvertible {
    package let name: String

    private init(_ name: String) { self.name = name }

    /// For a storage that reads one back.
    package init(stored name: String) { self.name = name }

    package var description: String { name }

    /// What is not public was searched; the object is the audience class.
    package static let searchNonPublic = AuditAction("search.non_public")
    package static let themeStatus = AuditAction("theme.status")
    package static let themeAssign = AuditAction("theme.assign")
    package static let themeNote = AuditAction("theme.note")
    /// The object is the theme that survives.
    package static let themeMerge = AuditAction("theme.merge")
    /// The object is the theme that the questions were in.
    package static let themeSplit = AuditAction("theme.split")
    package static let questionCurate = AuditAction("question.curate")
    /// Past queries were imported; the object is the file's name.
    package static let questionImport = AuditAction("question.import")
    package static let policy = AuditAction("policy")
    package static let generationPublish = AuditAction("generation.publish")
    package static let generationHold = AuditAction("generation.hold")
    package static let generationActivate = AuditAction("generation.activate")
    package static let generationPrune = AuditAction("generation.prune")
    package static let articlePut = AuditAction("article.put")
    package static let articleDelete = AuditAction("article.delete")
    package static let articleReview = AuditAction("article.review")
    package static let keyCreate = AuditAction("key.create")
    package static let keyRevoke = AuditAction("key.revoke")
    package static let tokenMint = AuditAction("token.mint")
    package static let suppression = AuditAction("suppression")
    package static let erasure = AuditAction("erasure")
    package static let retention = AuditAction("retention")
    package static let settings = AuditAction("settings")
    package static let backup = AuditAction("backup")
    package static let restore = AuditAction("restore")
    /// A torn last line was cut off, which a crash had left.
    package static let logMended = AuditAction("audit.mended")

    package static let all: [AuditAction] = [
        .searchNonPublic, .themeStatus, .themeAssign, .themeNote, .themeMerge, .themeSplit, .questionCurate,
        .questionImport, .policy,
        .generationPublish, .generationHold, .generationActivate, .generationPrune, .articlePut, .articleDelete,
        .articleReview, .keyCreate,
        .keyRevoke, .tokenMint, .suppression, .erasure, .retention, .settings, .backup, .restore, .logMended,
    ]
}
