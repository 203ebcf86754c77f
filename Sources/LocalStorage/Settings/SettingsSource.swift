internal import Locking
internal import SystemIO

/// The settings in force, made ready once for each version.
///
/// Looks at `SETTINGS` before each query, one call of `stat`, so what was published, activated or undone acts on the next
/// query.
package final class SettingsSource<Settings: Codable & Sendable, Value: Sendable>: Sendable {
    private let layout: IndexLayout
    private let make: @Sendable (SettingsDocument<Settings>?) throws -> Value
    private let state = Locked(State?.none)

    private struct State: Sendable {
        var fingerprint: FileFingerprint?
        var value: Value
    }

    /// - Parameter make: makes of a version what is used; nil is what the product comes with. Called once a version.
    package init(layout: IndexLayout, make: @escaping @Sendable (SettingsDocument<Settings>?) throws -> Value) {
        self.layout = layout
        self.make = make
    }

    /// - Throws: as `SettingsStore.current` does, and whatever `make` throws.
    package func current() throws -> Value {
        try state.withLock { state in
            // Before reading: a change in between is seen by the next query.
            let fingerprint = FileSystem.fingerprint(layout.settingsPointer)
            if let state, state.fingerprint == fingerprint { return state.value }
            let value = try make(try SettingsStore<Settings>(layout: layout).current())
            state = State(fingerprint: fingerprint, value: value)
            return value
        }
    }
}
