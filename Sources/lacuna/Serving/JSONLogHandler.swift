import JSONText
import Logging
import SystemIO

/// Writes each log line as one JSON object: `{"time": "…", "level": "info", "message": "…", "request.id": "…"}`.
struct JSONLogHandler: LogHandler {
    var logLevel: Logger.Level = .notice
    var metadata: Logger.Metadata = [:]
    let now: @Sendable () -> String
    let write: @Sendable (String) -> Void

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var writer = JSONWriter()
        let own = metadata.merging(event.metadata ?? [:]) { _, new in new }
        writer.object { line in
            line.member("time", now())
            line.member("level", event.level.rawValue)
            line.member("message", event.message.description)
            for (name, value) in own.sorted(by: { $0.key < $1.key }) { line.member(name, value.description) }
        }
        write(writer.text)
    }
}
