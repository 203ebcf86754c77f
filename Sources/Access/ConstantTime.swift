/// Comparison of secrets.
package enum ConstantTime {
    /// Looks at every byte, whichever differ, so that the time says nothing of where two secrets part. Lengths are no secret.
    package static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        var difference: UInt8 = 0
        for index in left.indices { difference |= left[index] ^ right[index] }
        return difference == 0
    }
}
