/// Tells what a customer says from what stands on every letter: only the latter is set aside for its layout or phrases.
enum CustomerWords {
    /// `I` and `my`; not `we` and `our`, in which companies write their footers.
    private static let firstPerson = PhraseTable(
        """
        i; im; ive; id; my; me; mine; ich; mein; meine; meinen; meinem; meiner; mir; mich; je; j; mon; mes; yo; mi; mis
        quiero; io; mio; mia; vorrei; eu; meu; minha; quero; ik; mijn; jag; mitt; jeg; mig; я; мне; мой; моя; меня
        """)

    /// Whether the words tell of a problem or ask for something. O(words).
    static func sayMatter(_ words: ArraySlice<Word>) -> Bool {
        let opening = words.dropFirst(Interrogatives.lead.prefixCount(of: words))
        return Problems.cues.occurs(in: words) || Requests.openings.occurs(in: words)
            || Requests.commands.begins(opening) && !Requests.emptyPlease.begins(opening)
            || InterrogativeForm.opens(opening)
    }

    /// Whether the words are about whoever writes, or tell of a problem. O(words).
    static func areOwn(_ words: ArraySlice<Word>) -> Bool {
        firstPerson.occurs(in: words) || Problems.cues.occurs(in: words)
    }
}
