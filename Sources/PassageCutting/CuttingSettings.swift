/// How articles are cut into passages. Part of the index's settings: passages cut otherwise are other passages.
package struct CuttingSettings: Sendable, Hashable {
    /// Goes into the hash of the index's settings; raised with each change of the rules, so that an index cut by other
    /// rules is seen to be so.
    package static let rulesVersion = 2

    package var version: Int { Self.rulesVersion }

    /// The size that passages are cut to, in tokens of their body. Longer ones come about where the encoder's limit
    /// allows and a rest would be left, shorter ones where a section ends.
    ///
    /// Measured on the development split of FeedbackQA (Australian and British pages, 3,319 questions whose section is
    /// known; the vector leg alone, all-MiniLM-L6-v2; the title before the headings): nDCG@10 of the right section
    /// 0.563 and 0.572 at 200 tokens, 0.571 and 0.577 at 120, 0.579 and 0.583 at 100, 0.573 and 0.586 at 80. At 100
    /// there are 1.4 times the passages of 200, and 6 % more tokens to encode.
    package var targetTokens: Int
    /// Sections of fewer body tokens than this are joined with a sibling that is as small. A question and its short
    /// answer are above it and stay a passage of their own. Measured as above, at a target of 200: no difference from 0
    /// to 24, a little worse at 48, worse at 100 (nDCG@10 by 0.014 and 0.006).
    package var minimumTokens: Int
    /// Tokens of title and heading path at most, so that the text itself is not crowded out. Never more than half of
    /// the encoder's limit.
    package var contextTokens: Int
    /// Bytes of a quote at most. Tokens alone do not bound it: a word of any length may be one unknown token.
    package var maximumQuoteBytes: Int

    package init(
        targetTokens: Int = 100, minimumTokens: Int = 24, contextTokens: Int = 64, maximumQuoteBytes: Int = 16_384
    ) {
        precondition(targetTokens > 0 && minimumTokens >= 0 && contextTokens >= 0, "sizes are not negative")
        precondition(maximumQuoteBytes >= 64, "a quote must hold a few characters")
        self.targetTokens = targetTokens
        self.minimumTokens = minimumTokens
        self.contextTokens = contextTokens
        self.maximumQuoteBytes = maximumQuoteBytes
    }

    package static let `default` = CuttingSettings()
}
