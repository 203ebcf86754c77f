import Foundation
package import KnowledgeModel

/// Something that happened, as other programs are told of it: names, ids and counts, never words of a customer or of an
/// article.
package struct WebhookEvent: Sendable, Hashable {
    package enum Value: Sendable, Hashable, Encodable {
        case text(String)
        case number(Int)
        case texts([String])

        package func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .number(let number): try container.encode(number)
            case .texts(let texts): try container.encode(texts)
            }
        }
    }

    /// `generation.published`.
    package var type: String
    package var at: Timestamp
    package var data: [String: Value]

    package init(type: String, at: Timestamp, data: [String: Value]) {
        self.type = type
        self.at = at
        self.data = data
    }

    /// All types that there are.
    package static let types = [
        "generation.activated", "generation.held", "generation.published", "theme.created", "theme.merged",
        "theme.regressed", "theme.status_changed", testType,
    ]
    /// Sent on demand, to whoever it is demanded for.
    package static let testType = "webhook.test"

    /// `{"data": …, "timestamp": …, "type": …}`, as the Standard Webhooks specification wants it; equal events give equal
    /// bytes.
    package func body() throws -> String {
        struct Body: Encodable {
            var type: String
            var timestamp: String
            var data: [String: Value]
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(
            decoding: try encoder.encode(Body(type: type, timestamp: at.description, data: data)), as: UTF8.self)
    }
}
