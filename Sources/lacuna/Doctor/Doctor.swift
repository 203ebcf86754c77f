import Embedding
import Foundation
import KnowledgeModel
import LocalStorage
import ReviewPolicies
import Storage
import SystemIO
import VectorFile

/// Finds out what `lacuna doctor` tells. Changes nothing; what fails is a fact like any other.
struct Doctor {
    let composition: Composition
    let index: String?
    let model: String?
    let policy: String?
    /// Whether every byte of the serving generation is read.
    let isDeep: Bool

    func facts() -> DoctorFacts {
        let loaded = Fact<(folder: String, encoder: any TextEncoder)> {
            let folder = try composition.modelFolder(flag: model)
            return (folder, try composition.encoder(modelFolder: folder))
        }
        let encoder = loaded.value?.encoder
        return DoctorFacts(
            now: composition.timestamp, model: modelFacts(loaded), kernels: ScanKernel.best.name, policy: policyFacts(),
            index: index.map { index in
                let layout = IndexLayout(folder: index)
                return DoctorFacts.Index(
                    folder: index, storage: storage(layout), configuration: configuration(layout, encoder),
                    records: records(layout),
                    canary: Fact { try CanaryQuestion(layout: layout).ask(composition, encoder) })
            })
    }

    private func modelFacts(_ loaded: Fact<(folder: String, encoder: any TextEncoder)>) -> Fact<ModelFacts> {
        switch loaded {
        case .unknown(let error): .unknown(error)
        case .known(let (folder, encoder)):
            Fact {
                ModelFacts(
                    folder: folder, identity: encoder.identity, agreement: try KnownSentence.agreement(of: encoder))
            }
        }
    }

    private func policyFacts() -> Fact<PolicyFacts> {
        Fact {
            let compiled = try composition.policy(file: policy, encoder: nil).policy
            return PolicyFacts(
                version: compiled.version, rules: compiled.rules.count, warnings: compiled.warnings.map { "\($0)" })
        }
    }

    private func storage(_ layout: IndexLayout) -> StorageFacts {
        let generations = LocalGenerations(layout: layout)
        let serving = Fact {
            try generations.serving().map {
                ServingFacts(
                    id: $0.id, publishedAt: Timestamp($0.publishedAt), articles: $0.articles,
                    livePassages: $0.livePassages, deadPassages: $0.deadPassages, parts: $0.parts, bytes: $0.bytes,
                    modelHash: $0.modelHash)
            }
        }
        let secret = [layout.keys, layout.tokenKey, layout.activityKey, layout.activity, layout.webhooks]
        return StorageFacts(
            isWritable: FileManager.default.isWritableFile(atPath: layout.folder),
            freeBytes: Self.freeBytes(at: layout.folder),
            openFiles: secret.filter(FileSystem.isReadableByOthers), serving: serving,
            held: (try? generations.list().filter { $0.hold != nil }.map(\.id)) ?? [],
            damage: isDeep
                ? Fact { try generations.current().map { try generations.verify($0) } ?? [] } : nil)
    }

    /// 0 if it cannot be known.
    private static func freeBytes(at path: String) -> Int {
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: path)
        return (attributes?[.systemFreeSize] as? NSNumber)?.intValue ?? 0
    }

    private func configuration(_ layout: IndexLayout, _ encoder: (any TextEncoder)?) -> ConfigurationFacts {
        ConfigurationFacts(
            settings: Fact {
                let document = try IndexSettingsStore(layout: layout).current()
                let settings = try IndexSettings(document, encoder: encoder?.identity)
                return (document?.version ?? 0, settings.note)
            },
            suppressions: Fact { try Suppressions.read(in: layout).entries.count })
    }

    private func records(_ layout: IndexLayout) -> RecordFacts {
        RecordFacts(
            keys: Fact { try composition.keys(of: layout.folder).keys() },
            activity: Fact { try activity(layout) },
            audit: Fact { try composition.auditLog(of: layout.folder).verify() },
            overdue: Fact { try overdue(layout) })
    }

    private func activity(_ layout: IndexLayout) throws -> RecordFacts.Activity {
        guard FileSystem.exists(layout.activity) else { return .none }
        // Read-only first: of an older format it says so, where opening to write would bring it to this build's.
        let store = try LocalActivityStore(layout: layout, access: .readOnly)
        if isDeep { try store.verify() }
        try LocalActivityStore(layout: layout).checkWritable()
        return .writable
    }

    private func overdue(_ layout: IndexLayout) throws -> [String] {
        let generations = LocalGenerations(layout: layout)
        guard let current = try generations.current() else { return [] }
        let scope = AccessScope(roles: try generations.roles())
        let reviews = try composition.reviews(of: layout.folder)()
        let today = composition.timestamp.day
        return try generations.reader(of: current, for: scope).articles().filter { article in
            let own = article.reviewDue.flatMap { CalendarDay(String($0.prefix(10))) }
            let due = reviews[article.key.id].map { $0.nextDay(own: article.reviewDue) } ?? own
            return due.map { $0 < today } ?? false
        }.map(\.key.id)
    }
}
