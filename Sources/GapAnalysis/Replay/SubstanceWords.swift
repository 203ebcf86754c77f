/// Word lists of `AnswerSubstance`, all in lower case.
enum SubstanceWords {
    /// Of questions, and of pages about questions.
    static let asking = words(
        """
        ask asks asked asking question questions query queries enquiry enquiries inquiry inquiries wonder wonders wondered
        wondering faq faqs answer answers answered topic topics subject subjects overview article articles popular frequently
        wish wishes curious interested thinking
        """)
    /// Beside one of those, or three together.
    static let pointing = words(
        """
        customers customer people users readers visitors many often commonly common regularly again know hear understand page
        section list listed lists see information learn find below following follows follow collected collect gather gathered
        receive here everything week want wants looking others this lot reason right read
        menu search box field button link links website site browse continue glance tips
        """)
    static let questionWords = words("how why what where which who whom whose whether")
    static let placeholders = words(
        "placeholder todo tbd tbc lorem ipsum dolor amet consectetur adipiscing draft fixme xxx")
    static let placeholderPhrases = phrases(
        """
        under construction; coming soon; check back; stay tuned; watch this space; to follow; to be completed; to be added;
        to be confirmed; to be written; will be added; will follow; being written; in preparation; will appear; text missing;
        not yet written; follows below; not alone; right place; read on; last updated;
        updated on; published on; posted on; minute read; min read; reading time; was this; yes no; yes / no; to continue;
        related articles; rights reserved; terms apply; cookies; rest assured; when it comes to; find out; the only one; let us; text follows; closer look; supply the
        """)
    static let help = words(
        """
        help helps assist assistance support enquiries queries questions team staff adviser advisers advisor advisors agents
        friendly experts expert chat glad happy welcome contact hotline helpline reception
        """)
    static let helpPhrases = phrases(
        """
        contact us; get in touch; reach us; call us; get back to you; happy to help; here to help; hesitate; reach out; speak to
        one of; talk to one of; write to us; visit us
        """)
    /// Of advertising and of fellow feeling.
    static let praise = words(
        """
        proud proudly pride passion passionate love joy journey award awards winning trust trusted heart dream dreams story
        stories committed commitment dedicated dedication mission values excellence excellent perfect amazing exciting delight
        delighted smile enjoy freedom confidence strive thrilled seamless innovative leading quality moment moments world
        experience experiences community family families care caring caringly history stressful frustrating annoying worry
        worries important interest thank thanks sorry priority wellbeing seriously adventure happier decades ideal
        companion carefree relaxed treasure treasures tirelessly wonderful fun exclusive passionately fast discover explore future tailored unique best
        """)
    /// Say nothing by themselves.
    static let empty = words(
        """
        thing things way ways matter matters case cases sort sorts kind kinds something anything everything anybody everybody
        reason reasons part people customers customer every each many often different various certain several general special able conditions terms apply condition right
        good great well very really simply even still again mean means meaning happens happen come comes made make makes know
        see look lot factors situation circumstances vary varies depend depends depending new own different always too
        """)

    static func saysNothing(_ word: String) -> Bool {
        empty.contains(word) || pointing.contains(word) || asking.contains(word) || yesOrNo.contains(word)
    }

    static let wholeAnswers = words("yes no never none nothing nobody").union(numbers)
    static let yesOrNo = words("yes no not never none nothing nobody only always unfortunately sadly")
    static let auxiliaries = words("does do did is are can cannot will may must need should has have")
    /// Nobody else can do it either.
    static let refusals = phrases(
        """
        not possible; impossible; cannot; can not; not allowed; not available; not offered; not yet; there is no; there are no;
        no longer; not any more
        """)
    static let rules = phrases(
        """
        must; you can; you may; you need; you will need; have to; has to; need to; needs to; may be; can be; does not; do not;
        is not; are not; need not; needs; it means; means that; no; not; at most; at least; up to; as long as; as soon as
        """)
    /// Where "not" denies nothing.
    static let idleNegations = phrases(
        "not only; not just; or not; no matter; no doubt; no wrong; no wonder; no secret")
    /// How things stand.
    static let states = words(
        """
        cost costs lasts expires arrives belongs counts owe owes
        closed open included excluded covered allowed forbidden permitted required valid invalid free half replaced refunded
        cancelled charged deleted printed shown saved kept blocked lost guaranteed everywhere nowhere twice anytime
        """)
    static let conditions = words(
        """
        within until unless except before after if once instead per only without otherwise afterwards
        overnight
        """)
    static let positions = words(
        """
        behind beside beneath under opposite inside into onto
        """)

    /// What one does to a thing or a screen.
    static let handling = words(
        """
        open tap click press choose select go enter type sign log unplug plug turn switch restart reset hold wait swipe scroll
        tick untick drag scan insert confirm fill hand
        """)
    /// What one does, and what headings of help pages begin with as well.
    static let doing = words(
        """
        add align apply archive ask attach block book bring buy call cancel change charge check clean close connect copy cut
        deposit dial disable disconnect download drain dry email empty enable export fold format give import install keep
        leave let lift look loosen mail make measure mention move multiply order pack pair pay phone photograph pick post
        present print pull push put quote read refill refresh register reinstall reload remove rename renew replace reply
        report request restore return ring rinse save scoop screw send set ship show slide soak start state stop submit
        subtract take tell text tighten transfer twist unblock uninstall unscrew update upload use wash weigh wipe withdraw
        wrap write
        """)
    /// Before an instruction: "To do this, …"
    static let leadIns = words("to if when once for in after before on as then first next please with under")

    static let numbers = words(
        """
        two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty hundred half noon
        midnight once twice
        """)
    /// What a number in a company's boasting counts.
    static let boasts = words("million millions billion billions founded established employees headquartered")
    /// Before a number that only says where one is.
    static let places = words("part chapter section page figure table question")
    static let units = words(
        """
        second seconds minute minutes hour hours day days week weeks month months year years time times percent pounds euros
        dollars pence cents noon midnight
        """)

    private static func words(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    private static func phrases(_ text: String) -> [[String]] {
        text.split(separator: ";").map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
    }
}
