/// A file's path, in parts.
struct PathName {
    let folders: [String]
    /// The file's name without its ending.
    let stem: String
    let ending: String

    /// Nil for an empty path.
    init?(_ path: String) {
        var components = path.split(separator: "/").map(String.init)
        guard let name = components.popLast() else { return nil }
        folders = components
        let dot = name.lastIndex(of: ".").flatMap { $0 == name.startIndex ? nil : $0 } ?? name.endIndex
        stem = String(name[..<dot])
        ending = String(name[dot...])
    }

    var components: [String] { folders + [stem + ending] }
}
