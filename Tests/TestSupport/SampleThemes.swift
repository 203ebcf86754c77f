package import GapAnalysis
internal import KnowledgeModel
internal import Storage

/// The themes of `SampleGapReport`, most pressing first.
package enum SampleThemes {
    package static var all: [ReportedTheme] {
        [
            staticAddress, routerLights, cancelling, movingHome, batteryBackup, speedPromise, welshBill, resellerPortal,
            contradiction, formQuestion, portForwarding, giftCard, jobs, thanks,
        ].sorted { $0.priority.value > $1.priority.value }
    }

    static var staticAddress: ReportedTheme {
        var theme = SampleGapReport.theme(
            "T3", .notAnswered, "Can I get a fixed IP address for my home office line?", cause: .nothingNear,
            evidence: "For 118 of 126 questions no passage came nearer than a cosine of 0.31.",
            weeks: [3, 4, 5, 5, 0, 7, 9, 10, 12, 14, 17, 19, 21], askers: 109, gap: 0.95,
            suggested: "Order a fixed IP address")
        theme.isTitleConfirmed = true
        theme.keyPhrases = ["fixed ip", "static address", "home office", "vpn from outside", "business add-on"]
        theme.suggestedOwner = "Network products"
        theme.due = SampleGapReport.day(2026, 5, 22)
        theme.status = .acknowledged
        theme.outline = [
            "Can I get a fixed IP address for my home office line?",
            "What does a static address cost each month?",
            "Do I need a business contract for it?",
            "Will my address change when I get a new router?",
        ]
        theme.reasons = [
            ReasonCount(reason: .noCandidate, count: 88), ReasonCount(reason: .lowAnswerability, count: 21),
            ReasonCount(reason: .reasked, count: 9),
        ]
        theme.examples = [
            ThemeExample(
                text:
                    "Can I get a fixed IP address for my home office line? My employer's VPN only lets known addresses in.",
                askedAt: SampleGapReport.moment(2026, 5, 28), channel: "chat", ticket: "TW-88213", probability: 0.04,
                reasons: [.noCandidate]),
            ThemeExample(
                text: "hi, is static ip possible on the 300 plan and what would it cost a month",
                askedAt: SampleGapReport.moment(2026, 5, 19), channel: "email", ticket: "TW-87640", probability: 0.07,
                reasons: [.noCandidate, .reasked]),
            ThemeExample(
                text: "Do I need a business contract before you give me an address that stays the same?",
                askedAt: SampleGapReport.moment(2026, 5, 6), channel: "chat", ticket: "TW-86902 b", probability: 0.11,
                reasons: [.lowAnswerability]),
        ]
        theme.nearest = [
            NearestPassage(
                passageID: "p-7fa1", articleID: "router-admin", title: "Open your router's settings page",
                headingPath: ["Find the address of the router"],
                link: "https://help.tarnwick.example/router-admin#find-the-address",
                quote:
                    "Type 192.168.50.1 into your browser's address bar. The address of the settings page is the same for "
                    + "every Tarnwick router.", count: 37, cosine: 0.29,
                failure:
                    "It is about the router's own address at home, and says nothing of addresses seen from outside.")
        ]
        theme.notes = [
            SampleGapReport.note(
                "Product says the add-on starts on 15 June. Article can go out with the price list.", by: "Ana Ruiz",
                SampleGapReport.moment(2026, 5, 20))
        ]
        theme.history = [
            change(.created, "from 4 questions", by: "lacuna", 2026, 3, 9),
            change(.status, "acknowledged", by: "Ana Ruiz", 2026, 5, 5),
            change(.due, "2026-05-22", by: "Ana Ruiz", 2026, 5, 5),
        ]
        return theme
    }

    static var routerLights: ReportedTheme {
        var theme = SampleGapReport.theme(
            "T5", .stillAsked, "Why is the light on my box blinking orange?", cause: .wordingDiffers,
            evidence:
                "In 96 of 148 questions customers say “box” and “orange”; the article says “gateway” and “amber”.",
            weeks: [14, 12, 11, 13, 0, 10, 12, 11, 13, 12, 14, 13, 13], askers: 131, gap: 0.58,
            suggested: "What an orange (amber) light on your box means")
        theme.status = .inProgress
        theme.owner = "Priya Nair"
        theme.backup = "Tom Okafor"
        theme.article = "router-lights"
        theme.due = SampleGapReport.day(2026, 6, 12)
        theme.keyPhrases = ["orange light", "box blinking", "no internet"]
        theme.outline = ["Why is the light on my box blinking orange?", "Is an orange light the same as amber?"]
        theme.reasons = [
            ReasonCount(reason: .retrievalMiss, count: 91), ReasonCount(reason: .feedbackIncomplete, count: 6),
        ]
        theme.examples = [
            ThemeExample(
                text: "the box keeps blinking orange since the storm, have unplugged it twice",
                askedAt: SampleGapReport.moment(2026, 5, 30, hour: 17), channel: "chat", ticket: "TW-88391",
                probability: 0.41, reasons: [.retrievalMiss])
        ]
        theme.nearest = [
            NearestPassage(
                passageID: "p-02c9", articleID: "router-lights", title: "What the lights on your router mean",
                headingPath: ["Status lamp", "Amber"], link: "https://help.tarnwick.example/router-lights#amber",
                quote: "A flashing amber status lamp means that the gateway is looking for a signal. Allow ten minutes "
                    + "before you restart it.", count: 104, cosine: 0.52,
                failure: "It answers, but stands first for only 35 of 148 questions: none of its words is theirs.")
        ]
        return theme
    }

    static var cancelling: ReportedTheme {
        var theme = SampleGapReport.theme(
            "T8", .notAnswered, "How much do I pay if I leave before the contract ends?", cause: .nearNotAnswering,
            evidence:
                "The section “Ending your contract” is among the first hits of 71 of 83 questions and gives no amount.",
            weeks: [9, 8, 7, 6, 0, 7, 6, 7, 8, 6, 7, 6, 6], askers: 77, gap: 0.83,
            suggested: "What leaving early costs")
        theme.owner = "Contracts team"
        theme.keyPhrases = ["leave early", "exit fee", "months left"]
        theme.nearest = [
            NearestPassage(
                passageID: "p-51d0", articleID: "ending", title: "Ending your contract",
                headingPath: ["Before the end date"],
                link: "https://help.tarnwick.example/ending#before",
                quote: "A charge may apply if you leave before the end "
                    + "date of your contract.", count: 71, cosine: 0.64,
                failure: "It says that there is a charge, and not how much it is or how it is worked out.")
        ]
        theme.reasons = [
            ReasonCount(reason: .lowAnswerability, count: 66), ReasonCount(reason: .draftCorrected, count: 7),
        ]
        theme.examples = [
            ThemeExample(
                text: "8 months left on my deal, what is the exit fee if I move abroad?",
                askedAt: SampleGapReport.moment(2026, 5, 27), channel: "email", ticket: "TW-88102", probability: 0.18,
                reasons: [.lowAnswerability])
        ]
        return theme
    }

    static var movingHome: ReportedTheme {
        var theme = SampleGapReport.theme(
            "T2", .stillAsked, "Can I keep my broadband when I move house?", cause: .notFound,
            evidence: "The article answers 90 of 97 questions when it is asked for by name, and 12 askers opened it.",
            weeks: [12, 11, 9, 10, 0, 8, 9, 8, 7, 7, 6, 5, 5], askers: 90, gap: 0.36,
            suggested: "Keep your broadband when you move house")
        theme.status = .maybeResolved
        theme.owner = "Moves team"
        theme.article = "moving-home"
        theme.replay = ReplayResult(
            at: SampleGapReport.moment(2026, 5, 29), generation: GenerationID(41), settings: 3, outcome: .resolved,
            asked: 97, answered: 91, passageID: "p-33b2", articleID: "moving-home",
            quote:
                "Yes, you can keep your plan and price when you move, as long as our network reaches the new address.")
        theme.history = [
            change(.created, "from 12 questions", by: "lacuna", 2026, 3, 9),
            change(.status, "in_progress", by: "Moves team", 2026, 4, 13),
            change(.replayed, "91 of 97 answered in generation 41", by: "lacuna", 2026, 5, 29),
            change(.status, "resolved?", by: "lacuna", 2026, 5, 29),
        ]
        theme.reasons = [ReasonCount(reason: .retrievalMiss, count: 80)]
        return theme
    }

    static var batteryBackup: ReportedTheme {
        var theme = SampleGapReport.theme(
            "T11", .notAnswered, "Will my phone line work in a power cut?", cause: .stale,
            evidence: "The only article on it was due for review on 31 January 2026, four months ago.",
            weeks: [0, 0, 1, 2, 0, 2, 11, 6, 5, 4, 4, 3, 5], askers: 40, gap: 0.71,
            suggested: "Phone calls during a power cut")
        theme.suggestedOwner = "Voice team"
        theme.reasons = [ReasonCount(reason: .staleOnly, count: 38)]
        theme.replay = ReplayResult(
            at: SampleGapReport.moment(2026, 5, 29), generation: GenerationID(41), settings: 3, outcome: .regressed,
            asked: 43, answered: 4)
        return theme
    }

    static var speedPromise: ReportedTheme {
        var theme = SampleGapReport.theme(
            "T6", .stillAsked, "What speed must I get on the 500 plan?", cause: .ratedWrong,
            evidence: "11 of 19 ratings of the cited section say that it is wrong.",
            weeks: [4, 3, 5, 4, 0, 4, 5, 4, 3, 4, 5, 4, 4], askers: 45, gap: 0.62,
            suggested: "The least speed that each plan guarantees")
        theme.owner = "Network products"
        theme.reasons = [
            ReasonCount(reason: .feedbackWrong, count: 11), ReasonCount(reason: .feedbackUnsafe, count: 1),
        ]
        return theme
    }

    static var welshBill: ReportedTheme {
        var theme = SampleGapReport.theme(
            "T9", .notAnswered, "Sut mae newid dyddiad fy mil?", cause: .otherLocale,
            evidence: "The English article answers 17 of 18 questions; there is none in Welsh.",
            weeks: [1, 2, 1, 1, 0, 2, 1, 2, 1, 2, 1, 2, 2], askers: 16, gap: 0.9,
            suggested: "Newid dyddiad eich bil")
        theme.audience = SampleGapReport.audience(locales: ["cy"])
        theme.reasons = [ReasonCount(reason: .localeMissing, count: 17)]
        return theme
    }

    static var resellerPortal: ReportedTheme {
        var theme = SampleGapReport.theme(
            "T12", .notAnswered, "Where do resellers see their commission?", cause: .blockedByAudience,
            evidence: "An article for the role agent answers 21 of 22 questions; these askers have the role reseller.",
            weeks: [2, 2, 1, 2, 0, 2, 2, 2, 1, 2, 2, 2, 2], askers: 14, gap: 0.88,
            suggested: "See your commission")
        theme.audience = SampleGapReport.audience(["public", "reseller"], locales: [])
        theme.figures.askersAreKnown = false
        theme.reasons = [ReasonCount(reason: .aclBlocked, count: 21)]
        return theme
    }

    static var contradiction: ReportedTheme {
        var theme = SampleGapReport.theme(
            "T14", .notAnswered, "How long does an upgrade to full fibre take?", cause: .contradictory,
            evidence: "One article says ten working days, another up to six weeks.",
            weeks: [2, 3, 2, 3, 0, 2, 3, 2, 2, 3, 2, 2, 3], askers: 27, gap: 0.67,
            suggested: "How long an upgrade to full fibre takes")
        theme.reasons = [ReasonCount(reason: .conflict, count: 25)]
        return theme
    }

    static var formQuestion: ReportedTheme {
        var theme = SampleGapReport.theme(
            "T10", .stillAsked, "What do I put in the field “service reference”?", cause: .formOrProcess,
            evidence:
                "52 of 55 askers came from the form for changing the payer, which does not say where the number is.",
            weeks: [5, 4, 5, 4, 0, 5, 5, 4, 4, 5, 4, 5, 5], askers: 52, gap: 0.31,
            suggested: "Where to find your service reference")
        theme.owner = "Web team"
        theme.status = .acknowledged
        theme.reasons = [ReasonCount(reason: .reasked, count: 31), ReasonCount(reason: .citationFailed, count: 2)]
        return theme
    }

    static var portForwarding: ReportedTheme {
        var theme = SampleGapReport.theme(
            "T1", .notAnswered, "How do I open a port for my games console?", cause: .nothingNear,
            evidence: "No passage was near until the article of 20 April.",
            weeks: [9, 11, 10, 12, 0, 9, 8, 3, 1, 0, 0, 1, 0], askers: 58, gap: 0.12, suggested: "Open a port")
        theme.status = .done
        theme.owner = "Devices team"
        theme.article = "open-a-port"
        theme.history = [
            change(.created, "from 9 questions", by: "lacuna", 2026, 3, 9),
            change(.article, "open-a-port", by: "Devices team", 2026, 4, 20),
            change(.status, "done", by: "Ana Ruiz", 2026, 5, 27),
        ]
        return theme
    }

    static var giftCard: ReportedTheme {
        var theme = SampleGapReport.theme(
            "T4", .stillAsked, "When do I get my welcome voucher?", cause: .notFound,
            evidence: "The article stands first for 22 of 24 questions.",
            weeks: [3, 2, 2, 2, 0, 2, 2, 2, 2, 2, 2, 2, 1], askers: 22, gap: 0.1, suggested: "Your welcome voucher")
        theme.status = .dismissed(.alreadyAnswered(article: "welcome-voucher"))
        return theme
    }

    static var jobs: ReportedTheme {
        var theme = SampleGapReport.theme(
            "T7", .notAnswered, "Are you hiring technicians?", cause: .nothingNear, evidence: "No passage is near.",
            weeks: [1, 0, 1, 1, 0, 0, 1, 0, 1, 0, 1, 0, 1], askers: 7, gap: 0.97, suggested: "Working for us")
        theme.status = .dismissed(.outOfScope)
        return theme
    }

    static var thanks: ReportedTheme {
        var theme = SampleGapReport.theme(
            "T13", .notAnswered, "Thanks, that was quick", cause: .nothingNear, evidence: "No passage is near.",
            weeks: [1, 1, 0, 1, 0, 0, 1, 1, 0, 1, 0, 1, 0], askers: 7, gap: 0.8, suggested: "Thanks")
        theme.status = .dismissed(.notAQuestion)
        theme.reasons = [ReasonCount(reason: .underspecified, count: 7)]
        return theme
    }

    private static func change(
        _ kind: ThemeChange.Kind, _ text: String, by: String, _ year: Int, _ month: Int, _ day: Int
    ) -> ThemeChange {
        ThemeChange(at: SampleGapReport.moment(year, month, day), by: by, kind: kind, text: text)
    }
}
