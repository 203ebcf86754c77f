import ArticleSources
import KnowledgeModel
import TestSupport

/// An export on disk, one file or several, and what reading it gives.
struct ExportFolder {
    let folder: TemporaryDirectory

    init() throws { folder = try TemporaryDirectory() }

    /// Of a single file.
    func read(
        _ text: String, as profile: SourceProfile?, name: String = "dump.json",
        change: (inout SourceConfiguration) -> Void = { _ in }
    ) throws -> Reading {
        try folder.write(text, to: name)
        var configuration = SourceConfiguration(name: "dump", path: "\(folder.path)/\(name)")
        configuration.profile = profile
        change(&configuration)
        return Reading(configuration)
    }

    /// Of a folder with several.
    func read(
        files: [String: String], as profile: SourceProfile?, change: (inout SourceConfiguration) -> Void = { _ in }
    ) throws -> Reading {
        for (name, text) in files { try folder.write(text, to: "export/\(name)") }
        var configuration = SourceConfiguration(name: "dump", path: "\(folder.path)/export")
        configuration.profile = profile
        change(&configuration)
        return Reading(configuration)
    }
}

func roles(_ names: String...) -> [Role] { names.compactMap { Role($0) } }
