import ArgumentParser
import KnowledgeModel
import Retrieval

/// Which index a command works on.
struct IndexOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The index's folder.", valueName: "folder"))
    var index: String

    func validate() throws {
        if index.isEmpty { throw ValidationError("Please name the index's folder with '--index'.") }
    }
}

/// Which encoder a command uses.
struct ModelOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The encoder's folder, in Hugging Face's layout. Default: LACUNA_MODEL, else Models/all-MiniLM-L6-v2.",
            valueName: "folder"))
    var model: String?
}

/// What the caller may read.
struct ScopeOptions: ParsableArguments {
    @Option(
        name: .customLong("as"), parsing: .singleValue,
        help: ArgumentHelp(
            "A role of the caller; several with commas or by repeating. Everybody has 'public'.", valueName: "role"))
    var roles: [String] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "Read only articles in this language, such as 'en' or 'pt-br', and those that do not say theirs.",
            valueName: "tag"))
    var locale: [String] = []

    func validate() throws { _ = try scope() }

    func scope() throws -> AccessScope {
        let locales = CommaList.values(locale)
        return AccessScope(roles: try Roles.parse(roles), locales: locales.isEmpty ? nil : Set(locales))
    }
}

enum Roles {
    static func parse(_ arguments: [String]) throws -> [Role] {
        try CommaList.values(arguments).map { name in
            guard let role = Role(name) else {
                throw ValidationError(
                    "'\(name)' cannot be a role. Please use letters, digits, '.', '_' and '-', 64 at most.")
            }
            return role
        }
    }
}

/// Values given with commas, by repeating an option, or both.
enum CommaList {
    static func values(_ arguments: [String]) -> [String] {
        arguments.flatMap { $0.split(separator: ",") }.map { $0.trimmingSpaces }.filter { !$0.isEmpty }
    }
}

extension Substring {
    fileprivate var trimmingSpaces: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}

extension SearchRequest.Mode: ExpressibleByArgument {}
