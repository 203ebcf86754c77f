import Indexing

/// How far a long run is, on standard error: one line that is redrawn on a terminal, a line now and then elsewhere.
final class ProgressLine {
    private let isTerminal: Bool
    private let isHidden: Bool
    private let started = ContinuousClock.now
    private var lastShown: ContinuousClock.Instant?
    private var isDrawn = false

    /// Ten times a second on a terminal; anything faster flickers. Twice a minute in a log.
    private static let intervalOnTerminal = Duration.milliseconds(100)
    private static let intervalInLog = Duration.seconds(30)
    /// An estimate from less is worth nothing.
    private static let estimateAfter = Duration.seconds(3)

    init(isTerminal: Bool, isHidden: Bool) {
        self.isTerminal = isTerminal
        self.isHidden = isHidden
    }

    func show(_ progress: IndexingProgress) { show { Self.text(progress, elapsed: $0) } }

    /// - Parameter text: the line after so much time; asked for only if it is shown.
    func show(_ text: (Duration) -> String) {
        guard !isHidden else { return }
        let now = ContinuousClock.now
        let interval = isTerminal ? Self.intervalOnTerminal : Self.intervalInLog
        // On a terminal the first line comes at once: someone is waiting.
        if let last = lastShown ?? (isTerminal ? nil : started), last.duration(to: now) < interval { return }
        lastShown = now
        let line = text(started.duration(to: now))
        if isTerminal {
            StandardError.write("\r\u{1B}[K" + line)
            isDrawn = true
        } else {
            StandardError.writeLine(line)
        }
    }

    /// Takes the line away, so that what follows stands in its place.
    func clear() {
        if isDrawn { StandardError.write("\r\u{1B}[K") }
        isDrawn = false
    }

    static func text(_ progress: IndexingProgress, elapsed: Duration) -> String {
        switch progress.stage {
        case .publishing:
            return "publishing  \(Amount.count(progress.articles, "article"))"
        case .reading:
            let percent = Int(progress.fraction * 100)
            var fields = ["indexing  \(percent) %", Amount.count(progress.articles, "article")]
            if progress.passages > 0 { fields.append(Amount.count(progress.passages, "passage")) }
            if progress.embedded > 0, elapsed >= .seconds(1) {
                let rate = Double(progress.embedded) / Amount.seconds(elapsed)
                fields.append("\(Amount.number(Int(rate.rounded()))) passages/s")
            }
            if progress.fraction > 0.01, elapsed >= estimateAfter {
                let left = Amount.seconds(elapsed) * (1 - progress.fraction) / progress.fraction
                fields.append("\(Amount.roughDuration(left)) left")
            }
            return fields.joined(separator: "  ")
        }
    }
}
