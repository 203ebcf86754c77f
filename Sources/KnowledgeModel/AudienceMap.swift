/// How a source's own words for its readers become roles.
package struct AudienceMap: Sendable, Hashable {
    /// Word of the source to roles, none of which means nobody.
    package var roles: [String: [Role]]

    package init(_ roles: [String: [Role]] = [:]) {
        self.roles = roles
    }

    /// Whom an article with these words is for. A word of the map stands for its roles; any other must itself be a
    /// role. If one of them is neither, nobody may read the article, and `unknown` names it.
    package func audience(of words: [String]) -> (audience: Audience, unknown: String?) {
        var result: [Role] = []
        for word in words {
            if let mapped = roles[word] {
                result += mapped
            } else if let role = Role(word) {
                result.append(role)
            } else {
                return (.closed, word)
            }
        }
        return (Audience(result), nil)
    }
}
