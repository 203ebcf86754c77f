/// Checks that every element that a page opens is closed, in order; enough to see text that became markup.
enum TagBalance {
    private static let void: Set<String> = ["meta", "br", "hr", "img", "link", "!doctype"]

    /// Tags that do not match, in words; empty if all do.
    static func problems(in html: String) -> [String] {
        var open: [String] = []
        var problems: [String] = []
        for match in html.matches(of: /<(\/?)([!A-Za-z][A-Za-z0-9]*)[^>]*>/) {
            let name = match.output.2.lowercased()
            if void.contains(name) { continue }
            if match.output.1.isEmpty {
                open.append(name)
            } else if open.last == name {
                open.removeLast()
            } else {
                problems.append("</\(name)> closes \(open.last ?? "nothing")")
            }
        }
        return problems + open.map { "<\($0)> is not closed" }
    }
}
