import ArgumentParser
import ArticleSources
import GapAnalysis
import KnowledgeModel
import LocalStorage
import Privacy
import Storage

/// `lacuna gaps assign`.
struct GapsAssign: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assign", abstract: "Give a theme an owner, a backup, a day, a title or an article.")

    @Argument(help: "The theme's id, such as T7.") var id: String
    @OptionGroup var source: GapsSource
    @Option(help: ArgumentHelp("Who sees to it; '' for nobody.", valueName: "name")) var owner: String?
    @Option(help: ArgumentHelp("Who does if the owner cannot; '' for nobody.", valueName: "name")) var backup: String?
    @Option(help: ArgumentHelp("By when.", valueName: "yyyy-mm-dd")) var due: CalendarDay?
    @Option(help: ArgumentHelp("What to call it from now on.", valueName: "text")) var title: String?
    @Option(help: ArgumentHelp("The article that answers it, or is to.", valueName: "id")) var article: String?
    @OptionGroup var privacy: PrivacyOptions

    func validate() throws {
        if owner == nil, backup == nil, due == nil, title == nil, article == nil {
            throw ValidationError("Please say what to set: '--owner', '--backup', '--due', '--title' or '--article'.")
        }
    }

    func run() throws {
        let workspace = try source.workspace()
        let editing = workspace.editing
        let redactor = try privacy.settings().redactor
        var theme = try editing.assign(id, owner: owner, backup: backup, due: due)
        if let title { theme = try editing.title(redactor.redact(title), of: id) }
        if let article { theme = try editing.link(article: article, to: id) }
        let given = [
            owner.map { ("owner", $0) }, backup.map { ("backup", $0) }, due.map { ("due", $0.description) },
            title.map { _ in ("title", "given") }, article.map { ("article", $0) },
        ].compactMap(\.self)
        try workspace.audit(.themeAssign, theme.id, Dictionary(uniqueKeysWithValues: given))
        let words = [
            "owner \(theme.owner ?? "nobody")", theme.backup.map { "backup \($0)" }, theme.due.map { "due \($0)" },
            theme.article.map { "article \($0)" },
        ].compactMap(\.self)
        StandardOutput.writeLine("\(theme.id): \(words.joined(separator: ", "))")
    }
}

/// `lacuna gaps status`.
struct GapsStatus: ParsableCommand {
    enum Step: String, ExpressibleByArgument, CaseIterable {
        case acknowledged
        case inProgress = "in_progress"
        case done, reopened, dismissed
    }

    enum Why: String, ExpressibleByArgument, CaseIterable {
        case alreadyAnswered = "already_answered"
        case outOfScope = "out_of_scope"
        case notAQuestion = "not_a_question"
    }

    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Move a theme on: acknowledged, in_progress, done, reopened or dismissed.",
        discussion: "A dismissed theme says why; its questions then serve as labels for 'lacuna calibrate'.")

    @Argument(help: "The theme's id, such as T7.") var id: String
    @Argument(help: "What it is now.") var step: Step
    @OptionGroup var source: GapsSource
    @Option(help: "Why it is dismissed: already_answered, out_of_scope or not_a_question.") var why: Why?
    @Option(help: ArgumentHelp("The article that answers it already.", valueName: "id")) var article: String?

    func validate() throws {
        if step == .dismissed, why == nil {
            throw ValidationError("Please say why with '--why': already_answered, out_of_scope or not_a_question.")
        }
        if why == .alreadyAnswered, article == nil {
            throw ValidationError("Please name the article that answers it with '--article'.")
        }
    }

    func run() throws {
        let workspace = try source.workspace()
        let theme = try workspace.editing.apply(action, to: id)
        try workspace.audit(.themeStatus, theme.id, ["to": theme.status.name])
        StandardOutput.writeLine("\(theme.id): \(theme.status.name)")
    }

    private var action: ThemeLifeCycle.Action {
        switch step {
        case .acknowledged: .acknowledge
        case .inProgress: .start
        case .done: .confirm
        case .reopened: .reopen
        case .dismissed:
            switch why {
            case .alreadyAnswered: .dismiss(.alreadyAnswered(article: article ?? ""))
            case .outOfScope, nil: .dismiss(.outOfScope)
            case .notAQuestion: .dismiss(.notAQuestion)
            }
        }
    }
}

/// `lacuna gaps note`.
struct GapsNote: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "note", abstract: "Write a note on a theme.")

    @Argument(help: "The theme's id, such as T7.") var id: String
    @Argument(help: "The note. Personal data in it is replaced.") var text: String
    @OptionGroup var source: GapsSource
    @OptionGroup var privacy: PrivacyOptions

    func run() throws {
        let workspace = try source.workspace()
        let theme = try workspace.editing.note(try privacy.settings().redactor.redact(text), on: id)
        try workspace.audit(.themeNote, theme.id)
        StandardOutput.writeLine("\(theme.id): \(theme.notes.count) note\(theme.notes.count == 1 ? "" : "s")")
    }
}

/// `lacuna gaps merge`.
struct GapsMerge: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Make one theme of two that ask for the same thing.",
        discussion: """
            The first is kept, with its id, title, status and owner, and takes the questions and notes of the second, which is \
            gone then. From then on these questions stay together, however all are grouped anew.
            """)

    @Argument(help: "The theme that is kept, such as T7.") var id: String
    @Argument(help: "The theme that goes into it.") var other: String
    @OptionGroup var source: GapsSource

    func run() throws {
        let workspace = try source.workspace()
        let theme = try workspace.editing.merge(other, into: id)
        try workspace.audit(.themeMerge, theme.id, ["merged": other])
        StandardOutput.writeLine("\(theme.id): \(Amount.count(theme.members.count, "question")), \(other) among them")
    }
}

/// `lacuna gaps split`.
struct GapsSplit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "split", abstract: "Make a theme of its own of some of a theme's questions.",
        discussion:
            "From then on they stay apart, however all are grouped anew. 'lacuna gaps show --questions' has their ids.")

    @Argument(help: "The theme's id, such as T7.") var id: String
    @OptionGroup var source: GapsSource
    @Option(help: ArgumentHelp("A question that leaves; give it once for each.", valueName: "id"))
    var question: [String] = []

    func validate() throws {
        if question.isEmpty { throw ValidationError("Please name the questions that leave with '--question'.") }
    }

    func run() throws {
        let workspace = try source.workspace()
        let themes = try workspace.store.themes()
        guard let theme = themes.first(where: { $0.id == id }) else { throw GapError.noTheme(id) }
        if let foreign = question.first(where: { !theme.members.contains($0) }) {
            throw GapError.questions(
                "\(foreign) is no question of \(id); `lacuna gaps show \(id) --questions` has their ids")
        }
        guard let newID = try workspace.store.newThemeIDs(1).first else { return }
        let new = try workspace.editing.split(Set(question), of: id, newID: newID)
        try workspace.audit(.themeSplit, id, ["new": new.id, "questions": String(new.members.count)])
        StandardOutput.writeLine("\(new.id): \(Amount.count(new.members.count, "question")) from \(id)")
    }
}

/// `lacuna gaps update`.
struct GapsUpdate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "update", abstract: "Group all questions into themes anew; ids, owners and statuses stay.")

    @OptionGroup var source: GapsSource

    func run() throws {
        let summary = try source.workspace().updateThemes().summary
        StandardOutput.writeLine(
            "\(Amount.number(summary.questions)) questions, \(Amount.number(summary.events)) events, "
                + "\(Amount.number(summary.themes)) themes (\(summary.created.count) new, "
                + "\(summary.merged.count) merged, \(summary.split.count) split)")
    }
}

/// `lacuna gaps forget`.
struct GapsForget: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: "Delete questions of a certain age; how much was asked and answered each week stays.",
        discussion: """
            Without '--older-than' the age is 'retention_days' of lacuna.yaml ('privacy'); 'lacuna serve' with that file does \
            the same by itself, when it starts and once a day. What is deleted leaves the files' bytes.
            """)

    @OptionGroup var source: GapsSource
    @Option(help: ArgumentHelp("Delete what was asked more than so many days ago.", valueName: "days"))
    var olderThan: Int?
    @OptionGroup var privacy: PrivacyOptions

    func validate() throws {
        if let olderThan, !(1...PrivacyConfiguration.retentionDaysMaximum).contains(olderThan) {
            throw ValidationError(
                "Please keep 1 to \(PrivacyConfiguration.retentionDaysMaximum) days with '--older-than'.")
        }
    }

    func run() throws {
        guard let days = try olderThan ?? privacy.settings().retentionDays else {
            throw ValidationError(
                "Please say how old with '--older-than', or with 'retention_days' of 'privacy' in lacuna.yaml.")
        }
        let workspace = try source.workspace()
        let moment = workspace.now.adding(days: -days)
        let count = try workspace.store.forget(before: moment)
        try workspace.composition.auditRetention(
            count, olderThan: days, of: workspace.scan.map { "the scan \($0)" } ?? "the activity log",
            in: workspace.index)
        StandardOutput.writeLine("Deleted \(Amount.count(count, "question")) asked before \(moment.day).")
    }
}

extension GapsWorkspace {
    var editing: ThemeEditing { ThemeEditing(store: store, by: composition.user, at: now) }
}
