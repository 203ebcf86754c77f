internal import ReportPages

/// The templates, which are files in `Templates` and parsed once. A value is escaped as HTML unless its name ends in
/// `Markup`, which stands for HTML that a template made.
enum Template {
    static let layout = HTMLTemplate(text(PackageResources.layout_mustache))
    static let login = HTMLTemplate(text(PackageResources.login_mustache))
    static let error = HTMLTemplate(text(PackageResources.error_mustache))
    static let search = HTMLTemplate(text(PackageResources.search_mustache))

    static let qualityTabs = HTMLTemplate(text(PackageResources.quality_tabs_mustache))
    static let qualityOverview = HTMLTemplate(text(PackageResources.quality_overview_mustache))
    static let qualityReview = HTMLTemplate(text(PackageResources.quality_review_mustache))
    static let qualityLabels = HTMLTemplate(text(PackageResources.quality_labels_mustache))
    static let qualityCalibration = HTMLTemplate(text(PackageResources.quality_calibration_mustache))

    static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
