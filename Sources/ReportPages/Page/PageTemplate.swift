/// Turns a page into one HTML file that needs nothing else: no scripts, no outside resources.
enum PageTemplate {
    static func render(_ page: Page) -> String {
        HTMLTemplate(layout, partials: ["table": table, "figure": figure]).render(page)
    }

    /// Drawings and tables alone, for a page that has its own head, foot and style.
    static func fragment(tables: [Table] = [], figures: [Figure] = []) -> String {
        HTMLTemplate(fragment, partials: ["table": table, "figure": figure])
            .render(Fragment(tables: tables, figures: figures))
    }

    private struct Fragment {
        let tables: [Table]
        let figures: [Figure]
    }

    private static let fragment = """
        {{#tables}}{{>table}}
        {{/tables}}{{^empty(figures)}}<div class="figures">{{#figures}}{{>figure}}{{/figures}}</div>{{/empty(figures)}}
        """

    private static let layout = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
        <title>{{title}}</title>
        <style>{{{style}}}</style>
        </head>
        <body>
        <main>
        <header>
        <h1>{{title}}</h1>
        <p class="lead">{{lead}}</p>
        <dl class="facts">{{#facts}}<div><dt>{{name}}</dt><dd>{{value}}{{{valueMarkup}}}</dd></div>{{/facts}}</dl>
        {{^empty(cautions)}}<div class="cautions"><h2>Read with care</h2><ul>{{#cautions}}<li>{{line}}</li>{{/cautions}}</ul></div>
        {{/empty(cautions)}}{{^empty(contents)}}<nav aria-label="Contents"><ul>{{#contents}}<li><a href="#{{target}}">\
        {{entryText}}</a></li>{{/contents}}</ul></nav>
        {{/empty(contents)}}</header>
        {{#sections}}
        <section aria-labelledby="{{anchor}}">
        <h2 id="{{anchor}}">{{heading}}</h2>
        {{#paragraphs}}<p>{{line}}</p>
        {{/paragraphs}}
        {{#blocks}}{{{markup}}}
        {{/blocks}}
        {{#tables}}{{>table}}{{/tables}}
        {{^empty(figures)}}<div class="figures">{{#figures}}{{>figure}}{{/figures}}</div>{{/empty(figures)}}
        </section>
        {{/sections}}
        </main>
        </body>
        </html>

        """

    /// Roles are said outright: a browser forgets them where rows are shown as cards.
    private static let table = """
        <div class="scroll" role="region" aria-label="{{caption}}" tabindex="0">
        <table role="table"{{#stacked}} class="stacked"{{/stacked}}><caption>{{caption}}</caption>
        <thead role="rowgroup"><tr role="row">{{#columns}}\
        <th role="columnheader" scope="col"{{#columnIsNumber}} class="number"{{/columnIsNumber}}>{{columnTitle}}</th>\
        {{/columns}}</tr></thead>
        <tbody role="rowgroup">{{#rows}}<tr role="row">{{#cells}}\
        {{#isHeading}}<th role="rowheader" scope="row" data-label="{{label}}"\
        {{#isNumber}} class="number"{{/isNumber}}>{{text}}{{#remark}}<small>{{remark}}</small>{{/remark}}</th>{{/isHeading}}\
        {{^isHeading}}<td role="cell" data-label="{{label}}"\
        {{#isNumber}} class="number"{{/isNumber}}>{{text}}{{#remark}}<small>{{remark}}</small>{{/remark}}</td>{{/isHeading}}\
        {{/cells}}</tr>
        {{/rows}}</tbody></table></div>
        """

    private static let figure = """
        <figure>
        <h3>{{figureTitle}}</h3>
        {{^empty(legend)}}<ul class="legend">{{#legend}}<li><svg viewBox="0 0 32 8" aria-hidden="true">\
        <path class="curve s{{colour}}" d="M0 4L32 4"></path></svg>{{seriesName}}</li>{{/legend}}</ul>{{/empty(legend)}}
        {{{svg}}}
        <figcaption>{{explanation}}</figcaption>
        <details><summary>The figures as a table</summary>{{#data}}{{>table}}{{/data}}</details>
        </figure>
        """
}
