/// How much of an article is read: bounds that no honest help article meets and that a hostile file cannot pass.
///
/// Reaching a bound gives a diagnostic; what lies before it is indexed.
package struct ParsingLimits: Sendable, Hashable {
    /// The largest article of the corpora we test on has 0.9 MB; libxml2 refuses text nodes over 10 MB.
    package var articleBytesMaximum = 8 << 20
    /// A generated API reference page has a few thousand; each block costs about 200 bytes.
    package var blockCountMaximum = 50_000
    /// Quotes and lists in Markdown: cmark visits every open container on every line, so the cost is their product.
    package var containerDepthMaximum = 64
    /// Elements in HTML: our walk is recursive, and deeper elements than this join the one above them. HTML's own
    /// parsers stop at 512.
    package var elementDepthMaximum = 256
    /// Elements that libxml2 has open: it compares every end tag with all of them, so the cost is their product.
    package var openElementCountMaximum = 1_000
    /// A paragraph, with its inline markup, or a line of Markdown. cmark 0.30 has inputs whose cost grows with the
    /// square of this; beyond it a paragraph's markup is not interpreted.
    package var paragraphBytesMaximum = 64 << 10
    /// A title is repeated in every passage and every hit.
    package var titleScalarsMaximum = 500
    /// Front matter that people write has a few hundred bytes.
    package var frontMatterBytesMaximum = 64 << 10
    /// Brackets or list markers in one another in front matter: libyaml's reader recurses.
    package var frontMatterDepthMaximum = 32
    /// `*name` in front matter. Each may stand for all before it, so their number is an exponent ("billion laughs").
    package var frontMatterAliasCountMaximum = 16

    /// Files in files that an article includes; sites that are written by people stay below 4.
    package var includeDepthMaximum = 8
    /// Bytes of all that an article includes, and of any one file of these.
    package var includeBytesMaximum = 4 << 20
    /// Files may include others twice, and these others again twice, so small files make large texts.
    package var includeCountMaximum = 2_000

    package init() {}

    package static let `default` = ParsingLimits()
}
