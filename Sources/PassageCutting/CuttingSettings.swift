/// How articles are cut into passages. Part of the index's settings: passages cut otherwise are other passages.
package struct CuttingSettings: Sendable, Hashable {
    /// Goes into the hash of the index's settings; raised with each change of the rules, so that an index cut by other
    /// rules is seen to be so.
    package static let rulesVersion = 1

    package var version: Int { Self.rulesVersion }

    /// The size that passages are cut to, in tokens of their body. Longer ones come about where the encoder's limit
    /// allows and a rest would be left, shorter ones where a section ends.
    package var targetTokens: Int
    /// Sections of fewer body tokens than this are joined with a sibling that is as small. A question and its short
    /// answer are above it and stay a passage of their own.
    package var minimumTokens: Int
    /// Tokens of title and heading path at most, so that the text itself is not crowded out. Never more than half of
    /// the encoder's limit.
    package var contextTokens: Int
    /// Bytes of a quote at most. Tokens alone do not bound it: a word of any length may be one unknown token.
    package var maximumQuoteBytes: Int

    package init(
        targetTokens: Int = 200, minimumTokens: Int = 24, contextTokens: Int = 64, maximumQuoteBytes: Int = 16_384
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
