package import KnowledgeModel

/// What was found of an index folder and its generations.
package struct StorageFacts: Sendable {
    package var isWritable: Bool
    package var freeBytes: Int
    /// Files with secrets or with what customers asked that others may read.
    package var openFiles: [String]
    /// Of the serving generation; nil before anything was published.
    package var serving: Fact<ServingFacts?>
    /// Numbers of generations that wait for somebody's word.
    package var held: [GenerationID]
    /// What is wrong with the bytes of the serving generation; nil without `--deep`.
    package var damage: Fact<[String]>?

    package init(
        isWritable: Bool, freeBytes: Int, openFiles: [String], serving: Fact<ServingFacts?>, held: [GenerationID],
        damage: Fact<[String]>?
    ) {
        self.isWritable = isWritable
        self.freeBytes = freeBytes
        self.openFiles = openFiles
        self.serving = serving
        self.held = held
        self.damage = damage
    }
}

package struct ServingFacts: Sendable {
    package var id: GenerationID
    package var publishedAt: Timestamp?
    package var articles: Int
    package var livePassages: Int
    package var deadPassages: Int
    package var parts: Int
    package var bytes: Int
    package var modelHash: String?

    package init(
        id: GenerationID, publishedAt: Timestamp?, articles: Int, livePassages: Int, deadPassages: Int, parts: Int,
        bytes: Int, modelHash: String?
    ) {
        self.id = id
        self.publishedAt = publishedAt
        self.articles = articles
        self.livePassages = livePassages
        self.deadPassages = deadPassages
        self.parts = parts
        self.bytes = bytes
        self.modelHash = modelHash
    }
}

enum StorageChecks {
    /// A help centre that nobody has edited for a month is rarer than a job that has stopped.
    private static let daysMaximum = 30
    /// A merge writes the serving generation once more before the old one goes, and so does a restore.
    private static let freeCopiesMinimum = 2
    /// Below that a question can hardly be recorded.
    private static let freeBytesMinimum = 64 << 20
    /// A merge frees each part of so many, so a larger share means that merges do not happen.
    private static let deadShareMaximum = 0.5

    static func checks(_ facts: StorageFacts, model: ModelIdentity?, in index: String, at now: Timestamp)
        -> [DoctorCheck]
    {
        let remedy =
            "lacuna generations list and activate go back to a whole generation; else restore a backup or index anew"
        var checks = [folder(facts, index), permissions(facts), space(facts)]
        switch facts.serving {
        case .unknown(let error): checks.append(.failed("generation", error, remedy: remedy))
        case .known(nil):
            checks.append(
                .warning(
                    "generation", "nothing serves yet",
                    remedy: "lacuna index SOURCE --index \(index), or release what is held"))
        case .known(let serving?):
            checks += [generation(serving), age(serving, at: now), rows(serving)]
            if let model { checks.append(fit(serving, model)) }
        }
        checks.append(held(facts.held, index))
        if let damage = facts.damage {
            checks.append(
                damage.check("bytes", orElse: remedy) { problems in
                    problems.isEmpty
                        ? .ok("bytes", "every byte of the serving generation is as it was published")
                        : .failed("bytes", problems.joined(separator: "; "), remedy: remedy)
                })
        }
        return checks
    }

    private static func folder(_ facts: StorageFacts, _ index: String) -> DoctorCheck {
        facts.isWritable
            ? .ok("folder", "\(index) can be written")
            : .failed(
                "folder", "\(index) cannot be written", remedy: "let its owner be who runs lacuna, or run it as them")
    }

    private static func permissions(_ facts: StorageFacts) -> DoctorCheck {
        let list = facts.openFiles.joined(separator: " ")
        return facts.openFiles.isEmpty
            ? .ok("permissions", "what is private can be read by its owner alone")
            : .failed(
                "permissions", "others can read \(list)",
                remedy: "chmod 600 \(list); if others had been at this machine, revoke the keys")
    }

    private static func space(_ facts: StorageFacts) -> DoctorCheck {
        let used = (facts.serving.value ?? nil)?.bytes ?? 0
        let finding = "\(Amount.bytes(facts.freeBytes)) free; the serving generation has \(Amount.bytes(used))"
        let remedy = "make room, or delete old generations with lacuna generations prune"
        if facts.freeBytes < freeBytesMinimum { return .failed("space", finding, remedy: remedy) }
        return facts.freeBytes < freeCopiesMinimum * used
            ? .warning("space", finding, remedy: remedy) : .ok("space", finding)
    }

    private static func generation(_ serving: ServingFacts) -> DoctorCheck {
        .ok(
            "generation",
            "\(serving.id) serves: \(Amount.count(serving.articles, "article")), "
                + "\(Amount.count(serving.livePassages, "passage")), \(Amount.count(serving.parts, "part")), all of which open"
        )
    }

    private static func age(_ serving: ServingFacts, at now: Timestamp) -> DoctorCheck {
        guard let publishedAt = serving.publishedAt else { return .ok("age", "when it was published is not known") }
        let days = now.day.number - publishedAt.day.number
        let finding = "published on \(publishedAt.day), \(Amount.count(max(days, 0), "day")) ago"
        return days > daysMaximum
            ? .warning("age", finding, remedy: "if articles have changed since, see why lacuna index does not run")
            : .ok("age", finding)
    }

    private static func rows(_ serving: ServingFacts) -> DoctorCheck {
        let all = serving.livePassages + serving.deadPassages
        let finding = "\(Amount.number(serving.livePassages)) live, \(Amount.number(serving.deadPassages)) dead"
        return Double(serving.deadPassages) > deadShareMaximum * Double(all)
            ? .warning("rows", finding, remedy: "the next lacuna index that finds an edit rewrites such parts")
            : .ok("rows", finding)
    }

    private static func fit(_ serving: ServingFacts, _ model: ModelIdentity) -> DoctorCheck {
        serving.modelHash == model.hash
            ? .ok("encoder", "the index was made with this model")
            : .failed(
                "encoder", "the index was made with another model, so that only words are searched",
                remedy: "index again, or name that model with --model")
    }

    private static func held(_ held: [GenerationID], _ index: String) -> DoctorCheck {
        guard let newest = held.last else { return .ok("held", "no generation waits") }
        return .warning(
            "held",
            "held back: generation\(held.count == 1 ? "" : "s") \(held.map(\.description).joined(separator: ", "))",
            remedy: "lacuna generations list --index \(index) says why; serve it with "
                + "lacuna generations activate \(newest) --index \(index)")
    }
}
