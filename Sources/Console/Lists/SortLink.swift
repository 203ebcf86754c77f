/// A column's heading that sorts by it.
struct SortLink {
    let columnName: String
    let sortPath: String
    /// As `aria-sort` says it: `ascending`, `descending`; nil where the list is in another order.
    let sortState: String?
    /// Shown beside the name.
    let sortMark: String?
    let isNumberColumn: Bool

    /// - Parameters:
    ///   - isDescending: of the list as it is; nil if it is not sorted by this column.
    ///   - descendingFirst: whether the first click sorts so.
    init(
        _ name: String, field: String, path: String, query: FormFields, isDescending: Bool?, descendingFirst: Bool,
        isNumber: Bool = false
    ) {
        columnName = name
        let next = isDescending.map { !$0 } ?? descendingFirst
        sortPath =
            path
            + query.setting("page", to: nil).setting("sort", to: field).setting("order", to: next ? "down" : "up")
            .encoded
        sortState = isDescending.map { $0 ? "descending" : "ascending" }
        sortMark = isDescending.map { $0 ? "▼" : "▲" }
        isNumberColumn = isNumber
    }
}
