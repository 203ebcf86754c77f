import Access
import Console
import GapAnalysis
import KnowledgeModel
import Locking
import Operations
import Privacy
import Retrieval
import Storage
import TestSupport

/// A console over a log in memory, with themes of two audiences and no articles.
struct GapSample {
    static let now = Timestamp("2026-06-01T09:00:00Z")!

    let store = InMemoryActivityStore()
    let audit = AuditInMemory()

    /// Everybody's themes T1 (four askers) and T3 (three), agents' T2 (two), and T4 of one asker alone.
    init(title: String = "Where is the key") throws {
        try add("T1", askers: 4, text: title, product: "Desk")
        try add("T2", askers: 2, text: "SECRET handling", roles: ["agent"])
        try add("T3", askers: 3, text: "Which key fits", list: .stillAsked)
        try add("T4", askers: 1, text: "LONELY question")
    }

    init(empty: Void) {}

    func add(
        _ id: String, askers: Int, text: String, roles: [String] = [], list: GapList = .notAnswered,
        product: String? = nil, daysAgo: Int = 1, status: ThemeStatus = .new
    ) throws {
        let scope = AccessScope(roles: roles.compactMap { Role($0) })
        let records = (0..<askers).map { index in
            QueryRecord(
                id: "\(id)-\(index)", queryID: "\(id)-\(index)", askedAt: Self.now.adding(days: -daysAgo - index),
                text: Redactor.standard.redact("\(text), number \(index)?"), vector: nil,
                verdict: RecordedVerdict(label: "no", reason: "low_answerability", probability: 0.1), nearest: [],
                generation: GenerationID(7), settings: 0,
                context: AskerContext(
                    scope: scope, asker: AskerPseudonym(asker: "\(index)", secret: [1]), channel: "chat",
                    ticket: "HN-\(id)\(index)"), product: product)
        }
        try store.record(records)
        try store.updateThemes { themes in
            themes.append(
                ThemeRecord(
                    id: id, audience: ThemeAudience(AskerContext(scope: scope)), list: list, members: records.map(\.id),
                    createdAt: Self.now.adding(days: -9), status: status))
        }
    }

    func edit(_ id: String, _ change: (inout ThemeRecord) -> Void) throws {
        try store.updateThemes { themes in
            if let place = themes.firstIndex(where: { $0.id == id }) { change(&themes[place]) }
        }
    }

    func record(_ id: String) throws -> ThemeRecord? { try store.themes().first { $0.id == id } }

    private struct NoArticles: GenerationSource {
        func reader(for scope: AccessScope) throws -> any GenerationReader {
            throw StorageError(.noIndex, "nothing is published")
        }
    }

    private func console(records: Bool) -> Console {
        let articles = NoArticles()
        let gaps = GapService(
            log: store, store: store, generations: articles, model: { .standard },
            builder: GapReportBuilder(knowledgeBase: "test", ticketURL: "https://desk.example/t/{ticket}"),
            audit: audit, now: { Self.now })
        let knowledge = KnowledgeService(
            answerer: Answerer(
                generations: articles, encoder: nil, settings: { SearchSettings() }, today: { "2026-06-01" }),
            generations: articles, encoderHash: nil, makeID: { "id" })
        return Console(
            ConsoleServices(
                knowledge: knowledge, gaps: records ? gaps : nil, indexing: nil, version: "1.2.3", now: { Self.now }))
    }

    /// What a request comes to; `path` with its query.
    func reply(
        _ method: ConsoleRoute.Method, _ path: String, form: [(name: String, value: String)] = [],
        caller: Caller = .local(access: .everybody), records: Bool = true
    ) throws -> ConsoleReply {
        let parts = path.split(separator: "?", maxSplits: 1).map(String.init)
        let segments = parts[0].split(separator: "/").map(String.init)
        for route in console(records: records).routes where route.method == method {
            let pattern = route.path.split(separator: "/").map(String.init)
            var captures: [String: String] = [:]
            guard pattern.count == segments.count,
                zip(pattern, segments).allSatisfy({ part, segment in
                    guard part.hasPrefix("{") else { return part == segment }
                    captures[String(part.dropFirst().dropLast())] = segment
                    return true
                })
            else { continue }
            return try route.handle(
                Visit(
                    path: parts[0], captures: captures,
                    query: FormFields(encoded: (parts.count > 1 ? parts[1] : "").utf8), form: FormFields(form),
                    caller: caller, formToken: "form-token", now: Self.now))
        }
        throw Problem.noPage(path)
    }

    /// The page's HTML, whatever its status.
    func page(
        _ path: String, caller: Caller = .local(access: .everybody), records: Bool = true
    ) throws -> String {
        try reply(.get, path, caller: caller, records: records).html
    }
}

extension ConsoleReply {
    var html: String {
        switch self {
        case .html(_, let document): document
        case .document(let bytes): String(decoding: bytes, as: UTF8.self)
        case .file(_, let bytes, _): String(decoding: bytes, as: UTF8.self)
        case .seeOther(let path): "see \(path)"
        }
    }

    var status: Int {
        switch self {
        case .html(let status, _): status
        case .seeOther: 303
        case .document, .file: 200
        }
    }

    /// Where the browser is sent.
    var location: String? {
        if case .seeOther(let path) = self { path } else { nil }
    }
}

extension Problem {
    fileprivate static func noPage(_ path: String) -> Problem {
        Problem(slug: "no-page", status: 404, title: "No page \(path)", detail: nil)
    }
}

extension Caller {
    static let agent = Caller.local(access: AccessScope(roles: [Role("agent")!]))
}

/// An audit log in memory.
final class AuditInMemory: AuditLog, Sendable {
    private let kept = Locked<[AuditEntry]>([])

    func append(_ entries: [AuditEntry]) { kept.withLock { $0 += entries } }
    func entries() throws -> [AuditEntry] { kept.withLock { $0 } }
}
