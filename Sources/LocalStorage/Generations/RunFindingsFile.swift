import Foundation
package import Storage
import SystemIO

/// `findings.json`: what the last run found that belongs to no article. Replaced by every run; an erasure takes it away,
/// since it names files.
package enum RunFindingsFile {
    /// Nil if there is none, or it cannot be read: it is not worth a failure, and the next run writes it anew.
    package static func read(in layout: IndexLayout) -> RunFindings? {
        guard FileSystem.exists(layout.findings), let bytes = try? FileSystem.readFile(layout.findings) else {
            return nil
        }
        return try? JSONDecoder().decode(RunFindings.self, from: Data(bytes))
    }

    package static func write(_ findings: RunFindings, in layout: IndexLayout) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try DurableFile.replace(layout.findings, with: String(decoding: try encoder.encode(findings), as: UTF8.self))
    }
}
