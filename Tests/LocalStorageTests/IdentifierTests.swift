import KnowledgeModel
import LocalStorage
import Storage
import TestSupport
import Testing

/// Names that the tokenizer takes apart: error codes, versions, paths, settings, hyphenated words.
@Suite struct IdentifierTests {
    /// As a question has it, and as the passage that it asks for has it.
    private static let names: [(asked: String, written: String)] = [
        ("E-402", "E-402"), ("E-402", "E402"), ("E402", "E-402"), ("v2.3.1", "v2.3.1"), ("2.3.1", "v2.3.1"),
        ("v2.3.1", "2.3.1"), ("AH00526", "AH00526"), ("/etc/hosts", "/etc/hosts"), ("etc/hosts", "/etc/hosts"),
        ("max_connections", "max_connections"), ("MAX_CONNECTIONS", "max_connections"),
        ("max-connections", "max_connections"), ("x-api-key", "x-api-key"), ("wi-fi", "wi-fi"), ("wi-fi", "wifi"),
        ("wifi", "wi-fi"), ("wi fi", "wifi"), ("log-in", "log-in"), ("log-in", "login"), ("login", "log in"),
        ("log in", "login"), ("3.5mm", "3.5mm"), ("3.5mm", "3.5 mm"), ("3.5 mm", "3.5mm"), ("e-mail", "email"),
        ("email", "e-mail"), ("USB-C", "USB-C"), ("192.168.4.20", "192.168.4.20"), ("1.3.6", "1.3.6"),
        ("ERR_CONN_RESET", "ERR_CONN_RESET"), ("0x80070057", "0x80070057"), ("HTTP/2", "HTTP/2"),
        ("lena@post.example", "lena@post.example"), ("mail.post.example", "mail.post.example"),
        ("C:\\Temp\\logs", "C:\\Temp\\logs"), ("https://post.example/help/42", "https://post.example/help/42"),
        ("--dry-run", "--dry-run"), ("config.yaml", "config.yaml"), ("std::vector", "std::vector"),
        ("SKU-88-301", "SKU-88-301"), ("INV/2024/0012", "INV/2024/0012"), ("Ctrl+C", "Ctrl+C"), ("24/7", "24/7"),
        ("1,024", "1,024"), ("timeout", "time-out"), ("time-out", "timeout"), ("ISO-8601", "ISO 8601"),
        ("\"late fee\"", "late fee"), ("node.js", "Node.js"), ("port 8080:80", "port 8080:80"),
    ]

    /// Passages with the pieces of a name, but apart: of a name for machines each piece twice, of a hyphenated word once.
    private static func scattered(_ name: String) -> [String] {
        let pieces = name.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        guard pieces.count > 1 else { return [] }
        let isIdentifier = name.contains { $0.isNumber || !($0.isLetter || "- \"".contains($0)) }
        let times = isIdentifier ? 2 : 1
        func text(_ pieces: [String], _ between: String) -> String {
            [String](repeating: pieces.joined(separator: between), count: times).joined(separator: between)
        }
        return [
            "What does \(text(pieces.reversed(), " is ")) mean", "What does \(text(pieces, " and the ")) mean",
            "What does \(text(Array(pieces.dropLast()), ", or ")) mean",
        ] + pieces.map { "What does \($0) mean?" }
    }

    private static let filler = [
        "A parcel waits seven days in the locker.", "Invoices show the tax of each line.",
        "Cards are charged on the first of a month.", "The log of a device is kept for a week, in full.",
        "A mail with a link is sent.", "Time is shown in the zone of the account.",
        "Late in the evening, nobody answers.",
    ]

    private func target(_ written: String) -> String { "What does \(written) mean when the screen shows it?" }

    private func index(_ names: [(asked: String, written: String)]) throws -> SmallIndex {
        let index = try SmallIndex()
        let distractors = Set(names.flatMap { Self.scattered($0.asked) + Self.scattered($0.written) }).sorted()
        let bodies = Set(names.map { target($0.written) }).sorted() + distractors + Self.filler
        try index.publish(
            try bodies.enumerated().map { try index.article("a\($0.offset)", [$0.element], title: "One") })
        return index
    }

    private func isFirst(
        _ name: (asked: String, written: String), _ settings: LexicalSettings, in index: SmallIndex
    ) throws -> Bool {
        let reader = try index.reader()
        let query = LexicalQuery("what does \(name.asked) mean", settings: settings)
        let found = try reader.lexicalCandidates(for: query, limit: 2)
        guard let first = try reader.passages(found.prefix(1).map(\.reference)).first else { return false }
        return first.quote == target(name.written) && (found.count < 2 || found[1].score < found[0].score)
    }

    /// All in one index, among the pieces of all others.
    @Test func namesAreFoundFirst() throws {
        let names = Self.names.filter { $0.asked.lowercased() == $0.written.lowercased() }
        let index = try index(names)
        let missed = try names.filter { try !isFirst($0, .standard, in: index) }.map(\.asked)
        #expect(missed == [])
        // By their pieces alone, few are.
        let plain = try names.count { try isFirst($0, .plain, in: index) }
        #expect(plain <= names.count / 3, "\(plain) of \(names.count)")
    }

    /// Each in an index of its own, since one spelling would find another's passage.
    @Test func namesAreFoundByTheirOtherSpellings() throws {
        let names = Self.names.filter { $0.asked.lowercased() != $0.written.lowercased() }
        var plain = 0
        var missed: [String] = []
        for name in names {
            let index = try index([name])
            if try !isFirst(name, .standard, in: index) { missed.append(name.asked + " for " + name.written) }
            if try isFirst(name, .plain, in: index) { plain += 1 }
        }
        #expect(missed == [])
        #expect(plain <= names.count / 3, "\(plain)")
    }

    /// The index has no signs, so these are their letters; that they are found at all is what can be promised.
    @Test(arguments: ["C++", "C#", ".NET", "@lena", "#42"]) func namesWithSignsAtTheirEndsAreFound(name: String) throws
    {
        let index = try SmallIndex()
        try index.publish([try index.article("a", ["Written in \(name), as before."]), try index.article("b", ["No."])])
        let found = try index.reader().lexicalCandidates(for: LexicalQuery(name), limit: 9)
        #expect(found.map(\.key.articleID) == ["a"])
    }

    @Test func theNameOfAnotherErrorIsNoCorrection() throws {
        let index = try SmallIndex()
        try index.publish([try index.article("a", ["E-402 and ah00526 and max_connections"])])
        for text in ["E-403", "ah00527", "max_conections"] {
            #expect(try index.reader().compile(LexicalQuery(text)).corrections().isEmpty, "\(text)")
        }
    }

    @Test(arguments: [
        ("fill in form", "inform"), ("a part", "apart"), ("inform", "We inform. Fill in form seven."),
        ("don't", "dont"), ("first (second)", "firstsecond"), ("one, two", "onetwo"), ("one. two", "onetwo"),
    ])
    func wordsAreNotJoinedOrSplitForNothing(asked: String, written: String) throws {
        let index = try SmallIndex()
        try index.publish([
            try index.article("a", [written], title: "One"),
            try index.article("b", (0..<6).map { "The part \($0) in a form" }, title: "One"),
        ])
        let compiled = try index.reader().compile(LexicalQuery(asked))
        let found = try compiled.candidates(filter: .everything, limit: 9)
        for candidate in found {
            let origins = try compiled.explanation(of: candidate.reference).clauses.flatMap(\.matches).map(\.origin)
            #expect(!origins.contains(.variant))
        }
    }
}
