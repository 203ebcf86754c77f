import Locking
import TestSupport
import Testing

@Suite struct RecentValuesTests {
    @Test func whatWasKeptIsFoundAndNothingElse() {
        let values = RecentValues<String, Int>(costMaximum: 10)
        values.insert(1, for: "a", cost: 2)
        #expect(values["a"] == 1)
        #expect(values["b"] == nil)
        values.insert(2, for: "a", cost: 3)
        #expect(values["a"] == 2)
        #expect(values.cost == 3)
    }

    @Test func whatIsNotAskedForIsForgotten() {
        let values = RecentValues<Int, Int>(costMaximum: 8)
        values.insert(0, for: 0, cost: 1)
        for key in 1...20 {
            values.insert(key, for: key, cost: 1)
            #expect(values[0] == 0, "it is asked for after each")
        }
        #expect(values[1] == nil)
        #expect(values[20] == 20)
    }

    @Test func whatCostsMoreThanHalfIsNotKept() {
        let values = RecentValues<Int, Int>(costMaximum: 10)
        values.insert(1, for: 1, cost: 6)
        #expect(values[1] == nil)
        values.insert(2, for: 2, cost: 5)
        #expect(values[2] == 2)
    }

    @Test(arguments: UInt64(0)..<20) func valuesAreThoseThatWereKeptLastWithinTheBound(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let maximum = Int.random(in: 0...60, using: &generator)
        let values = RecentValues<Int, Int>(costMaximum: maximum)
        var last: [Int: Int] = [:]
        for step in 0..<500 {
            let key = Int.random(in: 0..<30, using: &generator)
            if Bool.random(using: &generator) {
                let cost = Int.random(in: 1...12, using: &generator)
                values.insert(step, for: key, cost: cost)
                if cost <= maximum / 2 {
                    last[key] = step
                    #expect(values[key] == step, "seed \(seed)")
                }
            } else if let found = values[key] {
                #expect(found == last[key], "seed \(seed)")
            }
            #expect(values.cost <= maximum, "seed \(seed)")
        }
    }
}
