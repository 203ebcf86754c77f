package import KnowledgeModel
import Storage
import SystemIO

/// What was done to the generations of an index so that an article is in none of their bytes.
package struct ErasedGenerations: Sendable, Hashable {
    /// Those that held the article, whether it counted in them or not; oldest first.
    package var generations: [GenerationID]
    /// How many parts were written anew or dropped.
    package var parts: Int

    package init(generations: [GenerationID], parts: Int) {
        self.generations = generations
        self.parts = parts
    }

    package static let none = ErasedGenerations(generations: [], parts: 0)
}

extension LocalGenerations {
    /// Takes an article out of every generation: each part that holds it is written anew without it, each manifest that
    /// names such a part is replaced, and the old parts are deleted. Generations keep their numbers.
    ///
    /// A dead article is not enough: FTS5 keeps the words of what was deleted until its index is written anew, and parts
    /// keep texts and vectors. A process that dies on the way leaves every generation whole, with the article or without
    /// it; again completes the work. Free space for the parts that are written anew is needed.
    /// - Throws: `StorageError.busy` while a writer is at work; `.corrupt` if a generation cannot be read, which may hold
    ///   the article.
    /// - Complexity: O(parts + articles of all generations + bytes of the parts that hold it)
    package func erase(article id: String, holder: String) throws -> ErasedGenerations {
        guard FileSystem.isFolder(layout.generations) else { return .none }
        let lock = try writerLock(holder: holder)
        return try withExtendedLifetime(lock) {
            let manifests = try numbers().map { try GenerationManifest.read($0, in: layout) }
            try Leftovers.remove(in: layout)
            for manifest in manifests { try settleLiveness(of: manifest) }
            // It holds embeddings of texts that were never published; a run makes them again.
            try FileSystem.remove(layout.journal)

            var parts: [String: RewrittenPart] = [:]
            for entry in manifests.flatMap(\.parts) where parts[entry.id] == nil {
                parts[entry.id] = try RewrittenPart(of: entry, without: id, in: layout)
            }
            try DurableFile.sync(layout.parts)
            let touched = manifests.filter { $0.parts.contains { parts[$0.id]?.isChanged == true } }
            for manifest in touched { try replace(manifest, by: parts) }
            // Written anew though its number is the same, so that readers open the generation again.
            if !touched.isEmpty, let current = try CurrentPointer.read(in: layout) {
                try CurrentPointer.write(current, in: layout)
            }
            try Leftovers.remove(in: layout)
            return ErasedGenerations(
                generations: touched.map { GenerationID($0.id) }, parts: parts.values.count(where: \.isChanged))
        }
    }

    private func replace(_ manifest: GenerationManifest, by parts: [String: RewrittenPart]) throws {
        var next = manifest
        next.parts = []
        var bitmaps: [Bitmap] = []
        var known: [KnownArticle] = []
        for (entry, live) in zip(manifest.parts, try LivenessFile.read(for: manifest, in: layout)) {
            guard let part = parts[entry.id] else { preconditionFailure("every part was looked at") }
            let kept = part.kept(of: live)
            guard let kept, let written = part.entry else { continue }
            let counted = part.articles.indices.filter { kept[$0] }.map { part.articles[$0] }
            var nextEntry = written
            nextEntry.liveArticles = counted.count
            nextEntry.livePassages = counted.reduce(0) { $0 + $1.passageCount }
            next.parts.append(nextEntry)
            bitmaps.append(kept)
            known += counted.map { KnownArticle(key: $0.key, contentHash: $0.contentHash, reading: $0.reading) }
        }
        next.articles = next.parts.reduce(0) { $0 + $1.liveArticles }
        next.passages = next.parts.reduce(0) { $0 + $1.livePassages }
        next.logicalHash = LogicalHash.of(known.sorted { $0.key < $1.key })
        if bitmaps.allSatisfy({ $0.setCount == $0.count }) {
            next.livenessSHA256 = nil
        } else {
            let bytes = LivenessFile(parts: bitmaps).encoded
            next.livenessSHA256 = Digest.sha256Hex(bytes)
            try DurableFile.replace(layout.nextLiveness(manifest.id)) { sink in
                try bytes.withUnsafeBytes { try sink($0) }
            }
        }
        try next.write(in: layout)
        try settleLiveness(of: next)
    }

    /// Puts the file in its place that the manifest speaks of, and deletes the other.
    private func settleLiveness(of manifest: GenerationManifest) throws {
        let (now, next) = (layout.liveness(manifest.id), layout.nextLiveness(manifest.id))
        if FileSystem.exists(next) {
            if Digest.sha256Hex(try FileSystem.readFile(next)) == manifest.livenessSHA256 {
                try DurableFile.rename(next, to: now)
            } else {
                try FileSystem.remove(next)
            }
        }
        if manifest.livenessSHA256 == nil { try FileSystem.remove(now) }
    }
}
