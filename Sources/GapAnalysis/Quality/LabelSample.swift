internal import KnowledgeModel
internal import Privacy
package import Storage

/// Which questions to have labelled: drawn at random from all that were asked, since the share that has no answer is the first
/// thing that a calibration learns, and a choice of interesting ones teaches a wrong one.
package enum LabelSample {
    /// Those without a label, in an order that depends on their ids alone: whoever looks again goes on where they stopped, and
    /// what is asked later falls among the rest. Each wording once.
    ///
    /// - Complexity: O(n log n)
    package static func questions(_ records: [QueryRecord], labels: [QuestionLabel]) -> [QueryRecord] {
        let labelled = Set(labels.map(\.questionID))
        var seen = Set(records.filter { labelled.contains($0.id) }.map(\.text.text))
        return records.map { (record: $0, place: place(of: $0.id)) }
            .sorted { ($0.place, $0.record.id) < ($1.place, $1.record.id) }
            .map(\.record)
            .filter { seen.insert($0.text.text).inserted }
    }

    /// The first eight bytes of SHA-256, so that no habit of ids shows through.
    private static func place(of id: String) -> UInt64 {
        Digest.sha256(Array(id.utf8)).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
