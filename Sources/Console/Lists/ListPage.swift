import ReportPages

/// One page of a list that a query string says where to open: `?page=3`.
struct ListPage {
    static let rowsDefault = 25

    let total: Int
    /// From 1.
    let number: Int
    let rows: Int

    /// A page that the list has not is its last one.
    init(_ query: FormFields, total: Int, rows: Int = rowsDefault, field: String = "page") {
        self.total = total
        self.rows = rows
        let last = max(1, (total + rows - 1) / rows)
        number = min(max(query[field].flatMap { Int($0) } ?? 1, 1), last)
        previous = number > 1 ? query.setting(field, to: number == 2 ? nil : String(number - 1)).encoded : nil
        next = number < last ? query.setting(field, to: String(number + 1)).encoded : nil
    }

    /// The query of the page before and of the one after; nil at an end.
    private let previous: String?
    private let next: String?

    var range: Range<Int> { min((number - 1) * rows, total)..<min(number * rows, total) }

    /// Which rows are shown, and links to the others; empty where all are.
    ///
    /// - Parameter noun: of what the list is of, in the plural.
    func markup(path: String, _ noun: String) -> String {
        guard total > rows else { return "" }
        return Template.listPage.render(
            Values(
                rowsShown:
                    "\(Words.count(range.lowerBound + 1)) to \(Words.count(range.upperBound)) of "
                    + "\(Words.count(total)) \(noun)",
                // A query string that is empty would leave the one before in place.
                previousPath: previous.map { path + $0 }, nextPath: next.map { path + $0 }))
    }

    private struct Values {
        let rowsShown: String
        let previousPath: String?
        let nextPath: String?
    }
}
