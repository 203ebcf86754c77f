import SystemIO

// How a tensor becomes 32-bit floats.
extension SafeTensors {
    /// The tensor of that name, if it has the shape that the configuration asks for and a type that can be read.
    ///
    /// - Throws: `unsupportedModel` if it is missing or not of floats, `corruptFile` if its shape is another.
    func tensor(_ name: String, shape: [Int]) throws(EmbeddingError) -> Tensor {
        guard let tensor = tensors[name] else { throw .missingTensor(name, in: file.path) }
        guard tensor.shape == shape else {
            throw .wrongShape(name, is: tensor.shape, expected: shape, in: file.path)
        }
        switch tensor.type {
        case .float32, .float16, .bfloat16: return tensor
        default:
            throw .unsupported(
                file.path, "the tensor '\(name)' has type \(tensor.type.rawValue), and only F32, F16 and BF16 are read")
        }
    }

    /// The tensor where it lies in the map, if it is of 32-bit floats at an address that a float may have.
    ///
    /// The pointer is valid as long as `file`.
    func floatsInPlace(_ tensor: Tensor) -> UnsafePointer<Float>? {
        #if _endian(little)
            let start = file.bytes.baseAddress! + tensor.byteRange.lowerBound
            guard tensor.type == .float32, UInt(bitPattern: start) % UInt(MemoryLayout<Float>.alignment) == 0 else {
                return nil
            }
            return start.assumingMemoryBound(to: Float.self)
        #else
            return nil
        #endif
    }

    /// A copy of the tensor in memory of its own, converted to 32-bit floats. O(elements).
    func floats(_ tensor: Tensor) -> FloatBuffer {
        let bytes = UnsafeRawBufferPointer(rebasing: file.bytes[tensor.byteRange])
        let count = bytes.count / tensor.type.byteCount
        let floats = FloatBuffer(count: count)
        let output = floats.start
        switch tensor.type {
        case .float32:
            for i in 0..<count {
                let bits = bytes.loadUnaligned(fromByteOffset: 4 * i, as: UInt32.self)
                output[i] = Float(bitPattern: UInt32(littleEndian: bits))
            }
        case .bfloat16:
            // The upper half of a 32-bit float.
            for i in 0..<count {
                let bits = UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: 2 * i, as: UInt16.self))
                output[i] = Float(bitPattern: UInt32(bits) << 16)
            }
        case .float16:
            for i in 0..<count {
                let bits = UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: 2 * i, as: UInt16.self))
                output[i] = Float(Float16(bitPattern: bits))
            }
        default: preconditionFailure("tensor(_:shape:) admits float types only")
        }
        return floats
    }

    /// Runs `body` on the tensor as 32-bit floats: in place if possible, else on a copy that lives as long as the call.
    func withFloats<Result>(_ tensor: Tensor, _ body: (UnsafePointer<Float>) -> Result) -> Result {
        if let inPlace = floatsInPlace(tensor) { return body(inPlace) }
        let copy = floats(tensor)
        return withExtendedLifetime(copy) { body(UnsafePointer(copy.start)) }
    }
}
