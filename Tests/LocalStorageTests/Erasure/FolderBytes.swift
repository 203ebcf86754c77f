import Foundation

/// The bytes of a folder and all below it.
enum FolderBytes {
    /// The files in which a text stands, in UTF-8, as it is written or in small letters, as full-text indexes hold words;
    /// paths from the folder, sorted.
    static func files(in folder: String, with text: String) throws -> [String] {
        let forms = Set([text, text.lowercased()]).map { Data($0.utf8) }
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
        return try paths.filter { path in
            let url = URL(filePath: folder + "/" + path)
            guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { return false }
            let bytes = try Data(contentsOf: url)
            return forms.contains { bytes.range(of: $0) != nil }
        }
    }
}
