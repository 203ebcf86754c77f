package import KnowledgeModel

/// What was found of the encoder, and of the arithmetic.
package struct ModelFacts: Sendable {
    package var folder: String
    package var identity: ModelIdentity
    /// Cosine of the known sentence's vector with the pinned one; nil for a model that this build has none for.
    package var agreement: Double?

    package init(folder: String, identity: ModelIdentity, agreement: Double?) {
        self.folder = folder
        self.identity = identity
        self.agreement = agreement
    }
}

enum ModelChecks {
    /// The pinned vector has 8 bits a number, so that the right one has a cosine of 0.99998 with it; of other weights, or
    /// of arithmetic gone wrong, it has one far below.
    private static let agreementMinimum = 0.999

    static func checks(_ facts: DoctorFacts) -> [DoctorCheck] {
        let remedy = "get it with tools/setup, or name a model folder with --model or LACUNA_MODEL"
        return [
            facts.model.check("model", orElse: remedy, model),
            .ok("kernels", facts.kernels),
        ]
    }

    private static func model(_ facts: ModelFacts) -> DoctorCheck {
        let name = "\(facts.identity.name), \(facts.identity.dimensions) dimensions, in \(facts.folder)"
        guard let agreement = facts.agreement else {
            return .ok("model", "\(name): it loads and encodes; this build has no vector of it to compare with")
        }
        guard agreement >= agreementMinimum else {
            return .failed(
                "model",
                "\(name) encodes a known sentence wrongly: cosine \(Amount.fixed(agreement, digits: 4)), not 1",
                remedy:
                    "fetch the weights again with tools/setup; if that does not help, this build's kernels are at fault"
            )
        }
        return .ok("model", "\(name): a known sentence gets the known vector")
    }
}
