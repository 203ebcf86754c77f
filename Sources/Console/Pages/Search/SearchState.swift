internal import ReportPages

/// What the forms around answers need: what was asked, again. Members are named by `search-state.mustache`.
///
/// One form stands at the end of the page, and the buttons at each passage belong to it: so what was asked stands on the
/// page once, however many passages there are.
struct SearchState {
    let hidden: [Hidden]
    let stateToken: String

    struct Hidden {
        let hiddenName: String
        let hiddenValue: String
    }

    /// - Parameter origin: `search` or `ticket`: the page to go back to.
    init(_ inputs: SearchInputs, queryID: String?, origin: String, token: String) {
        var inputs = inputs
        inputs.queryID = queryID
        hidden =
            [Hidden(hiddenName: "origin", hiddenValue: origin)]
            + inputs.fields.fields.map { Hidden(hiddenName: $0.name, hiddenValue: $0.value) }
        stateToken = token
    }

    var html: String { Template.searchState.render(self) }
}
