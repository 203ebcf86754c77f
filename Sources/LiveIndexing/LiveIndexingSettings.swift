/// How the service's indexing behaves.
package struct LiveIndexingSettings: Sendable, Hashable {
    /// How long a job waits for more changes before it starts, so that a burst becomes one generation. Half a second: an
    /// editor's save and the next belong together, and nobody notices the wait.
    package var burst = Duration.milliseconds(500)
    /// Pauses between attempts while another process writes: the first, doubling up to the longest.
    package var firstRetry = Duration.milliseconds(250)
    package var longestRetry = Duration.seconds(5)
    /// Finished jobs that are remembered.
    package var historyMaximum = 100
    package var waitingMaximum = 64
    /// Articles of one request. Each is synced by itself, so this many take a second or two.
    package var articlesMaximum = 500

    package init() {}
}
