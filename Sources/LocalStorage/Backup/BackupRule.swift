/// What becomes of a file of an index in a backup. Parts and generations are copied by `GenerationCopy`.
enum BackupRule: Equatable {
    /// Means nothing elsewhere: locks, what is being written, what a run that was cut off left.
    case skipped
    case whole
    /// Only whole lines: somebody may be adding one.
    case lines
    /// An SQLite database that may be in use.
    case database
    /// Keys and secrets of the service, which not every backup shall hold.
    case keys

    /// - Parameter path: within the index.
    init(path: String) {
        let components = path.split(separator: "/")
        let name = components.last.map(String.init) ?? ""
        let suffixes = [".lock", ".new", "-wal", "-shm", "-journal"]
        if ["generations", "parts"].contains(components.first) || path == "CURRENT" || path == "erasures.log" {
            self = .skipped
        } else if name == "LOCK" || name.contains(".new-") || ["embeddings.journal", "findings.json"].contains(path)
            || suffixes.contains(where: name.hasSuffix)
        {
            self = .skipped
        } else if ["keys.json", "token.key", "webhooks.yaml"].contains(path) {
            self = .keys
        } else if name.hasSuffix(".sqlite") {
            self = .database
        } else if name.hasSuffix(".log") {
            self = .lines
        } else {
            self = .whole
        }
    }
}
