import Foundation
import SystemIO

/// `generations/000042.held`: that a generation must not serve before somebody says so, and why.
///
/// Written before the manifest, so that there is no moment at which a generation that was not checked looks like one
/// that was. The serving generation is never held, whatever a crash left beside it.
package struct GenerationHold: Codable, Sendable, Hashable {
    /// Short, without words of questions or articles: `breaks curated question k3v9x2aa`.
    package var reasons: [String]

    package init(reasons: [String]) { self.reasons = reasons }

    /// What is said of a generation until its check has ended.
    package static let unchecked = GenerationHold(reasons: ["not checked yet"])

    /// Nil if the generation is not held. A file that cannot be read holds as well.
    static func read(_ number: Int, in layout: IndexLayout) -> GenerationHold? {
        guard FileSystem.exists(layout.hold(number)) else { return nil }
        guard let bytes = try? FileSystem.readFile(layout.hold(number)) else { return unchecked }
        return (try? JSONDecoder().decode(GenerationHold.self, from: Data(bytes))) ?? unchecked
    }

    func write(_ number: Int, in layout: IndexLayout) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try DurableFile.replace(layout.hold(number), with: String(decoding: try encoder.encode(self), as: UTF8.self))
    }

    /// The newest held generation, nil if there is none.
    static func newest(in layout: IndexLayout) throws -> Int? {
        let current = try CurrentPointer.read(in: layout)
        return try LocalGenerations(layout: layout).numbers().last {
            $0 != current && FileSystem.exists(layout.hold($0))
        }
    }

    /// Takes away what a killed process left: holds of the serving generation and of generations without a manifest.
    /// For who holds the writer's lock.
    static func removeStale(in layout: IndexLayout) throws {
        let current = try? CurrentPointer.read(in: layout)
        for name in try FileSystem.names(in: layout.generations) where name.hasSuffix(".held") {
            let number = Int(name.dropLast(5))
            if let number, number != current, FileSystem.exists(layout.manifest(number)) { continue }
            try FileSystem.remove(layout.generations + "/" + name)
        }
    }
}
