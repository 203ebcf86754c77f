import KnowledgeModel

/// Every finding of this module, in one place.
enum Findings {
    static func empty(path: String) -> Diagnostic {
        Diagnostic(
            .warning, code: "article-empty", path: path, message: "there is no text in it",
            consequence: "the article is not indexed")
    }

    static func idTwice(_ id: String, path: String) -> Diagnostic {
        Diagnostic(
            .warning, code: "id-not-unique", path: path,
            message: "another article of the same source claims the id \"\(id)\" too",
            consequence: "both go by their paths; give one of them another id")
    }

    static func idTaken(_ id: String, path: String, source: String) -> Diagnostic {
        Diagnostic(
            .error, code: "id-taken", path: path,
            message: "the source \"\(source)\" has an article of the id \"\(id)\" already",
            consequence: "this one is not indexed; give it an id of its own")
    }
}
