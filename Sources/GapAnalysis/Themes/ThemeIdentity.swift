package import KnowledgeModel
package import Storage

/// Gives newly formed themes the identity of those that were there before: id, owner, status and notes stay with the
/// questions, whatever the clustering calls their group.
///
/// Pairs of an old and a new theme are taken by the share of questions they have in common, the largest first, until
/// nothing is left to pair; see decision 0008. Before that, themes made by hand keep what was formed of their questions.
package struct ThemeIdentity: Sendable {
    /// Questions in common, as a share of the smaller of the two, from which on a theme may be the same.
    static let overlapMinimum = 0.3

    package struct Outcome: Sendable {
        /// All themes that there are now, by id as they were made.
        package var themes: [ThemeRecord]
        package var created: [String]
        /// Old id, and the theme that its questions went to.
        package var merged: [(id: String, into: String)]
        /// New id, and the theme that its questions came from.
        package var split: [(id: String, from: String)]
    }

    /// - Parameters:
    ///   - known: the themes as they are.
    ///   - formed: those of the full pass over all questions that are left.
    ///   - newID: called once for each theme that is new.
    /// - Complexity: O(members + pairs with a common member · log).
    package static func matched(
        known: [ThemeRecord], formed: [FormedTheme], at: Timestamp, newID: () throws -> String
    ) rethrows -> Outcome {
        let pairs = pairs(known, formed)
        var themeOfFormed = [Int?](repeating: nil, count: formed.count)
        var formedOfTheme = [Int?](repeating: nil, count: known.count)
        for (index, theme) in formed.enumerated() {
            guard let id = theme.theme, let place = known.firstIndex(where: { $0.id == id }) else { continue }
            themeOfFormed[index] = place
            formedOfTheme[place] = index
        }
        for pair in pairs where themeOfFormed[pair.formed] == nil && formedOfTheme[pair.known] == nil {
            let smaller = min(known[pair.known].members.count, formed[pair.formed].members.count)
            guard Double(pair.common) >= overlapMinimum * Double(smaller) else { continue }
            themeOfFormed[pair.formed] = pair.known
            formedOfTheme[pair.known] = pair.formed
        }
        var outcome = Outcome(themes: known, created: [], merged: [], split: [])
        for (index, theme) in formed.enumerated() {
            if let place = themeOfFormed[index] {
                outcome.themes[place].members = theme.members
                outcome.themes[place].list = theme.list
                continue
            }
            var record = ThemeRecord(
                id: try newID(), audience: theme.audience, list: theme.list, members: theme.members, createdAt: at)
            record.history.append(change(at, .created, "from \(theme.members.count) questions"))
            if let source = pairs.first(where: { $0.formed == index && $0.common * 2 >= theme.members.count }) {
                outcome.split.append((record.id, known[source.known].id))
                record.history.append(change(at, .split, "split from \(known[source.known].id)"))
                outcome.themes[source.known].history.append(change(at, .split, "\(record.id) was split off"))
            }
            outcome.created.append(record.id)
            outcome.themes.append(record)
        }
        absorb(known, formedOfTheme, themeOfFormed, pairs, at, &outcome)
        return outcome
    }

    /// What becomes of old themes that no new one continues: they lose the members that others have now; one of which
    /// most went to a single other theme is merged into it.
    private static func absorb(
        _ known: [ThemeRecord], _ formedOfTheme: [Int?], _ themeOfFormed: [Int?], _ pairs: [Pair], _ at: Timestamp,
        _ outcome: inout Outcome
    ) {
        var taken: Set<String> = []
        for (place, theme) in outcome.themes.enumerated() where place >= known.count || formedOfTheme[place] != nil {
            taken.formUnion(theme.members)
        }
        var dropped: Set<String> = []
        for (place, theme) in known.enumerated() where formedOfTheme[place] == nil {
            outcome.themes[place].members = theme.members.filter { !taken.contains($0) }
            guard
                let pair = pairs.first(where: { $0.known == place && $0.common * 2 >= theme.members.count }),
                let target = themeOfFormed[pair.formed]
            else { continue }
            outcome.merged.append((theme.id, known[target].id))
            outcome.themes[target].history.append(change(at, .merged, "\(theme.id) was merged into this"))
            if theme.isUntouched {
                dropped.insert(theme.id)
            } else {
                outcome.themes[place].history.append(change(at, .merged, "merged into \(known[target].id)"))
            }
        }
        // What nobody has touched and nothing is left of needs no record; what somebody worked on stays to be read.
        outcome.themes.removeAll { dropped.contains($0.id) || ($0.isUntouched && $0.members.isEmpty) }
    }

    private struct Pair {
        let known: Int
        let formed: Int
        let common: Int
        let share: Double
    }

    /// All pairs with a common member and a common audience, the likeliest first.
    private static func pairs(_ known: [ThemeRecord], _ formed: [FormedTheme]) -> [Pair] {
        var formedOfMember: [String: Int] = [:]
        for (index, theme) in formed.enumerated() {
            for member in theme.members { formedOfMember[member] = index }
        }
        var pairs: [Pair] = []
        for (place, theme) in known.enumerated() {
            var common: [Int: Int] = [:]
            for member in theme.members {
                if let index = formedOfMember[member] { common[index, default: 0] += 1 }
            }
            for (index, count) in common where formed[index].audience == theme.audience {
                let union = theme.members.count + formed[index].members.count - count
                pairs.append(Pair(known: place, formed: index, common: count, share: Double(count) / Double(union)))
            }
        }
        // Equal pairs in an order that lies in the themes themselves, not in how they came; no two groups share a member.
        func name(_ pair: Pair) -> (String, String) { (known[pair.known].id, formed[pair.formed].members[0]) }
        return pairs.sorted { left, right in
            (left.share, left.common) == (right.share, right.common)
                ? name(left) < name(right) : (left.share, left.common) > (right.share, right.common)
        }
    }

    private static func change(_ at: Timestamp, _ kind: ThemeChange.Kind, _ text: String) -> ThemeChange {
        ThemeChange(at: at, by: "lacuna", kind: kind, text: text)
    }
}

extension ThemeRecord {
    /// Whether no person has done anything with it yet.
    package var isUntouched: Bool {
        status == .new && owner == nil && backup == nil && due == nil && article == nil && notes.isEmpty
            && title == nil && formerWeeks.isEmpty && !isByHand
    }
}
