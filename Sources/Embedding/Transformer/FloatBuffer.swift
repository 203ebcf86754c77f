/// Memory for floats, aligned to a cache line, freed with the object.
///
/// The elements start out undefined: whoever allocates a buffer fills it.
final class FloatBuffer: @unchecked Sendable {
    // Sendable: `start` never changes. A buffer of weights is only read once loaded; a workspace's is used by the one
    // thread that borrowed the workspace.
    let start: UnsafeMutablePointer<Float>
    let count: Int

    init(count: Int) {
        self.count = count
        let bytes = UnsafeMutableRawPointer.allocate(
            byteCount: max(count, 1) * MemoryLayout<Float>.stride, alignment: 64)
        start = bytes.bindMemory(to: Float.self, capacity: max(count, 1))
    }

    deinit { UnsafeMutableRawPointer(start).deallocate() }
}
