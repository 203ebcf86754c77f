import DraftVerification
import Storage

/// How well findings agree with the labels of sentences.
struct DraftFigures {
    struct Count {
        /// Findings of the kind, but for those that are tolerated; those at a sentence labelled so; sentences labelled so;
        /// those of them that have such a finding.
        var found = 0
        var right = 0
        var expected = 0
        var hit = 0
        var precision: Double { found == 0 ? 1 : Double(right) / Double(found) }
        var recall: Double { expected == 0 ? 1 : Double(hit) / Double(expected) }
    }

    private(set) var byKind: [DraftFinding.Kind: Count] = [:]
    /// Sentences with something wrong, and those of them that have any finding.
    private(set) var faulty = 0
    private(set) var faultyFlagged = 0
    /// Sentences with nothing wrong, and those of them that have any finding.
    private(set) var sound = 0
    private(set) var soundFlagged = 0
    private(set) var mistakes: [String] = []

    init(_ drafts: [LabelledDraft], _ verifier: DraftVerifier, in reader: some GenerationReader) throws {
        for draft in drafts {
            let report = try verifier.verify(Draft(text: draft.text), in: reader)
            for (sentence, range) in zip(draft.sentences, draft.ranges) {
                add(sentence, report.findings.filter { $0.scalarRange.overlaps(range) }, draft.id, report, range)
            }
        }
    }

    private mutating func add(
        _ sentence: LabelledDraft.Sentence, _ findings: [DraftFinding], _ id: String, _ report: DraftReport,
        _ range: Range<Int>
    ) {
        let kinds = Set(findings.map(\.kind))
        if let expected = sentence.label.kind {
            byKind[expected, default: Count()].expected += 1
            faulty += 1
            if kinds.contains(expected) { byKind[expected]?.hit += 1 }
            if !kinds.isEmpty { faultyFlagged += 1 }
        } else {
            sound += 1
            if !kinds.isEmpty { soundFlagged += 1 }
        }
        for kind in kinds where !sentence.label.tolerated.contains(kind) || kind == sentence.label.kind {
            byKind[kind, default: Count()].found += 1
            if kind == sentence.label.kind { byKind[kind]?.right += 1 }
        }
        let isRight = sentence.label.kind.map(kinds.contains) ?? kinds.isEmpty
        if !isRight {
            let score = report.sentences.first { $0.scalarRange.overlaps(range) }
            mistakes.append(
                "\(id) \(sentence.label): \(sentence.text) -> \(findings.map(\.rule)) \(score?.kind.rawValue ?? "") "
                    + "\(score?.score.map { String(Int($0 * 100)) } ?? "") \(score?.support?.quote ?? "")")
        }
    }

    var lines: [String] {
        var lines = DraftFinding.Kind.allCases.compactMap { kind in
            byKind[kind].map { count in
                "\(kind.rawValue): precision \(Self.share(count.right, count.found)), "
                    + "recall \(Self.share(count.hit, count.expected))"
            }
        }
        lines.append("faulty sentences with a finding: \(Self.share(faultyFlagged, faulty))")
        lines.append("sound sentences with a finding: \(Self.share(soundFlagged, sound))")
        return lines
    }

    private static func share(_ part: Int, _ whole: Int) -> String {
        whole == 0 ? "none" : "\(part)/\(whole)"
    }
}
