import Foundation
import KnowledgeModel

/// One line of a `.jsonl` source, as written. Keys that are not of the format are kept by name only.
///
/// | key | value |
/// |---|---|
/// | `id` | text, or a whole number; required, unique in the file |
/// | `body` or `text` | the article; `body` counts if both are there |
/// | `format` | `html`, `md`, `markdown`, `text` or `storage` (Confluence's); without it, see `articleFormat` |
/// | `title` `url` `locale` `owner` `product` `version` `translation_key` | text |
/// | `audience` `labels` `section_path` | list of text; a single text is a list of one |
/// | `updated_at` `edited_at` `review_due` | text; a whole number is seconds since 1970; `edited_at` goes before `updated_at` |
/// | `outdated_locales` | list of text: translations that lag behind |
/// | `draft` | `true` keeps the article out |
/// | `source` `helpful_up` `helpful_down` | not used |
///
/// `null` is as good as no key.
struct UniversalRecord: Decodable {
    var id: String?
    var title: String?
    var body: String?
    var text: String?
    var format: String?
    var url: String?
    var locale: String?
    var audience: [String]?
    var owner: String?
    var labels: [String]?
    var product: String?
    var version: String?
    var sectionPath: [String]?
    var translationKey: String?
    var updatedAt: String?
    var editedAt: String?
    var outdatedLocales: [String]?
    var reviewDue: String?
    var isDraft = false
    /// Sorted.
    var unknownKeys: [String] = []
    /// Values that were left out because they are not of the kind that their keys need, by key.
    var wrongValues: [WrongValue] = []

    /// A value is not of the kind that its key needs.
    struct WrongValue: Error {
        var key: String
        /// "text", "a list of text"
        var wanted: String
    }

    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// - Throws: `DecodingError` if the value is no object.
    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        for key in values.allKeys where try !values.decodeNil(forKey: key) {
            do {
                try read(key.stringValue, Value(container: values, key: key))
            } catch let wrong as WrongValue {
                wrongValues.append(wrong)
            }
        }
        unknownKeys.sort()
        wrongValues.sort { $0.key < $1.key }
    }

    private mutating func read(_ key: String, _ value: Value) throws {
        switch key {
        case "id": id = try value.identifier()
        case "title": title = try value.text()
        case "body": body = try value.text()
        case "text": text = try value.text()
        case "format": format = try value.text()
        case "url": url = try value.text()
        case "locale": locale = try value.text()
        case "audience": audience = try value.texts()
        case "owner": owner = try value.text()
        case "labels": labels = try value.texts()
        case "product": product = try value.text()
        case "version": version = try value.textOrNumber()
        case "section_path": sectionPath = try value.texts()
        case "translation_key": translationKey = try value.textOrNumber()
        case "updated_at": updatedAt = try value.date()
        case "edited_at": editedAt = try value.date()
        case "outdated_locales": outdatedLocales = try value.texts()
        case "source", "helpful_up", "helpful_down": break
        case "review_due": reviewDue = try value.date()
        case "draft": isDraft = try value.truth()
        default: unknownKeys.append(key)
        }
    }

    private struct Value {
        let container: KeyedDecodingContainer<Key>
        let key: Key

        func text() throws -> String {
            guard let text = try? container.decode(String.self, forKey: key) else { throw wrong("text") }
            return text
        }

        func texts() throws -> [String] {
            if let texts = try? container.decode([String].self, forKey: key) { return texts }
            guard let text = try? container.decode(String.self, forKey: key) else { throw wrong("a list of text") }
            return [text]
        }

        func identifier() throws -> String {
            guard let text = text(orWhole: true), !text.isEmpty else { throw wrong("text or a whole number") }
            return text
        }

        /// A number such as 2.1 in the shortest form that reads the same.
        func textOrNumber() throws -> String {
            if let text = text(orWhole: true) { return text }
            guard let number = try? container.decode(Double.self, forKey: key) else { throw wrong("text or a number") }
            return String(number)
        }

        func date() throws -> String {
            if let seconds = try? container.decode(Int64.self, forKey: key) {
                return Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
            }
            guard let text = try? container.decode(String.self, forKey: key) else {
                throw wrong("a date as text, or whole seconds since 1970")
            }
            return text
        }

        func truth() throws -> Bool {
            guard let truth = try? container.decode(Bool.self, forKey: key) else { throw wrong("true or false") }
            return truth
        }

        private func text(orWhole: Bool) -> String? {
            if let text = try? container.decode(String.self, forKey: key) { return text }
            if let number = try? container.decode(Int64.self, forKey: key) { return String(number) }
            if let number = try? container.decode(UInt64.self, forKey: key) { return String(number) }
            return nil
        }

        private func wrong(_ wanted: String) -> WrongValue { WrongValue(key: key.stringValue, wanted: wanted) }
    }
}
