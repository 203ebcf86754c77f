/// The messages of a conversation, in the forms that help desks and chat systems write them.
enum MessageList {
    private static let textKeys = [
        "text", "plain_body", "plainBody", "body_text", "body", "message", "content", "value",
    ]
    private static let authorKeys = ["role", "author", "from", "sender", "author_type", "type", "createdBy", "via"]
    /// Of an author that is an object.
    private static let authorParts = ["role", "type", "kind", "id", "email", "name"]

    private static let customers: Set<String> = [
        "customer", "user", "client", "requester", "enduser", "visitor", "contact", "lead", "human", "asker",
        "incoming",
    ]
    private static let agents: Set<String> = [
        "agent", "assistant", "staff", "admin", "bot", "operator", "support", "team", "teammate", "company", "outgoing",
    ]
    private static let systems: Set<String> = ["system", "automation", "note", "internal", "trigger"]

    /// Nil if nothing in the list is a message. Whose word is not said speaks for the customer if it is the first one, or
    /// by the same author as the first. Internal notes are left out.
    static func read(_ list: [Any]) -> [SourceMessage]? {
        var messages: [SourceMessage] = []
        var firstAuthor: String?
        for element in list {
            if let text = element as? String {
                messages.append(SourceMessage(author: .customer, text: text))
                continue
            }
            guard let object = element as? [String: Any], !isInternal(object),
                let text = textKeys.lazy.compactMap({ object[$0] as? String }).first
            else { continue }
            let name = author(of: object)
            if messages.isEmpty { firstAuthor = name }
            let isFirst = messages.isEmpty || name == firstAuthor
            messages.append(SourceMessage(author: name.flatMap(known) ?? (isFirst ? .customer : .agent), text: text))
        }
        return messages.contains { !$0.text.allSatisfy(\.isWhitespace) } ? messages : nil
    }

    private static func isInternal(_ object: [String: Any]) -> Bool {
        object["public"] as? Bool == false || object["internal"] as? Bool == true || object["private"] as? Bool == true
    }

    private static func author(of object: [String: Any]) -> String? {
        for key in authorKeys {
            if let text = JSONFields.text(object[key]) { return text }
            guard let inner = object[key] as? [String: Any] else { continue }
            if let text = authorParts.lazy.compactMap({ JSONFields.text(inner[$0]) }).first { return text }
        }
        return JSONFields.text(object["author_id"])
    }

    private static func known(_ name: String) -> SourceMessage.Author? {
        let normal = ColumnGuess.normal(name)
        if customers.contains(normal) { return .customer }
        if agents.contains(normal) { return .agent }
        return systems.contains(normal) ? .system : nil
    }
}
