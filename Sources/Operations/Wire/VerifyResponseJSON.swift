package import DraftVerification
import JSONText
package import KnowledgeModel

/// The JSON of a report on a draft, version 1: what `POST /v1/verify` answers and `lacuna verify --json` prints.
package enum VerifyResponseJSON {
    package static let version = 1

    package static func bytes(of report: DraftReport, generation: GenerationID) -> [UInt8] {
        var writer = JSONWriter(reservingBytes: 1024 + 512 * (report.findings.count + report.sentences.count))
        writer.object { document in
            document.member("version", version)
            document.member("result", report.result.rawValue)
            document.member("generation", generation.number)
            document.member("degraded", report.degraded.map(\.rawValue))
            document.member(
                "counts",
                object: { counts in
                    for kind in DraftFinding.Kind.allCases {
                        if let count = report.counts[kind] { counts.member(kind.rawValue, count) }
                    }
                })
            document.member(
                "findings",
                array: { list in for finding in report.findings { list.object { $0.members(of: finding) } } })
            document.member("support_threshold", report.supportThreshold)
            document.member(
                "sentences",
                array: { list in for sentence in report.sentences { list.object { $0.members(of: sentence) } } })
        }
        return writer.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func members(of finding: DraftFinding) {
        member("kind", finding.kind.rawValue)
        member("severity", finding.severity.rawValue)
        member("rule", finding.rule)
        member("start", finding.scalarRange.lowerBound)
        member("end", finding.scalarRange.upperBound)
        member("message", finding.message)
        member("evidence", finding.evidence)
    }

    fileprivate mutating func members(of sentence: DraftReport.Sentence) {
        member("kind", sentence.kind.rawValue)
        member("start", sentence.scalarRange.lowerBound)
        member("end", sentence.scalarRange.upperBound)
        member("cited", sentence.citedPassageIDs)
        member("score", sentence.score)
        member("support", sentence.support)
    }

    private mutating func member(_ name: String, _ evidence: DraftEvidence?) {
        guard let evidence else { return memberNull(name) }
        member(
            name,
            object: { members in
                members.member("passage_id", evidence.passageID)
                members.member("quote", evidence.quote)
                members.member("start", evidence.scalarRange.lowerBound)
                members.member("end", evidence.scalarRange.upperBound)
            })
    }
}
