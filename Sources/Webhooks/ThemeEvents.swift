package import KnowledgeModel
package import Storage

/// What a change of the themes is, told to other programs. Pure.
package enum ThemeEvents {
    /// In the order of the themes; of one theme, in the order of the types below.
    package static func between(_ before: [ThemeRecord], _ after: [ThemeRecord], at: Timestamp) -> [WebhookEvent] {
        let known = Dictionary(before.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return after.flatMap { theme -> [WebhookEvent] in
            var data: [String: WebhookEvent.Value] = [
                "theme": .text(theme.id), "list": .text(theme.list.rawValue), "status": .text(theme.status.name),
                "questions": .number(theme.members.count),
            ]
            guard let old = known[theme.id] else { return [WebhookEvent(type: "theme.created", at: at, data: data)] }
            var events: [WebhookEvent] = []
            let merged = theme.history.dropFirst(old.history.count).filter { $0.kind == .merged }
                .compactMap { $0.text.split(separator: " ").first.map(String.init) }
                .filter { ThemeRecord.number(ofID: $0) != nil }
            data["previous_status"] = .text(old.status.name)
            if theme.replay != old.replay, let replay = theme.replay, replay.outcome == .regressed {
                let asked: [String: WebhookEvent.Value] = [
                    "generation": .number(replay.generation.number), "asked": .number(replay.asked),
                    "answered": .number(replay.answered),
                ]
                events.append(
                    WebhookEvent(type: "theme.regressed", at: at, data: data.merging(asked) { first, _ in first }))
            }
            if theme.status != old.status {
                events.append(WebhookEvent(type: "theme.status_changed", at: at, data: data))
            }
            if !merged.isEmpty {
                events.append(
                    WebhookEvent(
                        type: "theme.merged", at: at,
                        data: data.merging(["merged": .texts(merged)]) { first, _ in first }))
            }
            return events
        }
    }
}
