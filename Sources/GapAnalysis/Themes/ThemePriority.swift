internal import Foundation

/// Which theme to take up first: demand × failure × trend.
///
/// demand = √askers, since the hundredth asker adds less than the second; failure = the square of the probability that
/// the articles do not answer, so that a doubtful theme stands well below a sure one; trend = questions of the last four
/// weeks against the four before, (recent + 2) / (earlier + 2), between ½ and 2.
package struct ThemePriority: Sendable, Hashable {
    package let demand: Double
    package let failure: Double
    package let trend: Double

    package static let formula = "√askers × (probability that it is not answered)² × trend"

    /// Weeks that count as recent, and as many before them.
    static let trendWeeks = 4
    /// Keeps a theme of a few questions from having a steep trend.
    private static let trendPrior = 2.0
    private static let trendRange = 0.5...2.0

    package var value: Double { demand * failure * trend }

    package init(askers: Int, gapProbability: Double, recent: Int, earlier: Int) {
        demand = Double(max(askers, 0)).squareRoot()
        failure = gapProbability * gapProbability
        let ratio = (Double(recent) + Self.trendPrior) / (Double(earlier) + Self.trendPrior)
        trend = min(max(ratio, Self.trendRange.lowerBound), Self.trendRange.upperBound)
    }
}
