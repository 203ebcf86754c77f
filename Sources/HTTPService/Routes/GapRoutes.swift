import Access
import Hummingbird
import Operations

/// `/v1/gaps`, for owners: themes, one of them, the report; changes, merging and splitting.
struct GapRoutes: Sendable {
    let dependencies: ServiceDependencies

    @Sendable func themes(_ gated: GatedRequest) async throws -> Reply {
        try gated.allowQuery(GapSelection.parameters + ["limit", "cursor"])
        let selection = try GapSelection.decode(gated.query)
        let limit = try gated.number("limit", in: 1...GapService.limitMaximum) ?? GapService.limitDefault
        let cursor = gated.query("cursor")
        return .json(
            try await run {
                ThemePageJSON.bytes(
                    of: try $0.themes(selection, limit: limit, cursor: cursor, caller: gated.caller))
            })
    }

    @Sendable func report(_ gated: GatedRequest) async throws -> Reply {
        try gated.allowQuery(GapSelection.parameters + ["format"])
        let selection = try GapSelection.decode(gated.query)
        let form = try GapReportForm.decode(gated.query("format"))
        let bytes = try await run { form.bytes(of: try $0.report(selection, caller: gated.caller)) }
        if form == .json { return .json(bytes) }
        return .body(status: .ok, contentType: form.contentType, bytes: bytes, headers: [:])
    }

    @Sendable func theme(_ gated: GatedRequest) async throws -> Reply {
        try gated.allowQuery([])
        let id = try gated.parameter("id")
        return .json(try await run { GapThemeJSON.bytes(try $0.theme(id: id, caller: gated.caller)) })
    }

    @Sendable func change(_ gated: GatedRequest) async throws -> Reply {
        let id = try gated.parameter("id")
        let change = try ThemeChangeJSON.decode(try await gated.body())
        return .json(
            try await run { GapThemeJSON.bytes(try $0.change(change, ofTheme: id, caller: gated.caller)) })
    }

    @Sendable func merge(_ gated: GatedRequest) async throws -> Reply {
        let id = try gated.parameter("id")
        let others = try ThemeHandsJSON.decode(try await gated.body(), member: "themes")
        return .json(
            try await run { gaps in
                try gaps.checkMerge([id] + others, into: id, caller: gated.caller)
                for other in others.sorted() { _ = try gaps.merge(other, into: id, caller: gated.caller) }
                return GapThemeJSON.bytes(try gaps.theme(id: id, caller: gated.caller))
            })
    }

    @Sendable func split(_ gated: GatedRequest) async throws -> Reply {
        let id = try gated.parameter("id")
        let questions = try ThemeHandsJSON.decode(try await gated.body(), member: "questions")
        return .json(
            try await run { GapThemeJSON.bytes(try $0.split(questions, ofTheme: id, caller: gated.caller)) })
    }

    private func run(_ body: @escaping @Sendable (GapService) throws -> [UInt8]) async throws -> [UInt8] {
        guard let gaps = dependencies.gaps else { throw Problem.noActivityLog }
        return try await dependencies.work.run { try body(gaps) }
    }
}
