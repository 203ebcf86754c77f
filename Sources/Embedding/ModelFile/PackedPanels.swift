/// The large matrices of all layers in the kernels' layout, one behind the other, mapped from a file or in memory.
struct PackedPanels: @unchecked Sendable {
    // Sendable: written once, before anybody else knows of them.
    let start: UnsafePointer<Float>
    let count: Int
    /// Keeps the memory behind `start`.
    private let owner: AnyObject

    init(start: UnsafePointer<Float>, count: Int, owner: AnyObject) {
        self.start = start
        self.count = count
        self.owner = owner
    }

    var bytes: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: start, count: count * MemoryLayout<Float>.stride)
    }
}
