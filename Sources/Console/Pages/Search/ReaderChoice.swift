internal import Access
internal import KnowledgeModel

/// The reader that a search can be tried as.
struct ReaderChoice {
    let role: String
    let roleName: String
    let isChosen: Bool

    /// Empty for whoever may not look through others' eyes.
    static func all(for caller: Caller, chosen: String?) -> [ReaderChoice] {
        guard caller.allows(.owner) else { return [] }
        let own = SearchInputs.roles(of: caller)
        let known = own.map(\.name)
        let current = chosen.map { known.contains($0) ? $0 : Role.public.name }
        return [ReaderChoice(role: "", roleName: "myself", isChosen: current == nil)]
            + [ReaderChoice(role: Role.public.name, roleName: "everybody (public)", isChosen: current == "public")]
            + own.map { ReaderChoice(role: $0.name, roleName: $0.name, isChosen: current == $0.name) }
    }
}
