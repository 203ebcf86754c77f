package import KnowledgeModel
package import Storage
import SystemIO
import VectorFile

/// Writes the next generation of an index folder. Holds the folder's lock as long as it lives.
package final class LocalGenerationWriter: GenerationWriter {
    private let layout: IndexLayout
    private let lock: FileLock
    private let model: StoredModel?
    private let journal: EmbeddingJournal
    private let holdsBack: Bool
    private var manifest: GenerationManifest?
    /// The base, while it is held back.
    package private(set) var held: GenerationID?
    private var parts: [Part] = []
    /// By part: which articles count, as it will be in the next generation.
    private var live: [Bitmap] = []
    private var places: [ArticleKey: (part: Int, position: Int)] = [:]
    private var pending: [ArticleKey: ArticleRecord] = [:]
    private var changed = false
    /// Parts of the serving or the held generation that the base does not have: their embeddings need not be made again.
    private var spare: [Part] = []

    /// Takes the lock, clears away what a killed writer left, and opens the generation to build on.
    ///
    /// That is the serving one; of a writer that holds back, the newest held one if it is younger, so that its articles
    /// are neither lost nor written twice. A writer that does not hold back never builds on what is held: what it
    /// publishes serves, and must be what serves now and what it was given.
    ///
    /// - Parameters:
    ///   - model: the encoder whose vectors will be written; nil to write none.
    ///   - holder: names this writer to whoever finds the index locked.
    ///   - holdsBack: whether what is published waits for `release` before it serves.
    /// - Throws: `StorageError.busy` if another writer has the index.
    package init(layout: IndexLayout, model: StoredModel?, holder: String, holdsBack: Bool = false) throws {
        self.layout = layout
        self.model = model
        self.holdsBack = holdsBack
        try layout.createFolders()
        do {
            lock = try FileLock(path: layout.lock, holder: holder)
        } catch  where error.code == .locked {
            throw LocalStorageMessages.busy(error.message)
        }
        try Leftovers.remove(in: layout)
        journal = try EmbeddingJournal(path: layout.journal)
        try openBase(serving: try CurrentPointer.read(in: layout), held: try GenerationHold.newest(in: layout))
    }

    package var base: GenerationID? { manifest.map { GenerationID($0.id) } }
    var baseModel: StoredModel? { manifest?.storedModel }

    package func knownArticles() -> [KnownArticle] {
        places.map { key, place in
            let article = parts[place.part].articles[place.position]
            return KnownArticle(key: key, contentHash: article.contentHash, reading: article.reading)
        }.sorted { $0.key < $1.key }
    }

    package func embeddings(for keys: [EmbeddingKey]) throws -> [EmbeddingKey: SegmentedEmbedding] {
        var found: [EmbeddingKey: SegmentedEmbedding] = [:]
        var missing: [EmbeddingKey] = []
        for key in keys {
            if let known = journal.embeddings[key] { found[key] = known } else { missing.append(key) }
        }
        for part in parts + spare where !missing.isEmpty {
            for (key, row) in try part.rows(ofEmbeddings: missing) { found[key] = part.embedding(at: row) }
            missing.removeAll { found[$0] != nil }
        }
        return found
    }

    package func keep(_ embeddings: [(key: EmbeddingKey, embedding: SegmentedEmbedding)]) throws {
        try journal.append(embeddings)
    }

    package func put(_ article: ArticleRecord) throws {
        retire(article.key)
        pending[article.key] = article
        changed = true
    }

    package func remove(_ key: ArticleKey) throws {
        retire(key)
        if pending.removeValue(forKey: key) != nil { changed = true }
    }

    package func publish(_ note: PublishNote) throws -> GenerationID? {
        guard changed || manifest == nil else { return nil }
        let number = nextNumber()
        var entries = zip(parts, live).map { part, live in entry(of: part, live: live) }
        var bitmaps = live
        let classes = Dictionary(grouping: pending.values) {
            PartClass(audience: $0.article.audience, locale: $0.article.locale)
        }
        for (index, partClass) in classes.keys.sorted().enumerated() {
            let articles = (classes[partClass] ?? []).sorted(by: Self.partOrder)
            let id = "\(IndexLayout.padded(number))-\(index)"
            entries.append(try writePart(id: id, partClass, articles: articles.lazy.map { $0 }))
            bitmaps.append(Bitmap(count: articles.count, repeating: true))
        }
        return try publish(number: number, entries: entries, bitmaps: bitmaps, note, serves: !holdsBack)
    }

    /// Makes the held base the serving generation; nothing if it is not held. Durable on return.
    package func release() throws {
        guard let held else { return }
        try CurrentPointer.write(held.number, in: layout)
        self.held = nil
        try GenerationHold.removeStale(in: layout)
    }

    /// Says why the held base is held; nothing if it is not. Durable on return.
    package func hold(_ hold: GenerationHold) throws {
        if let held { try hold.write(held.number, in: layout) }
    }

    /// A held generation is left as it is: what a merge publishes serves.
    package func merge(_ note: PublishNote) throws -> GenerationID? {
        precondition(!changed, "merge follows publish")
        guard held == nil else { return nil }
        let classes = parts.map { PartClass(audience: $0.audience, locale: $0.entry.locale) }
        let order = Set(classes).sorted()
        let groups = MergePlan.groups(
            of: parts.indices.map { index in
                MergePlan.Part(
                    index: index, classIndex: order.firstIndex(of: classes[index]) ?? 0,
                    livePassages: parts[index].entry.livePassages, deadPassages: parts[index].entry.deadPassages)
            })
        guard !groups.isEmpty else { return nil }
        let number = nextNumber()
        let merged = Set(groups.joined())
        let kept = parts.indices.filter { !merged.contains($0) }
        var entries = kept.map { entry(of: parts[$0], live: live[$0]) }
        var bitmaps = kept.map { live[$0] }
        for (index, group) in groups.enumerated() {
            let articles = group.flatMap { part in
                parts[part].articles.indices.filter { live[part][$0] }.map { (part: part, position: $0) }
            }.sorted { left, right in
                let leftKey = parts[left.part].articles[left.position].key
                let rightKey = parts[right.part].articles[right.position].key
                return leftKey.id == rightKey.id
                    ? leftKey.source.precedes(rightKey.source) : leftKey.id.precedes(rightKey.id)
            }
            let id = "\(IndexLayout.padded(number))-m\(index)"
            entries.append(
                try writePart(
                    id: id, classes[group[0]],
                    articles: articles.lazy.map { try self.parts[$0.part].record(at: $0.position) }))
            bitmaps.append(Bitmap(count: articles.count, repeating: true))
        }
        return try publish(number: number, entries: entries, bitmaps: bitmaps, note, serves: true)
    }

    // MARK: - Steps

    private func openBase(serving: Int?, held: Int?) throws {
        if holdsBack, let held, held > serving ?? 0 {
            try open(try GenerationManifest.read(held, in: layout))
            self.held = GenerationID(held)
        } else if let serving {
            try open(try GenerationManifest.read(serving, in: layout))
        }
        // What is not the base only saves work: unreadable, it is passed over.
        for number in [serving, held] {
            guard let number, number != manifest?.id, let other = try? GenerationManifest.read(number, in: layout)
            else { continue }
            let known = Set((parts + spare).map(\.entry.id))
            spare += other.parts.filter { !known.contains($0.id) }
                .compactMap { try? Part(entry: $0, layout: layout.part($0.id)) }
        }
    }

    private func retire(_ key: ArticleKey) {
        guard let place = places.removeValue(forKey: key) else { return }
        live[place.part][place.position] = false
        changed = true
    }

    /// One more than any generation that ever was, so that a number is never given twice, even after going back.
    private func nextNumber() -> Int {
        let published = (try? LocalGenerations(layout: layout).numbers()) ?? []
        return max(published.last ?? 0, manifest?.id ?? 0) + 1
    }

    private func writePart(
        id: String, _ partClass: PartClass, articles: some Sequence<ArticleRecord>
    ) throws -> GenerationManifest.Part {
        try writePart(id: id, partClass, articles: articles.lazy.map { Result<ArticleRecord, any Error>.success($0) })
    }

    private func writePart(
        id: String, _ partClass: PartClass, articles: some Sequence<Result<ArticleRecord, any Error>>
    ) throws -> GenerationManifest.Part {
        let writer = try PartWriter(layout: layout.part(id), model: model ?? manifest?.storedModel)
        for article in articles { try writer.append(try article.get()) }
        let files = try writer.finish()
        return GenerationManifest.Part(
            id: id, audience: partClass.audience.roles.map(\.name), locale: partClass.locale,
            articles: writer.articleCount, passages: writer.passageCount, liveArticles: writer.articleCount,
            livePassages: writer.passageCount, files: files)
    }

    private func entry(of part: Part, live: Bitmap) -> GenerationManifest.Part {
        var entry = part.entry
        entry.liveArticles = live.setCount
        entry.livePassages = part.articles.indices.reduce(0) {
            $0 + (live[$1] ? part.articles[$1].passageCount : 0)
        }
        return entry
    }

    private func publish(
        number: Int, entries: [GenerationManifest.Part], bitmaps: [Bitmap], _ note: PublishNote, serves: Bool
    ) throws -> GenerationID {
        let used = entries.indices.filter { entries[$0].liveArticles > 0 }
        let liveness = LivenessFile(parts: used.map { bitmaps[$0] })
        let everythingCounts = liveness.parts.allSatisfy { $0.setCount == $0.count }
        var next = GenerationManifest(
            id: number, createdAt: note.at, by: note.by, why: note.why,
            model: (model ?? manifest?.storedModel).map {
                GenerationManifest.Model(name: $0.name, hash: $0.hash, dimensions: $0.dimensions)
            },
            logicalHash: "", articles: used.reduce(0) { $0 + entries[$1].liveArticles },
            passages: used.reduce(0) { $0 + entries[$1].livePassages }, parts: used.map { entries[$0] },
            livenessSHA256: everythingCounts ? nil : Digest.sha256Hex(liveness.encoded))
        if !everythingCounts {
            try DurableFile.replace(layout.liveness(number)) { sink in
                try liveness.encoded.withUnsafeBytes { try sink($0) }
            }
        }
        try open(next)
        next.logicalHash = LogicalHash.of(knownArticles())
        manifest = next
        try DurableFile.sync(layout.parts)
        if !serves { try GenerationHold.unchecked.write(number, in: layout) }
        try next.write(in: layout)
        if serves { try CurrentPointer.write(number, in: layout) }
        held = serves ? nil : GenerationID(number)
        pending = [:]
        changed = false
        try journal.clear()
        return GenerationID(number)
    }

    /// Opens a generation's parts, reusing those that are open already.
    private func open(_ next: GenerationManifest) throws {
        let opened = Dictionary(parts.map { ($0.entry.id, $0) }, uniquingKeysWith: { first, _ in first })
        let bitmaps = try LivenessFile.read(for: next, in: layout)
        let nextParts = try next.parts.map { entry in
            if let part = opened[entry.id], part.entry == entry { return part }
            return try Part(entry: entry, layout: layout.part(entry.id))
        }
        parts = nextParts
        live = zip(parts, bitmaps).map { part, bitmap in
            bitmap ?? Bitmap(count: part.articles.count, repeating: true)
        }
        places = [:]
        for (index, part) in parts.enumerated() {
            for (position, article) in part.articles.enumerated() where live[index][position] {
                places[article.key] = (index, position)
            }
        }
        manifest = next
    }

    private static func partOrder(_ left: ArticleRecord, _ right: ArticleRecord) -> Bool {
        left.key.id == right.key.id ? left.key.source.precedes(right.key.source) : left.key.id.precedes(right.key.id)
    }
}

/// What all articles of a part have in common.
struct PartClass: Hashable, Comparable {
    let audience: Audience
    let locale: String

    static func < (left: PartClass, right: PartClass) -> Bool {
        left.audience == right.audience ? left.locale.precedes(right.locale) : left.audience < right.audience
    }
}

/// The content of a generation in 64 digits.
enum LogicalHash {
    /// - Parameter articles: sorted by key.
    static func of(_ articles: [KnownArticle]) -> String {
        Digest.hex(Digest.sha256(parts: articles.flatMap { [$0.key.source, $0.key.id, $0.contentHash] }))
    }
}

/// What a writer that was killed may leave behind: parts that no manifest names, and files that were never renamed.
enum Leftovers {
    static func remove(in layout: IndexLayout) throws {
        try GenerationHold.removeStale(in: layout)
        var named: Set<String> = []
        for number in try LocalGenerations(layout: layout).numbers() {
            guard let manifest = try? GenerationManifest.read(number, in: layout) else {
                // An unreadable manifest may name any part: leave everything to `generations verify`.
                return
            }
            named.formUnion(manifest.parts.map(\.id))
        }
        for name in try FileSystem.names(in: layout.parts) where !named.contains(name) {
            try FileSystem.remove(layout.parts + "/" + name)
        }
        for name in try FileSystem.names(in: layout.generations) where name.hasSuffix(".new") {
            try FileSystem.remove(layout.generations + "/" + name)
        }
    }
}
