internal import KnowledgeModel
internal import Storage

/// What people merged and split, kept by every grouping: the questions of a theme made by hand stay its own.
///
/// Whatever is grouped with them goes with them, so that a theme made by hand grows like any other: a group of which
/// three tenths are such questions gives the rest to the theme whose questions in the group are nearest to each.
struct HandMadeThemes: Equatable {
    /// Questions made by hand as a share of a group, from which on the others follow them; as in `ThemeIdentity`.
    private static let shareMinimum = ThemeIdentity.overlapMinimum

    private let themes: [ThemeRecord.ID: Set<String>]
    /// By question.
    private let themeOfQuestion: [String: ThemeRecord.ID]

    init(_ known: [ThemeRecord]) {
        let made = known.filter(\.isByHand)
        themes = Dictionary(made.map { ($0.id, Set($0.members)) }, uniquingKeysWith: { first, _ in first })
        themeOfQuestion = Dictionary(
            made.flatMap { theme in theme.members.map { ($0, theme.id) } }, uniquingKeysWith: { first, _ in first })
    }

    var isEmpty: Bool { themes.isEmpty }

    /// - Parameters:
    ///   - groups: as they were grouped, by what is asked alone.
    ///   - all: every question, grouped or not.
    /// - Returns: the questions of each theme made by hand that has any left, by id; and what is left of the groups.
    /// - Complexity: O(questions × themes in their group × dimensions)
    func applied(
        to groups: [[JudgedQuestion]], all: [JudgedQuestion]
    ) -> (themes: [ThemeRecord.ID: [JudgedQuestion]], rest: [[JudgedQuestion]]) {
        var kept: [ThemeRecord.ID: [JudgedQuestion]] = [:]
        for question in all {
            if let id = themeOfQuestion[question.id] { kept[id, default: []].append(question) }
        }
        var rest: [[JudgedQuestion]] = []
        for group in groups {
            let others = group.filter { themeOfQuestion[$0.id] == nil }
            let anchors = Dictionary(grouping: group.filter { themeOfQuestion[$0.id] != nil }) {
                themeOfQuestion[$0.id] ?? ""
            }
            let share = Double(group.count - others.count) / Double(group.count)
            guard !anchors.isEmpty, share >= Self.shareMinimum else {
                if others.count > 1 { rest.append(others) }
                continue
            }
            let centres = anchors.keys.sorted().map { (id: $0, sum: Self.sum(anchors[$0] ?? [])) }
            for question in others { kept[Self.nearest(to: question, among: centres), default: []].append(question) }
        }
        return (kept, rest)
    }

    /// The mean of a group's vectors, up to its length. They are of one length, or they would not be grouped.
    private static func sum(_ questions: [JudgedQuestion]) -> [Float] {
        var sum: [Float] = []
        for values in questions.compactMap({ $0.record.vector?.embedding?.values }) {
            sum = sum.isEmpty ? values : zip(sum, values).map(+)
        }
        let length = sum.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return length > 0 ? sum.map { $0 / length } : sum
    }

    private static func nearest(
        to question: JudgedQuestion, among centres: [(id: ThemeRecord.ID, sum: [Float])]
    ) -> ThemeRecord.ID {
        guard centres.count > 1, let values = question.record.vector?.embedding?.values else { return centres[0].id }
        var best = (id: centres[0].id, cosine: -Float.infinity)
        for centre in centres {
            let cosine = zip(values, centre.sum).reduce(0) { $0 + $1.0 * $1.1 }
            if cosine > best.cosine { best = (centre.id, cosine) }
        }
        return best.id
    }
}
