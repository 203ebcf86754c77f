internal import GapAnalysis
internal import KnowledgeModel
internal import Privacy
internal import Storage

/// One theme of a gap report as Markdown.
enum GapThemeMarkdown {
    /// Of each theme; the JSON has them all.
    private static let itemsMaximum = 5
    private static let textMaximum = 700

    static func text(_ theme: ReportedTheme, rank: Int, ticketURL: String?) -> String {
        let figures = theme.figures
        var text = "### \(rank). \(escaped(theme.title)) (\(escaped(theme.id)))\n\n"
        text += theme.status.isOpen ? "**\(theme.cause.action.advice)** " : ""
        text += "\(escaped(theme.cause.title)). \(escaped(theme.causeEvidence))\n\n"
        text += "- Status: \(escaped(theme.status.title)); owner: \(escaped(owner(of: theme)))"
        text += theme.due.map { "; due \(DateText.day($0))" } ?? ""
        text +=
            "\n- \(NumberText.count(figures.questions, "question")) from \(figures.askersAreKnown ? "" : "at most ")"
            + "\(NumberText.count(figures.askers, "asker")), \(NumberText.count(figures.tickets, "ticket")); first asked "
            + "\(DateText.day(figures.firstSeen.day)), last \(DateText.day(figures.lastSeen.day)); "
            + "\(theme.priority.trendText)\n"
        text += "- Priority: \(escaped(theme.priority.workings(of: figures)))\n"
        if let article = theme.article { text += "- Article: \(escaped(article))\n" }
        text += line("Readers", [theme.audience.description]) + line("Key phrases", theme.keyPhrases)
        text += line("Why these questions count", theme.reasons.map { "\($0.reason.title) \($0.count)" })
        text += theme.status.isOpen ? "- Suggested title: \(escaped(theme.suggestedTitle))\n\n" : "\n"
        if theme.status.isOpen, !theme.outline.isEmpty {
            text += "It should answer:\n\n" + GapReportMarkdown.items(Array(theme.outline.prefix(10)))
        }
        if !theme.examples.isEmpty {
            text += "As it was asked:\n\n"
            for example in theme.examples.prefix(itemsMaximum) { text += quote(example, ticketURL: ticketURL) }
            text += "\n"
        }
        if !theme.nearest.isEmpty {
            text += "What the articles have:\n\n"
            for passage in theme.nearest.prefix(itemsMaximum) { text += quote(passage) }
            text += "\n"
        }
        if let replay = theme.replay { text += words(of: replay) }
        if !theme.notes.isEmpty {
            let notes = theme.notes.suffix(itemsMaximum)
            text += "Notes:\n\n"
            text += notes.map { "- \($0.at.day) \(escaped($0.by)): \(escaped($0.text.text))\n" }.joined() + "\n"
        }
        return text
    }

    private static func escaped(_ text: String) -> String {
        let isLong = text.unicodeScalars.count > textMaximum
        return MarkdownText.escaped(
            isLong ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(textMaximum))) + "…" : text)
    }

    private static func owner(of theme: ReportedTheme) -> String {
        theme.owner ?? theme.suggestedOwner.map { "none, suggested: \($0)" } ?? "none"
    }

    private static func line(_ name: String, _ values: [String]) -> String {
        values.isEmpty ? "" : "- \(name): \(values.prefix(10).map(escaped).joined(separator: ", "))\n"
    }

    private static func quote(_ example: ThemeExample, ticketURL: String?) -> String {
        var remarks = [DateText.day(example.askedAt.day)]
        if let channel = example.channel { remarks.append("by \(escaped(channel))") }
        if let ticket = example.ticket {
            let address = ticketURL.flatMap { SafeLink.address(ofTicket: ticket, in: $0) }
            remarks.append("ticket \(MarkdownText.link(ticket, to: address))")
        }
        return "- “\(escaped(example.text))” (\(remarks.joined(separator: ", ")))\n"
    }

    private static func quote(_ passage: NearestPassage) -> String {
        let place = ([passage.title] + passage.headingPath).joined(separator: " › ")
        return "- \(MarkdownText.link(place, to: passage.link)): “\(escaped(passage.quote))” "
            + "Why it fails: \(escaped(passage.failure))\n"
    }

    private static func words(of replay: ReplayResult) -> String {
        "\(replay.outcome.title): \(NumberText.count(replay.answered)) of \(NumberText.count(replay.asked)) of its questions have "
            + "an answer in generation \(replay.generation), settings \(replay.settings), asked again on "
            + "\(DateText.day(replay.at.day))." + (replay.quote.map { " “\(escaped($0))”" } ?? "") + "\n\n"
    }
}
