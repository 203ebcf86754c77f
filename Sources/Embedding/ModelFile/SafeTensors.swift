import FoundationEssentials
import SystemIO

/// A file of named tensors, mapped into memory, every entry checked before the first pointer is made.
///
///     offset      size        description
///     0           8           header length n, little-endian, at most 100 MB
///     8           n           header: JSON, {name: {"dtype", "shape", "data_offsets": [begin, end]}}, maybe padded
///                             with blanks; the key "__metadata__" holds text and is skipped
///     8 + n       the rest    the tensors' bytes, row-major, little-endian, offsets counted from here
///
/// As the reference implementation does, this asks that the tensors cover the data without gap or overlap:
/// a file cut short or put together wrongly is found here. https://github.com/huggingface/safetensors
struct SafeTensors: Sendable {
    struct Tensor: Sendable, Hashable {
        let type: TensorType
        let shape: [Int]
        /// Where the tensor's bytes lie in the file.
        let byteRange: Range<Int>
    }

    /// The reference implementation's limit; a longer header is an attack or noise.
    static let headerBytesMaximum = 100_000_000

    let file: MappedFile
    /// Where the header's JSON lies in the file.
    let headerRange: Range<Int>
    let tensors: [String: Tensor]

    /// - Throws: `unreadableFile`, or `corruptFile` naming the first thing that is wrong.
    init(path: String) throws(EmbeddingError) {
        let file: MappedFile
        do { file = try MappedFile(path: path) } catch { throw .unreadable(error) }
        try self.init(file: file)
    }

    private init(file: MappedFile) throws(EmbeddingError) {
        let path = file.path
        guard file.count >= 8 else { throw .corrupt(path, "it has \(file.count) bytes, fewer than its own header") }
        let headerBytes = UInt64(littleEndian: file.bytes.loadUnaligned(as: UInt64.self))
        guard headerBytes <= Self.headerBytesMaximum, headerBytes <= file.count - 8 else {
            throw .corrupt(path, "its header claims \(headerBytes) bytes of a file of \(file.count)")
        }
        self.file = file
        headerRange = 8..<8 + Int(headerBytes)
        let header: [String: HeaderEntry]
        do {
            header = try JSONDecoder().decode([String: HeaderEntry].self, from: Data(file.bytes[headerRange]))
        } catch {
            throw .corrupt(path, "its header is not a JSON object of tensors")
        }
        var tensors: [String: Tensor] = [:]
        // By name, so that of several faults the same one is reported each time.
        for (name, entry) in header.sorted(by: { $0.key < $1.key }) {
            guard case .tensor(let type, let shape, let offsets) = entry else { continue }
            tensors[name] = try Self.checked(
                name: name, type: type, shape: shape, offsets: offsets, dataStart: headerRange.upperBound, file: file)
        }
        self.tensors = tensors
        try checkThatTensorsCoverTheData()
    }

    private static func checked(
        name: String, type: String, shape: [Int], offsets: [Int], dataStart: Int, file: MappedFile
    ) throws(EmbeddingError) -> Tensor {
        guard let type = TensorType(rawValue: type) else {
            throw .corrupt(file.path, "the tensor '\(name)' has the unknown type '\(type)'")
        }
        guard offsets.count == 2, offsets[0] >= 0, offsets[0] <= offsets[1], offsets[1] <= file.count - dataStart else {
            throw .corrupt(file.path, "the tensor '\(name)' lies at \(offsets), outside the file")
        }
        var byteCount = type.byteCount
        for dimension in shape {
            let (product, overflow) = byteCount.multipliedReportingOverflow(by: dimension)
            guard dimension >= 0, !overflow else {
                throw .corrupt(file.path, "the tensor '\(name)' has the impossible shape \(shape)")
            }
            byteCount = product
        }
        let actual = offsets[1] - offsets[0]
        guard byteCount == actual else {
            throw .corrupt(file.path, "the tensor '\(name)' has \(actual) bytes where its shape needs \(byteCount)")
        }
        return Tensor(type: type, shape: shape, byteRange: dataStart + offsets[0]..<dataStart + offsets[1])
    }

    private func checkThatTensorsCoverTheData() throws(EmbeddingError) {
        let sorted = tensors.sorted {
            ($0.value.byteRange.lowerBound, $0.value.byteRange.upperBound, $0.key)
                < ($1.value.byteRange.lowerBound, $1.value.byteRange.upperBound, $1.key)
        }
        var end = headerRange.upperBound
        for (name, tensor) in sorted {
            guard tensor.byteRange.lowerBound == end else {
                let what = tensor.byteRange.lowerBound < end ? "overlaps another" : "leaves a gap before it"
                throw .corrupt(file.path, "the tensor '\(name)' \(what)")
            }
            end = tensor.byteRange.upperBound
        }
        guard end == file.count else {
            throw .corrupt(file.path, "\(file.count - end) bytes at its end belong to no tensor")
        }
    }
}

/// One value of the header: a tensor, or the free text under "__metadata__".
private enum HeaderEntry: Decodable {
    case tensor(type: String, shape: [Int], offsets: [Int])
    case metadata

    private enum CodingKeys: String, CodingKey {
        case type = "dtype"
        case shape
        case offsets = "data_offsets"
    }

    init(from decoder: any Decoder) throws {
        if decoder.codingPath.first?.stringValue == "__metadata__" {
            self = .metadata
            return
        }
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self = .tensor(
            type: try values.decode(String.self, forKey: .type),
            shape: try values.decode([Int].self, forKey: .shape),
            offsets: try values.decode([Int].self, forKey: .offsets))
    }
}
