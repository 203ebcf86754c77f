import Privacy

/// How well redactions agree with labels.
struct RedactionFigures {
    struct Count {
        var found = 0
        var expected = 0
        var right = 0
        var precision: Double { found == 0 ? 1 : Double(right) / Double(found) }
        var recall: Double { expected == 0 ? 1 : Double(right) / Double(expected) }
    }

    /// A redaction is right if a label of its kind overlaps it; a label is found if a redaction of its kind does.
    private(set) var byKind: [RedactionKind: Count] = [:]
    private(set) var overall = Count()
    /// Lines without labels, and those of them that were touched.
    private(set) var plainLines = 0
    private(set) var touchedPlainLines = 0
    /// Bytes of labels, those that stayed, and bytes that went without need.
    private(set) var privateBytes = 0
    private(set) var leakedBytes = 0
    private(set) var spoiltBytes = 0
    private(set) var faults: [String] = []

    init(_ lines: [LabelledLine], _ redactor: Redactor) {
        for line in lines { add(line, redactor.redactions(in: line.text)) }
    }

    private mutating func add(_ line: LabelledLine, _ redactions: [Redaction]) {
        var isRight = true
        for span in line.spans {
            let isFound = redactions.contains { $0.kind == span.kind && $0.utf8Range.overlaps(span.range) }
            byKind[span.kind, default: Count()].expected += 1
            overall.expected += 1
            if !isFound { isRight = false }
        }
        for redaction in redactions {
            let isTrue = line.spans.contains { $0.kind == redaction.kind && $0.range.overlaps(redaction.utf8Range) }
            byKind[redaction.kind, default: Count()].found += 1
            overall.found += 1
            if isTrue {
                byKind[redaction.kind]?.right += 1
                overall.right += 1
            } else {
                isRight = false
            }
        }
        let gone = Set(redactions.flatMap(\.utf8Range))
        let secret = Set(line.spans.flatMap(\.range))
        privateBytes += secret.count
        leakedBytes += secret.subtracting(gone).count
        spoiltBytes += gone.subtracting(secret).count
        if line.spans.isEmpty {
            plainLines += 1
            if !redactions.isEmpty { touchedPlainLines += 1 }
        }
        if !isRight || !secret.subtracting(gone).isEmpty || gone.subtracting(secret).count > 1 {
            let kinds = redactions.map { redaction in
                "\(redaction.kind.rawValue)="
                    + String(decoding: Array(line.text.utf8)[redaction.utf8Range], as: UTF8.self)
            }
            faults.append("\(line.text.debugDescription) -> \(kinds)")
        }
    }
}
