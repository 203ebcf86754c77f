import Foundation
import LocalStorage
import SystemIO

/// Where a scan of an index lies: `scans/NAME/` with the records, an activity log like the service's own, and the
/// progress.
struct ScanFolder {
    let name: String
    let path: String

    init(index: String, name: String) {
        self.name = name
        path = index + "/scans/" + name
    }

    /// That the records lie in as they do in an index.
    var layout: IndexLayout { IndexLayout(folder: path) }
    var records: String { layout.activity }
    var document: String { path + "/scan.json" }
    var lock: String { path + "/LOCK" }

    /// Whether it can be the name of a folder, as it is typed.
    static func accepts(_ name: String) -> Bool {
        (1...64).contains(name.utf8.count) && !name.hasPrefix(".") && name == clean(name)
    }

    /// `tickets-2026` for `exports/Tickets 2026.csv`.
    static func name(forFile path: String) -> String {
        let file = path.split(separator: "/").last.map(String.init) ?? ""
        let stem = file.split(separator: ".").first.map(String.init) ?? ""
        let name = clean(stem.lowercased()).prefix(64)
        return name.isEmpty ? "scan" : String(name)
    }

    private static func clean(_ text: String) -> String {
        String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber) || "-_.".contains($0) ? $0 : "-" })
    }

    /// Nil if nothing has been scanned under this name.
    func read() throws -> ScanDocument? {
        guard FileSystem.exists(document) else { return nil }
        do {
            let read = try JSONDecoder().decode(ScanDocument.self, from: Data(FileSystem.readFile(document)))
            if read.format == ScanDocument.formatNow { return read }
        } catch is DecodingError {}
        throw CommandError(
            "\(document) is damaged, or of another version of lacuna; begin the scan again with --restart, "
                + "or under another --name")
    }

    /// Makes what was recorded durable, then what says so.
    func save(_ scan: ScanDocument) throws {
        let log = layout.activity + "-wal"
        if FileSystem.exists(log) { try DurableFile.sync(log) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try DurableFile.replace(document, with: String(decoding: try encoder.encode(scan), as: UTF8.self) + "\n")
    }

    /// Removes progress and records, the progress first: records alone are replaced by the next scan.
    func clear() throws {
        for file in [document, layout.activity, layout.activity + "-wal", layout.activity + "-shm"] {
            try FileSystem.remove(file)
        }
    }
}
