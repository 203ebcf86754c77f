/// What a theme's evidence says is wrong, and what to do about it.
package enum GapCause: String, Sendable, CaseIterable {
    case nothingNear = "nothing_near"
    case nearNotAnswering = "near_not_answering"
    case wordingDiffers = "wording_differs"
    case stale
    case blockedByAudience = "blocked_by_audience"
    case otherLocale = "other_locale"
    case contradictory
    case ratedWrong = "rated_wrong"
    case notFound = "not_found"
    case formOrProcess = "form_or_process"

    /// For people.
    package var title: String {
        switch self {
        case .nothingNear: "No article is near"
        case .nearNotAnswering: "An article is near, but does not answer"
        case .wordingDiffers: "Customers use other words than the article"
        case .stale: "The article is past its review date"
        case .blockedByAudience: "The answer is written for another audience"
        case .otherLocale: "The answer is in another language"
        case .contradictory: "Articles contradict each other"
        case .ratedWrong: "The answer was rated wrong"
        case .notFound: "An article answers, and is not found"
        case .formOrProcess: "The article answers; the form or process raises the question"
        }
    }

    package var action: ImprovementPath {
        switch self {
        case .nothingNear: .writeArticle
        case .nearNotAnswering: .improveSection
        case .wordingDiffers: .addWording
        case .stale: .refresh
        case .blockedByAudience: .fixAccess
        case .otherLocale: .translate
        case .contradictory: .reconcile
        case .ratedWrong: .correct
        case .notFound: .surface
        case .formOrProcess: .fixProcess
        }
    }
}

/// What closes a gap.
package enum ImprovementPath: String, Sendable, CaseIterable {
    case writeArticle = "write_article"
    case improveSection = "improve_section"
    case addWording = "add_wording"
    case refresh
    case fixAccess = "fix_access"
    case translate
    case reconcile
    case correct
    case surface
    case fixProcess = "fix_process"

    /// What to do, as a sentence to the one who does it.
    package var advice: String {
        switch self {
        case .writeArticle: "Write an article that answers these questions."
        case .improveSection: "Add what is asked for to the nearest section."
        case .addWording: "Put the customers' words into the article's title or text, or add them as synonyms."
        case .refresh: "Check the article and renew its review date."
        case .fixAccess: "Open the article to these readers, or write one for them."
        case .translate: "Translate the article into the readers' language."
        case .reconcile: "Decide which of the articles is right, and correct the others."
        case .correct: "Correct the section that was rated wrong."
        case .surface: "Link the article where the question comes up, and look at its title."
        case .fixProcess: "Change the form or process that makes customers ask."
        }
    }
}
