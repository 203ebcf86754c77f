import ArgumentParser
import Foundation
import GapAnalysis
import KnowledgeModel
import LocalStorage
import Storage

/// `lacuna articles health`.
struct ArticlesHealth: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "health",
        abstract: "List the articles that need care, the most cited first.",
        discussion: """
            Past their review date; never cited; cited and said to be wrong; saying the same or contradicting each other; \
            answering what is asked all the same. For owners: without --as, of all audiences.
            """)

    @OptionGroup var index: IndexOptions
    @OptionGroup(title: "Of which articles") var scope: ScopeOptions
    @Flag(help: "Of all audiences; the default without '--as'.") var allAudiences = false
    @Option(help: ArgumentHelp("Only articles of this owner.", valueName: "name")) var owner: String?
    @Option(help: ArgumentHelp("Count what was asked and said on this day or later.", valueName: "yyyy-mm-dd"))
    var since: CalendarDay?
    @Option(
        help: ArgumentHelp(
            "Compare so many passages with what is nearest to them, those of the most cited articles.", valueName: "n"))
    var compare = ArticleHealthCheck.passagesMaximumDefault
    @Flag(help: "Print all of every list, as JSON.") var json = false

    func validate() throws {
        if compare < 0 { throw ValidationError("Please compare no fewer than 0 passages with '--compare'.") }
        if allAudiences, !scope.roles.isEmpty {
            throw ValidationError("Please give '--as' or '--all-audiences', not both.")
        }
    }

    func run() throws {
        let composition = Composition.current()
        let layout = IndexLayout(folder: index.index)
        var scope = try scope.scope()
        if self.scope.roles.isEmpty {
            scope = AccessScope(roles: try LocalGenerations(layout: layout).roles(), locales: scope.locales)
        }
        let reader = try composition.generations(of: index.index).reader(for: scope)
        let workspace = try GapsWorkspace(composition, index: index.index)
        let period = ActivityPeriod(from: since?.start)
        let health = try ArticleHealthCheck(passagesMaximum: compare).health(
            of: reader, owner: owner, events: try workspace.events(in: period),
            feedback: try workspace.store.feedback(in: period), reviews: try workspace.store.reviews(),
            period: period, at: workspace.now)
        if json {
            StandardOutput.write(bytes: ArticleHealthJSON.bytes(health))
        } else {
            StandardOutput.write(ArticleHealthOutput.text(health, width: composition.terminal.width))
        }
    }
}

/// `lacuna articles reviewed`.
struct ArticlesReviewed: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reviewed",
        abstract: "Say that an article is still right, so that it is overdue no more.",
        discussion: """
            From then on neither the health list nor a search takes its review date for past, until the day given with \
            --due, or a later one that the article itself gives. The article is not changed.
            """)

    @Argument(help: "The article's id, as in citations.") var id: String
    @OptionGroup var index: IndexOptions
    @Option(help: ArgumentHelp("When to look at it next.", valueName: "yyyy-mm-dd")) var due: CalendarDay?
    @Option(help: ArgumentHelp("Who looked at it. Default: the user.", valueName: "name")) var by: String?

    func run() throws {
        let composition = Composition.current()
        let layout = IndexLayout(folder: index.index)
        let now = composition.timestamp
        if let due, due < now.day { throw ValidationError("Please give a day that is still to come with '--due'.") }
        guard try LocalGenerations(layout: layout).serves(.article, id: id) else {
            throw CommandError(
                "the serving generation has no article \(id); "
                    + "`lacuna articles list --index \(index.index)` shows the ids of public articles")
        }
        let review = ArticleReview(at: now, by: by ?? composition.user, due: due)
        try LocalActivityStore(layout: layout).save(review, of: id)
        try composition.audit(.articleReview, "article \(id)", ["by": review.by], in: index.index)
        StandardOutput.writeLine(
            Printable.text(id) + ": reviewed on \(now.day) by \(Printable.text(review.by))"
                + (due.map { ", next by \($0)" } ?? ""))
    }
}
