internal import GapAnalysis
internal import KnowledgeModel

extension GapReportPage {
    var summarySection: Page.Section {
        var section = Page.Section(anchor: "summary", heading: "At a glance")
        section.blocks = [Page.Block(markup: Self.tilesTemplate.render(Tiles(tiles: report.figures)))]
        let attention = GapAttention(report).lines.map { line in
            Waiting(
                sentence: line.text,
                links: line.themes.prefix(Self.attentionLinksMaximum).map {
                    // a theme that is listed, and not shown whole, has no place to lead to
                    Waiting.Link(linkText: $0.id, address: wholeIDs.contains($0.id) ? "#" + Self.anchor(of: $0) : nil)
                },
                others: max(0, line.themes.count - Self.attentionLinksMaximum))
        }
        if !attention.isEmpty {
            section.blocks.append(Page.Block(markup: Self.waitingTemplate.render(WaitingList(lines: attention))))
        }
        return section
    }

    private static let attentionLinksMaximum = 10

    struct Tiles { let tiles: [GapFigure] }

    struct WaitingList { let lines: [Waiting] }

    struct Waiting {
        let sentence: String
        let links: [Link]
        let others: Int
        let hasOthers: Bool

        struct Link {
            let linkText: String
            let address: String?
        }

        init(sentence: String, links: [Link], others: Int) {
            self.sentence = sentence
            self.links = links
            self.others = others
            hasOthers = others > 0
        }
    }

    private static let tilesTemplate = HTMLTemplate(
        """
        <dl class="tiles">{{#tiles}}<div class="tile"><dt>{{figureName}}</dt><dd><strong>{{figure}}</strong>\
        {{#remark}}<small>{{remark}}</small>{{/remark}}\
        {{#change}}<span class="change {{kind}}"><span aria-hidden="true">{{arrow}}</span> {{words}}</span>{{/change}}\
        </dd></div>
        {{/tiles}}</dl>
        """)

    private static let waitingTemplate = HTMLTemplate(
        """
        <div class="waiting"><h3>Waiting for somebody</h3><ul>{{#lines}}<li>{{sentence}}: \
        {{#links}}{{#address}}<a href="{{address}}">{{linkText}}</a>{{/address}}{{^address}}{{linkText}}{{/address}}\
        {{^last()}}, {{/last()}}{{/links}}{{#hasOthers}} and {{others}} more{{/hasOthers}}.</li>
        {{/lines}}</ul></div>
        """)
}
