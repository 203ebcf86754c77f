import Access
import ArgumentParser
import KnowledgeModel
import LocalStorage
import Storage
import SystemIO

/// `lacuna keys`: who may call the service.
struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Create, list and revoke the keys with which the service is called.",
        discussion: """
            A key has scopes, which say what may be done with it, and roles, which say with which articles. Its secret is \
            printed once, when it is created, and kept nowhere. What is created or revoked counts at once, also for a \
            service that runs.

            SCOPES:
              search    search, read passages and articles, resolve citations
              feedback  say how good a citation was, and what became of a query
              verify    have a draft checked
              owner     gap reports, article health, the index's own articles; implies the three above
              admin     everything, keys, generations and settings included
              metrics   read the figures of the service
            """,
        subcommands: [Create.self, List.self, Revoke.self])

    struct Create: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Create a key and print its secret, this one time.",
            discussion: """
                Standard output is the secret alone, so that it can go straight to where it is needed:

                  lacuna keys create --index Indexes/help --name "help desk" --scope search --as agent > desk.key
                """)

        @OptionGroup var index: IndexOptions
        @Option(help: ArgumentHelp("What you call it, such as who will hold it.", valueName: "text")) var name: String
        @Option(
            parsing: .singleValue,
            help: ArgumentHelp("What may be done with it; several with commas or by repeating.", valueName: "scope"))
        var scope: [String] = []
        @OptionGroup(title: "Which articles it opens") var access: ScopeOptions
        @Option(
            help: ArgumentHelp(
                "When it ends: after so long, such as '12h', '90d' or '52w', or on a day, '2027-01-31'. Default: never.",
                valueName: "time"))
        var expires: KeyExpiry?
        @Option(help: ArgumentHelp("How many requests a minute are let through.", valueName: "n")) var rate: Int?
        @Flag(help: "Print the key and its secret as JSON.") var json = false

        func validate() throws { _ = try Self.scopes(scope) }

        func run() throws {
            let composition = Composition.current()
            guard FileSystem.isFolder(index.index) else {
                throw CommandError(
                    "there is no folder \(index.index); make the index first with "
                        + "`lacuna index SOURCE --index \(index.index)`")
            }
            let now = composition.timestamp
            let new = NewKey(
                name: name, scopes: try Self.scopes(scope), access: try access.scope(),
                expiresAt: expires?.moment(from: now), requestsPerMinute: rate)
            var generator = SystemRandomNumberGenerator()
            let made: (key: APIKey, secret: KeySecret)
            do {
                made = try new.make(by: composition.user, at: now, using: &generator)
            } catch {
                throw ValidationError("Please correct this: \(error).")
            }
            try composition.keys(of: index.index).add(made.key)
            try composition.audit(
                .keyCreate, "key \(made.key.id)",
                [
                    "name": made.key.name, "scopes": made.key.scopes.names.joined(separator: " "),
                    "roles": made.key.access.roles.sorted().map(\.name).joined(separator: " "),
                    "expires": made.key.expiresAt?.description ?? "never",
                ], in: index.index)
            if json { return StandardOutput.write(KeysOutput.json(made.key, secret: made.secret.revealed(), at: now)) }
            StandardError.writeLine(
                "Key \(made.key.id), \(KeysOutput.summary(made.key)). This is its secret; it is not shown again:")
            StandardOutput.writeLine(made.secret.revealed())
        }

        private static func scopes(_ arguments: [String]) throws -> Set<Scope> {
            let names = CommaList.values(arguments)
            let known = Scope.allCases.map(\.rawValue).joined(separator: ", ")
            if names.isEmpty { throw ValidationError("Please give at least one '--scope': \(known).") }
            return Set(
                try names.map { name in
                    guard let scope = Scope(rawValue: name) else {
                        throw ValidationError("'\(name)' is no scope. Please use one of \(known).")
                    }
                    return scope
                })
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List all keys that were ever created, without their secrets.")

        @OptionGroup var index: IndexOptions
        @Flag(help: "Print them as JSON.") var json = false

        func run() throws {
            let composition = Composition.current()
            let store = composition.keys(of: index.index)
            let keys = try store.keys()
            if let warning = store.warning() { StandardError.writeLine("warning: \(warning)") }
            let now = composition.timestamp
            if json { return StandardOutput.write(KeysOutput.json(keys, at: now)) }
            if keys.isEmpty {
                return StandardOutput.writeLine(
                    "There are no keys: the service listens on this machine only, and lets everybody on it in.")
            }
            StandardOutput.write(KeysOutput.text(keys, at: now))
        }
    }

    struct Revoke: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "End a key and every token that it minted, at once and for good.")

        @Argument(help: "The key's id, as 'keys list' shows it.") var id: String
        @OptionGroup var index: IndexOptions
        @Flag(help: "Print the key as JSON.") var json = false

        func run() throws {
            let composition = Composition.current()
            let store = composition.keys(of: index.index)
            let now = composition.timestamp
            let wasRevoked = try store.key(id: id)?.revokedAt != nil
            let key = try store.revoke(id: id, at: now)
            if !wasRevoked { try composition.audit(.keyRevoke, "key \(id)", ["name": key.name], in: index.index) }
            if json { return StandardOutput.write(KeysOutput.json(key, at: now)) }
            StandardOutput.writeLine(
                wasRevoked
                    ? "Key \(id) had been revoked already." : "Key \(id) (\(Printable.text(key.name))) is revoked.")
        }
    }
}

/// `90d`, or a day.
struct KeyExpiry: ExpressibleByArgument {
    private enum Value {
        case after(milliseconds: Int64)
        case on(CalendarDay)
    }
    private let value: Value

    private static let hour: Int64 = 3_600_000
    /// 100 years: what is longer is a slip of the hand.
    private static let hoursMaximum = 876_600

    init?(argument: String) {
        if let day = CalendarDay(argument) {
            value = .on(day)
            return
        }
        let hours: [Character: Int] = ["h": 1, "d": 24, "w": 168]
        guard let unit = argument.last, let unitHours = hours[unit], let count = Int(argument.dropLast()), count > 0,
            count <= Self.hoursMaximum / unitHours
        else { return nil }
        value = .after(milliseconds: Int64(count * unitHours) * Self.hour)
    }

    func moment(from now: Timestamp) -> Timestamp {
        switch value {
        case .after(let milliseconds): Timestamp(milliseconds: now.milliseconds + milliseconds)
        case .on(let day): day.start
        }
    }
}
