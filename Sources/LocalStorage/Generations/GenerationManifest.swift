import Foundation
import KnowledgeModel
import Storage
import SystemIO

/// `generations/000042.json`: which parts make up a generation, and what of them still counts.
///
/// A contract with files on disk: a change of meaning raises `currentFormat`, and readers refuse what they do not know.
struct GenerationManifest: Codable, Sendable, Equatable {
    /// Raised with the formats of the parts' files too, so that an index is refused whole, before it is touched.
    static let currentFormat = 3

    var format = Self.currentFormat
    var id: Int
    var createdAt: String
    var by: String
    var why: String
    var model: Model?
    /// SHA-256 over the live articles' sources, ids and content hashes in order: equal for equal content, however the
    /// index came to it.
    var logicalHash: String
    var articles: Int
    var passages: Int
    var parts: [Part]
    /// SHA-256 of `000042.live`; nil if every article counts.
    var livenessSHA256: String?

    struct Model: Codable, Sendable, Equatable {
        var name: String
        var hash: String
        var dimensions: Int
    }

    struct Part: Codable, Sendable, Equatable {
        var id: String
        /// Role names; empty for the closed audience.
        var audience: [String]
        var locale: String
        var articles: Int
        var passages: Int
        var liveArticles: Int
        var livePassages: Int
        var files: [File]

        var deadPassages: Int { passages - livePassages }
        var audienceClass: Audience { Audience(audience.compactMap { Role($0) }) }
    }

    struct File: Codable, Sendable, Equatable {
        var name: String
        var bytes: Int
        var sha256: String
    }

    enum CodingKeys: String, CodingKey {
        case format, id, by, why, model, articles, passages, parts
        case createdAt = "created_at"
        case logicalHash = "logical_hash"
        case livenessSHA256 = "liveness_sha256"
    }
}

extension GenerationManifest.Part {
    enum CodingKeys: String, CodingKey {
        case id, audience, locale, articles, passages, files
        case liveArticles = "live_articles"
        case livePassages = "live_passages"
    }
}

extension GenerationManifest {
    /// - Throws: `StorageError`: no such generation, damaged, or of another format.
    static func read(_ number: Int, in layout: IndexLayout) throws -> GenerationManifest {
        let path = layout.manifest(number)
        guard FileSystem.exists(path) else { throw LocalStorageMessages.noGeneration(number, in: layout.folder) }
        let bytes = try FileSystem.readFile(path)
        struct Probe: Decodable { var format: Int }
        guard let probe = try? JSONDecoder().decode(Probe.self, from: Data(bytes)) else {
            throw LocalStorageMessages.damagedManifest(path)
        }
        guard probe.format == currentFormat else {
            throw LocalStorageMessages.wrongFormat(path, found: probe.format, known: currentFormat)
        }
        guard let manifest = try? JSONDecoder().decode(GenerationManifest.self, from: Data(bytes)),
            manifest.id == number
        else { throw LocalStorageMessages.damagedManifest(path) }
        return manifest
    }

    func write(in layout: IndexLayout) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let bytes = [UInt8](try encoder.encode(self))
        try DurableFile.replace(layout.manifest(id)) { sink in try bytes.withUnsafeBytes { try sink($0) } }
    }

    var storedModel: StoredModel? {
        model.map { StoredModel(name: $0.name, hash: $0.hash, dimensions: $0.dimensions) }
    }
}

/// `CURRENT`: one line, the number of the serving generation.
enum CurrentPointer {
    /// Nil if nothing was published yet.
    static func read(in layout: IndexLayout) throws -> Int? {
        guard FileSystem.exists(layout.current) else { return nil }
        let text = try FileSystem.readText(layout.current)
        guard let number = Int(text.trimmingCharacters(in: .whitespacesAndNewlines)), number > 0 else {
            throw LocalStorageMessages.damagedCurrent(layout.current)
        }
        return number
    }

    static func write(_ number: Int, in layout: IndexLayout) throws {
        try DurableFile.replace(layout.current, with: "\(number)\n")
    }
}
