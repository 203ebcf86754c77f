import KnowledgeModel
package import LocalStorage

/// What an erasure removed, and where.
package enum ErasureOutput {
    package static func text(_ logs: [ErasedRecords], folder: String) -> String {
        let found = logs.filter { $0.questions + $0.feedback + $0.outcomes > 0 }
        if found.isEmpty { return "Nothing in \(folder) is of this asker\(logs.isEmpty ? "" : " any more").\n" }
        var table = TextTable(alignments: [.left, .right, .right, .right])
        table.add(["erased from", "questions", "feedback", "outcomes"])
        for log in found {
            table.add([
                log.scan.map { "the scan \($0)" } ?? "the activity log", Amount.number(log.questions),
                Amount.number(log.feedback), Amount.number(log.outcomes),
            ])
        }
        return table.text + "With them went their vectors, their places in themes, and wordings taken from them.\n"
    }

    package static func text(_ erased: ErasedArticle, of id: String, folder: String) -> String {
        var lines: [String] = []
        if erased.generations.generations.isEmpty {
            lines.append("No generation in \(folder) holds the article \(id) any more.")
        } else {
            let numbers = erased.generations.generations.map(\.description).joined(separator: ", ")
            lines.append(
                "Erased from \(Amount.count(erased.generations.generations.count, "generation")) (\(numbers)); "
                    + "\(Amount.count(erased.generations.parts, "part")) written anew or dropped.")
        }
        let scans = erased.scans.isEmpty ? "" : " and of \(erased.scans.joined(separator: ", "))"
        lines.append("Erased from the records of the service\(scans): hits, feedback, its review, links and quotes.")
        lines.append(
            "It stays suppressed. Delete it from its source as well: the next `lacuna index` would read it again.")
        return Printable.text(lines.joined(separator: "\n")) + "\n"
    }
}
