internal import ReportPages

extension Template {
    static let gapsBoard = HTMLTemplate(text(PackageResources.gaps_board_mustache))
    static let gapsCard = HTMLTemplate(text(PackageResources.gaps_card_mustache))
    static let gapsTheme = HTMLTemplate(text(PackageResources.gaps_theme_mustache))
    static let gapsThemeSide = HTMLTemplate(text(PackageResources.gaps_theme_side_mustache))
    static let gapsMerge = HTMLTemplate(text(PackageResources.gaps_merge_mustache))
}
