import KnowledgeModel

/// Whom a help desk lets read an article: everybody, or readers that it names, in one or several places that all count.
///
/// What these readers are to us is for the source's `audience_map` alone to say. A name that it does not have is nobody:
/// the words of another product must not turn into our roles by chance.
struct ExportAudience: Sendable, Hashable {
    /// A group of readers, in the words of the product.
    struct Reader: Sendable, Hashable {
        /// What `audience_map` may call them; the first that it has counts.
        var words: [String]
        /// The roles that they have if it has none of them.
        var usualRoles: [Role] = []

        init(_ words: [String?], usualRoles: [Role] = []) {
            self.words = words.compactMap { $0 }
            self.usualRoles = usualRoles
        }
    }

    /// One for each place that restricts: any of its readers is enough.
    private(set) var restrictions: [[Reader]] = []

    static let everybody = ExportAudience()

    init() {}

    init(_ readers: [Reader]) { restrictions = [readers] }

    /// Narrows: of the readers so far, only those who are among these as well.
    mutating func restrict(to readers: [Reader]) { restrictions.append(readers) }

    mutating func restrict(to other: ExportAudience) { restrictions += other.restrictions }

    func restricted(to other: ExportAudience) -> ExportAudience {
        var result = self
        result.restrict(to: other)
        return result
    }

    /// With each reader as `change` makes it.
    func map(_ change: (Reader) -> Reader) -> ExportAudience {
        var result = self
        result.restrictions = restrictions.map { $0.map(change) }
        return result
    }

    /// - Parameter open: of what the product restricts nowhere.
    /// - Returns: the audience, and why it is closed, if it is.
    func audience(map: AudienceMap, open: Audience) -> (audience: Audience, problem: Problem?) {
        guard !restrictions.isEmpty else { return (open, nil) }
        var result: Set<Role>?
        for readers in restrictions {
            var roles: Set<Role> = []
            for reader in readers {
                if let word = reader.words.first(where: { map.roles[$0] != nil }) {
                    roles.formUnion(map.roles[word] ?? [])
                } else if !reader.usualRoles.isEmpty {
                    roles.formUnion(reader.usualRoles)
                } else {
                    return (.closed, .unmapped(reader.words))
                }
            }
            if roles.contains(.public) { continue }
            result = result.map { $0.intersection(roles) } ?? roles
        }
        guard let result else { return (.public, nil) }
        return result.isEmpty ? (.closed, .nobody) : (Audience(result), nil)
    }

    enum Problem: Sendable, Hashable {
        /// The map has none of these words.
        case unmapped([String])
        /// The map says nobody, or its roles have nobody in common.
        case nobody
    }
}
