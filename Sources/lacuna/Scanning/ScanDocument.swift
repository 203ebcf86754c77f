import GapAnalysis
import KnowledgeModel
import SystemIO
import TicketSources

/// `scan.json`: what a scan was begun with, and how far it is.
struct ScanDocument: Codable, Equatable {
    static let formatNow = 1

    /// What must be the same for a scan to go on.
    struct Conditions: Codable, Equatable {
        var file: ScannedFile
        /// How the file is read: format and columns, as `TicketSource.summary` says it.
        var reading: String
        var generation: Int
        var settings: Int
        var encoder: String
        var roles: [String]
        var locales: [String]
    }

    struct Position: Codable, Equatable {
        var byteOffset: Int
        var line: Int
        var rows: Int
    }

    var format = formatNow
    var conditions: Conditions
    /// Milliseconds since 1970.
    var startedAt: Int64
    var position: Position?
    var tally = ScanTally()
    var isComplete = false

    var progress: TicketScan.Progress {
        get {
            TicketScan.Progress(
                position: position.map {
                    TicketPosition(byteOffset: $0.byteOffset, line: $0.line, rowCount: $0.rows)
                }, tally: tally, isComplete: isComplete)
        }
        set {
            position = newValue.position.map {
                Position(byteOffset: $0.byteOffset, line: $0.line, rows: $0.rowCount)
            }
            tally = newValue.tally
            isComplete = newValue.isComplete
        }
    }

    /// Why a scan cannot go on under other conditions, in words; empty if it can.
    func differences(from now: Conditions) -> [String] {
        var found: [String] = []
        let then = conditions
        if then.file != now.file { found.append("the file is another one, or has changed") }
        if then.reading != now.reading { found.append("the file was read as \(then.reading), now as \(now.reading)") }
        if then.generation != now.generation {
            found.append("the index was at generation \(then.generation), now it is at \(now.generation)")
        }
        if then.settings != now.settings {
            found.append("the search settings were version \(then.settings), now they are version \(now.settings)")
        }
        if then.encoder != now.encoder { found.append("the encoder is another one") }
        if then.roles != now.roles || then.locales != now.locales {
            found.append("it asked with other roles or languages")
        }
        return found
    }
}

/// Tells one export from another.
struct ScannedFile: Codable, Equatable {
    var name: String
    var bytes: Int
    /// SHA-256 of the size, the beginning and the end. Reading all of a large file would take longer than it is worth:
    /// exports are written anew, not edited in place.
    var digest: String

    private static let sampleBytes = 1024 * 1024

    init(path: String) throws(FileError) {
        let file = try TicketBytes(path: path)
        name = path.split(separator: "/").last.map(String.init) ?? path
        bytes = file.count
        let head = try file.read(at: 0, count: Self.sampleBytes)
        let tail = try file.read(at: max(0, file.count - Self.sampleBytes), count: Self.sampleBytes)
        digest = Digest.hex(
            Digest.sha256(parts: [String(file.count), Digest.sha256Hex(head), Digest.sha256Hex(tail)]))
    }
}
