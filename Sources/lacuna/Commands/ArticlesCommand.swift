import ArgumentParser
import JSONText
import KnowledgeModel
import Operations
import Storage

/// `lacuna articles`: what the index holds.
struct ArticlesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "articles",
        abstract: "List articles, print the text that citations quote, or see which need care.",
        subcommands: [List.self, Text.self, ArticlesHealth.self, ArticlesReviewed.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the articles that the caller may read.")

        @OptionGroup var index: IndexOptions
        @OptionGroup var scope: ScopeOptions
        @Flag(help: "Print them as JSON.") var json = false

        func run() throws {
            let reader = try Composition.current().generations(of: index.index).reader(for: try scope.scope())
            let articles = try reader.articles()
            StandardOutput.write(json ? Self.json(articles, reader.generation) : Self.text(articles))
        }

        private static func text(_ articles: [StoredArticle]) -> String {
            var table = TextTable(alignments: [.left, .left, .left, .right, .left])
            table.add(["id", "audience", "locale", "passages", "title"])
            for article in articles {
                table.add([
                    article.key.id, article.audience.description, article.locale, Amount.number(article.passageCount),
                    article.title,
                ])
            }
            return table.text
        }

        private static func json(_ articles: [StoredArticle], _ generation: GenerationID) -> String {
            var writer = JSONWriter(reservingBytes: 512 * articles.count)
            writer.object { document in
                document.member("version", 1)
                document.member("generation", generation.number)
                document.member(
                    "articles",
                    array: { list in
                        for article in articles {
                            list.object { members in
                                members.members(of: article)
                                members.member("source", article.key.source)
                                members.member("path", article.path)
                                members.member("audience", article.audience.roles.map(\.name))
                                members.member("labels", article.labels)
                                members.member("review_due", article.reviewDue)
                                members.member("passages", article.passageCount)
                                members.member("text_sha256", article.textSHA256)
                            }
                        }
                    })
            }
            return writer.text + "\n"
        }
    }

    struct Text: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print an article's text, byte for byte as citations slice it.",
            discussion: """
                'start' and 'end' of a citation count Unicode scalars in this text, and 'text_sha256' is its SHA-256. On \
                a terminal, control characters are left out.
                """)

        @Argument(help: "The article's id, as in citations.") var id: String
        @OptionGroup var index: IndexOptions
        @OptionGroup var scope: ScopeOptions

        func run() throws {
            let composition = Composition.current()
            let reader = try composition.generations(of: index.index).reader(for: try scope.scope())
            guard let (_, text) = try reader.article(id: id) else {
                throw CommandError(
                    "there is no article \(id), or this caller may not read it; "
                        + "`lacuna articles list --index \(index.index)` shows the ids, with --as ROLE those of a role")
            }
            guard composition.terminal.outputIsTerminal else { return StandardOutput.write(text) }
            StandardOutput.write(Printable.text(text) + (text.hasSuffix("\n") ? "" : "\n"))
        }
    }
}
