internal import GapAnalysis
internal import KnowledgeModel
internal import Operations
internal import Storage

/// What a form of the theme's page asks for. A page has several; each sends its own fields and how long the theme's history
/// was when the page was made.
struct ThemeForm {
    private let form: FormFields

    init(_ form: FormFields) { self.form = form }

    var seen: Int? { form["seen"].flatMap { Int($0) } }

    /// What was done, for the address of the page that follows.
    var doneCode: String {
        if let status = form["status"] { return status }
        if form.raw("note") != nil { return "noted" }
        if form.raw("title") != nil { return "titled" }
        return form.raw("owner") != nil ? "assigned" : "linked"
    }

    /// Nil where all is as it was.
    ///
    /// - Throws: `Problem` 422.
    func change(of theme: ReportedTheme) throws -> ThemeChangeJSON? {
        var fields: [String: String] = [:]
        if let status = form["status"] {
            fields["status"] = status
            if status == "dismissed" {
                fields["why"] = form["why"]
                if form["why"] == "already_answered" { fields["article"] = form["article"] }
            }
            return try ThemeChangeJSON.decode(fields: fields)
        }
        for (name, now) in [
            ("owner", theme.owner), ("backup", theme.backup), ("due", theme.due?.description),
            ("article", theme.article),
        ] where form.raw(name) != nil && form[name] != now {
            fields[name] = form[name] ?? ""
        }
        if form.raw("title") != nil, form["title"] != theme.title || !theme.isTitleConfirmed {
            guard let title = form["title"] else { throw Self.missing("a title") }
            fields["title"] = title
        }
        if form.raw("note") != nil {
            guard let note = form["note"] else { throw Self.missing("a note") }
            fields["note"] = note
        }
        return fields.isEmpty ? nil : try ThemeChangeJSON.decode(fields: fields)
    }

    private static func missing(_ thing: String) -> Problem {
        Problem(slug: "invalid-request", status: 422, title: "Nothing was written", detail: "Write \(thing) first.")
    }

    /// In the words of the form, not of the API.
    static func words(of problem: Problem) -> String {
        guard !problem.faults.isEmpty else { return problem.detail ?? problem.title }
        return problem.faults.map { fault in
            let name = fault.pointer.split(separator: "/").last.map(String.init) ?? ""
            let label = labels[name] ?? name
            return "\(label) \(fault.detail)."
        }.joined(separator: " ")
    }

    private static let labels = [
        "status": "The step", "why": "The reason", "article": "The article", "owner": "The owner",
        "backup": "The backup", "due": "The due date", "title": "The title", "note": "The note",
    ]
}
