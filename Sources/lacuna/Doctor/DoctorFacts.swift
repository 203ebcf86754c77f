package import KnowledgeModel

/// All that `lacuna doctor` found out, before anything is made of it.
package struct DoctorFacts: Sendable {
    package var now: Timestamp
    package var model: Fact<ModelFacts>
    package var kernels: String
    package var policy: Fact<PolicyFacts>
    /// Nil if no index was named.
    package var index: Index?

    package struct Index: Sendable {
        package var folder: String
        package var storage: StorageFacts
        package var configuration: ConfigurationFacts
        package var records: RecordFacts
        package var canary: Fact<Canary?>

        package init(
            folder: String, storage: StorageFacts, configuration: ConfigurationFacts, records: RecordFacts,
            canary: Fact<Canary?>
        ) {
            self.folder = folder
            self.storage = storage
            self.configuration = configuration
            self.records = records
            self.canary = canary
        }
    }

    package init(
        now: Timestamp, model: Fact<ModelFacts>, kernels: String, policy: Fact<PolicyFacts>, index: Index?
    ) {
        self.now = now
        self.model = model
        self.kernels = kernels
        self.policy = policy
        self.index = index
    }

    /// What is to be thought of it, in the order in which it is shown.
    package func checks() -> [DoctorCheck] {
        var checks = ModelChecks.checks(self) + [ConfigurationChecks.policy(policy)]
        if let index {
            checks += StorageChecks.checks(
                index.storage, model: model.value?.identity, in: index.folder, at: now)
            checks += ConfigurationChecks.checks(index.configuration, in: index.folder)
            checks += RecordChecks.checks(index.records, in: index.folder, at: now)
            checks.append(CanaryCheck.check(index.canary))
        }
        return checks
    }
}
