/// The pages of the area.
enum QualityTab: String, CaseIterable {
    case overview, review, labels, calibration

    static let weeks = [4, 12, 26, 52]

    var title: String {
        switch self {
        case .overview: "Overview"
        case .review: "Answers to look at"
        case .labels: "Label questions"
        case .calibration: "Calibration"
        }
    }

    var path: String { self == .overview ? "/quality" : "/quality/" + rawValue }

    struct Bar {
        let tabs: [Tab]

        init(current: QualityTab) {
            tabs = QualityTab.allCases.map { Tab(tabName: $0.title, tabPath: $0.path, isCurrent: $0 == current) }
        }
    }

    struct Tab {
        let tabName: String
        let tabPath: String
        let isCurrent: Bool
    }
}
