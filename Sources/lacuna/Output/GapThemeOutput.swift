package import GapAnalysis
import KnowledgeModel
import Privacy
import ReportPages
import Storage

/// All that is known of one theme, in a terminal.
package enum GapThemeOutput {
    private static let width = 90

    /// - Parameter ticketURL: opens a ticket; see `GapReport.ticketURL`.
    package static func text(_ theme: ReportedTheme, ticketURL: String? = nil) -> String {
        var text = "\(theme.id)  \(theme.title)".inLines(width: width, indentation: "    ")
        text += theme.isTitleConfirmed ? "" : "    (as it was asked; word or confirm it as the title)\n"
        text += "\n" + facts(of: theme)
        text += theme.status.isOpen ? "\nWhat to do: \(theme.cause.action.advice)\n" : "\n"
        text += "\(theme.cause.title). \(theme.causeEvidence)".inLines(width: width)
        if theme.status.isOpen {
            text += "Suggested title: \(theme.suggestedTitle)".inLines(width: width)
            text += list("It should answer", theme.outline)
        }
        text += list(
            "Why these questions count", theme.reasons.map { "\($0.reason.title): \(Amount.number($0.count))" })
        text += list("As it was asked", theme.examples.map { words(of: $0, ticketURL: ticketURL) })
        text += list("What the articles have", theme.nearest.map(words(of:)))
        if let replay = theme.replay { text += words(of: replay) }
        text += list("Notes", theme.notes.map { "\($0.at.day) \($0.by): \($0.text.text)" })
        text += list("History", theme.history.map { "\($0.at.day) \($0.by): \($0.kind.title) \($0.text)" })
        return text
    }

    private static func facts(of theme: ReportedTheme) -> String {
        let figures = theme.figures
        var rows = [["list", theme.list.heading], ["status", theme.status.title]]
        rows.append(["owner", theme.owner ?? theme.suggestedOwner.map { "none; suggested: \($0)" } ?? "none"])
        if let backup = theme.backup { rows.append(["backup", backup]) }
        if let due = theme.due { rows.append(["due", "\(due)"]) }
        if let article = theme.article { rows.append(["article", article]) }
        rows.append([
            "asked",
            "\(Amount.count(figures.questions, "question")) from \(figures.askersAreKnown ? "" : "at most ")"
                + "\(Amount.count(figures.askers, "asker")), \(Amount.count(figures.tickets, "ticket"))",
        ])
        rows.append(["seen", "\(figures.firstSeen.day) to \(figures.lastSeen.day), \(theme.priority.trendText)"])
        rows.append(["weeks", figures.weeks.suffix(26).map { "\($0.count)" }.joined(separator: " ")])
        if !figures.channels.isEmpty {
            rows.append(["channels", figures.channels.map { "\($0.channel) \($0.count)" }.joined(separator: ", ")])
        }
        rows.append(["readers", theme.audience.description])
        if !theme.keyPhrases.isEmpty { rows.append(["key phrases", theme.keyPhrases.joined(separator: ", ")]) }
        rows.append([
            "priority", "\(Amount.fixed(theme.priority.value, digits: 1)): \(theme.priority.workings(of: figures))",
        ])
        var table = TextTable(alignments: [.left, .left])
        for row in rows { table.add(row) }
        return table.text
    }

    private static func list(_ heading: String, _ items: [String]) -> String {
        guard !items.isEmpty else { return "" }
        return "\n\(heading)\n" + items.map { "  - " + $0.inLines(width: width, indentation: "    ") }.joined()
    }

    private static func words(of example: ThemeExample, ticketURL: String?) -> String {
        var remarks = ["\(example.askedAt.day)"]
        if let channel = example.channel { remarks.append("by \(channel)") }
        if let probability = example.probability {
            remarks.append("chance of an answer \(Amount.fixed(probability * 100, digits: 0)) %")
        }
        remarks += example.reasons.map(\.title)
        if let ticket = example.ticket {
            let address = ticketURL.flatMap { SafeLink.address(ofTicket: ticket, in: $0) }
            remarks.append("ticket \(ticket)" + (address.map { " \($0)" } ?? ""))
        }
        return "“\(example.text)”\n(\(remarks.joined(separator: ", ")))"
    }

    private static func words(of passage: NearestPassage) -> String {
        let place = ([passage.title] + passage.headingPath).joined(separator: " › ")
        let link = passage.link.flatMap(SafeLink.address).map { "\n\($0)" } ?? ""
        return "\(place)\n“\(passage.quote)”\nWhy it fails: \(passage.failure)\(link)"
    }

    private static func words(of replay: ReplayResult) -> String {
        var text =
            "\nAsked again on \(replay.at.day): \(replay.outcome.title.lowercased()). \(Amount.number(replay.answered)) of "
            + "\(Amount.number(replay.asked)) questions have an answer in generation \(replay.generation), settings "
            + "\(replay.settings).\n"
        if let quote = replay.quote { text += "  “\(quote)”".inLines(width: width, indentation: "   ") }
        if let article = replay.articleID { text += "  from \(article)".inLines(width: width) }
        return text
    }
}
