import TestSupport

/// A folder of few articles, and an index beside it.
struct SmallHelpCentre {
    let folder: TemporaryDirectory

    var articles: String { folder.path + "/articles" }
    var index: String { folder.path + "/index" }

    init() throws {
        folder = try TemporaryDirectory()
        try write("billing/refunds.md", title: "Refunds", "You can ask for a refund within 30 days of the purchase.")
        try write("billing/invoices.md", title: "Invoices", "Invoices are sent by e-mail on the first of each month.")
        try write("account/password.md", title: "Reset your password", "Tap *Forgot password* and follow the e-mail.")
        try write(
            "account/delete.md", title: "Delete your account", "Deleting takes 14 days and cannot be undone — Straße.")
        try folder.write(
            "---\ntitle: Goodwill\naudience: [agent]\n---\n\nAgents may grant a goodwill refund of 20 euros.\n",
            to: "articles/internal/goodwill.md")
    }

    func write(_ path: String, title: String, _ text: String) throws {
        try folder.write("# \(title)\n\n\(text)\n", to: "articles/" + path)
    }

    func index(_ options: String...) async throws -> Command.Output {
        try await Command.run(["index", articles, "--index", index, "--json", "--no-progress"] + options)
    }

    func search(_ question: String, _ options: String...) async throws -> Command.Output {
        try await Command.run(["search", "--index", index, "--json"] + options + [question])
    }
}

extension Command.Output {
    /// Of the first answer.
    var hits: [[String: Any]] {
        get throws {
            let answers = try json["answers"] as? [[String: Any]]
            return answers?.first?["hits"] as? [[String: Any]] ?? []
        }
    }

    /// A number of the report that `index --json` prints.
    func count(_ group: String, _ name: String) throws -> Int? { (try json[group] as? [String: Any])?[name] as? Int }
}
