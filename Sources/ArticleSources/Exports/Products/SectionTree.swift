/// Sections, collections, folders and categories, each below another: what stands in an article's section path.
struct SectionTree: Sendable, Hashable {
    struct Section: Sendable, Hashable {
        var name: String?
        var parent: String?
        var audience = ExportAudience.everybody
    }

    /// More levels than this are a loop.
    private static let depthMaximum = 16

    private var sections: [String: Section] = [:]

    var isEmpty: Bool { sections.isEmpty }

    subscript(id: String) -> Section? {
        get { sections[id] }
        set { sections[id] = newValue }
    }

    /// Names from the outermost section to this one.
    func path(of id: String?) -> [String]? {
        let names = chain(of: id).reversed().compactMap(\.name)
        return names.isEmpty ? nil : names
    }

    /// What this section and those around it say of readers.
    func audience(of id: String?) -> ExportAudience {
        var audience = ExportAudience.everybody
        for section in chain(of: id) { audience.restrict(to: section.audience) }
        return audience
    }

    /// This section, the one around it, and so on.
    private func chain(of id: String?) -> [Section] {
        var chain: [Section] = []
        var next = id
        while let id = next, let section = sections[id], chain.count < Self.depthMaximum {
            chain.append(section)
            next = section.parent
        }
        return chain
    }
}
