import FoundationEssentials
import SystemIO

/// Reads the small JSON files of a model folder.
enum JSONFile {
    /// - Throws: `unreadableFile`, or `corruptFile` naming the key that is missing or of another type.
    static func read<Value: Decodable>(_ type: Value.Type, from path: String) throws(EmbeddingError) -> Value {
        let bytes: [UInt8]
        do { bytes = try FileSystem.readFile(path) } catch { throw .unreadable(error) }
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch {
            throw .corrupt(path, reason(error))
        }
    }

    /// As `read`, or nil if there is no such file.
    static func readIfPresent<Value: Decodable>(_ type: Value.Type, from path: String) throws(EmbeddingError) -> Value?
    {
        FileSystem.exists(path) ? try read(type, from: path) : nil
    }

    private static func reason(_ error: any Error) -> String {
        switch error as? DecodingError {
        case .keyNotFound(let key, _): "the key '\(key.stringValue)' is missing"
        case .typeMismatch(_, let context) where !context.codingPath.isEmpty,
            .valueNotFound(_, let context) where !context.codingPath.isEmpty,
            .dataCorrupted(let context) where !context.codingPath.isEmpty:
            "the value of '\(context.codingPath.map(\.stringValue).joined(separator: "."))' is of the wrong type"
        default: "it is not the JSON expected there"
        }
    }
}
