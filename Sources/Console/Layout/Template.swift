internal import ReportPages

/// The templates, which are files in `Templates` and parsed once. A value is escaped as HTML unless its name ends in
/// `Markup`, which stands for HTML that a template made.
enum Template {
    static let layout = HTMLTemplate(text(PackageResources.layout_mustache))
    static let login = HTMLTemplate(text(PackageResources.login_mustache))
    static let firstRun = HTMLTemplate(text(PackageResources.first_run_mustache))
    static let error = HTMLTemplate(text(PackageResources.error_mustache))

    // Search, tickets, reading
    static let search = HTMLTemplate(text(PackageResources.search_mustache))
    static let answer = HTMLTemplate(text(PackageResources.search_answer_mustache))
    static let citation = HTMLTemplate(text(PackageResources.search_citation_mustache))
    static let passageWhy = HTMLTemplate(text(PackageResources.search_passage_why_mustache))
    static let verdictWhy = HTMLTemplate(text(PackageResources.search_verdict_why_mustache))
    static let searchState = HTMLTemplate(text(PackageResources.search_state_mustache))
    static let searchNotice = HTMLTemplate(text(PackageResources.search_notice_mustache))
    static let ticket = HTMLTemplate(text(PackageResources.ticket_mustache))
    static let read = HTMLTemplate(text(PackageResources.read_mustache))
    static let textBlocks = HTMLTemplate(
        text(PackageResources.text_blocks_mustache),
        // Without the file's last line end, which would stand between words.
        partials: ["piece": String(text(PackageResources.text_piece_mustache).dropLast())])

    static let qualityTabs = HTMLTemplate(text(PackageResources.quality_tabs_mustache))
    static let qualityOverview = HTMLTemplate(text(PackageResources.quality_overview_mustache))
    static let qualityReview = HTMLTemplate(text(PackageResources.quality_review_mustache))
    static let qualityLabels = HTMLTemplate(text(PackageResources.quality_labels_mustache))
    static let qualityCalibration = HTMLTemplate(text(PackageResources.quality_calibration_mustache))

    static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
