/// What was worked out lately, so that it need not be again: for values that depend on their key alone, so that it makes
/// no difference to any answer whether they are still here.
///
/// Bounded by the costs of the values, in whatever unit their owner counts. In two halves: when the younger is full it
/// becomes the older, whose values are forgotten unless they were asked for meanwhile. That is nearly the order of use
/// (least recently used), and O(1) without a list.
package final class RecentValues<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct Half: Sendable {
        var values: [Key: (value: Value, cost: Int)] = [:]
        var cost = 0
    }

    private struct State: Sendable {
        var younger = Half()
        var older = Half()
    }

    private let halfCostMaximum: Int
    private let state = Locked(State())

    /// - Parameter costMaximum: of all values together.
    /// - Precondition: not negative.
    package init(costMaximum: Int) {
        precondition(costMaximum >= 0)
        halfCostMaximum = costMaximum / 2
    }

    /// Nil if it is not here.
    package subscript(key: Key) -> Value? {
        state.withLock { state in
            if let known = state.younger.values[key] { return known.value }
            guard let known = state.older.values[key] else { return nil }
            insert(known.value, for: key, cost: known.cost, into: &state)
            return known.value
        }
    }

    /// Keeps a value. One that costs more than half of all is not kept.
    ///
    /// - Parameter cost: at least 1.
    package func insert(_ value: Value, for key: Key, cost: Int) {
        precondition(cost > 0)
        state.withLock { insert(value, for: key, cost: cost, into: &$0) }
    }

    /// Of all values that are here.
    package var cost: Int { state.withLock { $0.younger.cost + $0.older.cost } }

    private func insert(_ value: Value, for key: Key, cost: Int, into state: inout State) {
        guard cost <= halfCostMaximum else { return }
        if let known = state.older.values.removeValue(forKey: key) { state.older.cost -= known.cost }
        if let known = state.younger.values.removeValue(forKey: key) { state.younger.cost -= known.cost }
        if state.younger.cost + cost > halfCostMaximum {
            state.older = state.younger
            state.younger = Half()
        }
        state.younger.values[key] = (value, cost)
        state.younger.cost += cost
    }
}
