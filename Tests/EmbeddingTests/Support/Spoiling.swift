import Foundation

/// Writes a small file; a `nil` text removes it.
func write(_ text: String?, to path: String) throws {
    if let text {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    } else {
        try FileManager.default.removeItem(atPath: path)
    }
}

/// Replaces text in a small file; a trap if it is not there, since then the test would test nothing.
func replace(_ old: String, with new: String, in path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    precondition(text.contains(old), "\(old) is not in \(path)")
    try write(text.replacingOccurrences(of: old, with: new), to: path)
}

/// Changes the bytes of a file.
func changeBytes(of path: String, _ change: (inout [UInt8]) throws -> Void) throws {
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    try change(&bytes)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
}

/// Replaces the header of a safetensors file, keeping its tensors' bytes.
func changeHeader(of path: String, _ change: (String) throws -> String) throws {
    try changeBytes(of: path) { bytes in
        let count = bytes.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
        let header = Array(try change(String(decoding: bytes[8..<8 + count], as: UTF8.self)).utf8)
        bytes = (0..<8).map { UInt8(truncatingIfNeeded: header.count >> (8 * $0)) } + header + bytes[(8 + count)...]
    }
}
