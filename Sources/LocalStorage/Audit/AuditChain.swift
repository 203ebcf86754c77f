import KnowledgeModel
package import Storage

/// Checks the chain of an audit log's bytes; needs nothing but them.
package enum AuditChain {
    /// O(bytes).
    ///
    /// - Parameter head: the hash of an entry that was kept elsewhere, which must be there. Letter case does not matter.
    package static func verify(_ bytes: [UInt8], head expected: String? = nil) -> AuditVerification {
        var result = AuditVerification(entries: 0, head: nil, tornBytes: 0, fault: nil)
        var previous = AuditLine.firstPrevious
        let expected = expected?.lowercased()
        var hasHead = expected == nil
        var rest = bytes[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            let line = rest[..<end]
            rest = rest[(end + 1)...]
            guard let hash = AuditLine.hash(of: line), hash.isRight, let decoded = AuditLine.decode(line) else {
                result.fault = .changedLine(result.entries + 1)
                return result
            }
            guard decoded.previous == previous else {
                result.fault = .brokenChain(line: result.entries + 1)
                return result
            }
            previous = hash.claimed
            result.entries += 1
            result.head = previous
            hasHead = hasHead || previous == expected
        }
        result.tornBytes = rest.count
        if !hasHead, let expected { result.fault = .headMissing(expected) }
        return result
    }
}
