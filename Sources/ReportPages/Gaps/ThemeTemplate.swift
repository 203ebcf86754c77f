/// A theme as one line that opens: what a reader needs to choose it, then what is needed to close it.
enum ThemeTemplate {
    static let card = HTMLTemplate(summary + body + closing)

    private static let summary = """
        <details class="theme" id="{{anchor}}">
        <summary>
        <span class="rank">{{rank}}<span class="hidden">.</span></span>
        <span class="head"><h3 dir="auto">{{title}}</h3>
        <span class="meta"><span class="chip {{statusKind}}">{{status}}</span> <span>{{holder}}</span>\
        {{#dueMarkup}} <span{{#isOverdue}} class="late"{{/isOverdue}}>{{{dueMarkup}}}</span>{{/dueMarkup}}</span>
        <span class="meta"><span>{{demand}}</span> <span>last asked {{{lastSeenMarkup}}}</span></span>
        <span class="meta cause">{{causeTitle}}</span></span>
        <span class="gauge"><small>priority <b>{{priority}}</b></small>{{{meterMarkup}}}</span>
        <span class="gauge"><small>{{trendText}}</small>{{{sparkMarkup}}}</span>
        </summary>

        """

    private static let body = """
        <div class="body">
        <div class="work">
        {{#toDo}}<h4>What to do</h4>
        <p><strong>{{advice}}</strong></p>{{/toDo}}{{^toDo}}<h4>What was missing</h4>{{/toDo}}
        <p>{{causeTitle}}. {{evidence}}</p>
        {{#toDo}}<div class="draft"><p><span class="faint">Suggested title:</span> <span dir="auto">{{suggestedTitle}}</span></p>
        {{^empty(outline)}}<p class="faint">It should answer:</p><ul>{{#outline}}<li dir="auto">{{line}}</li>{{/outline}}</ul>{{/empty(outline)}}</div>{{/toDo}}
        {{#replay}}<div class="replay {{replayKind}}"><h4>{{outcome}}</h4>
        <p>{{replayWords}}{{{replayMarkup}}}.</p>
        {{#replayQuote}}<blockquote dir="auto">{{replayQuote}}</blockquote>{{/replayQuote}}\
        {{#replaySource}}<p class="faint">From {{replaySource}}</p>{{/replaySource}}</div>
        {{/replay}}
        {{^empty(examples)}}<h4>As it was asked</h4>
        <ul class="plain">{{#examples}}<li><blockquote dir="auto">{{asked}}</blockquote>
        <p class="faint">{{{exampleMarkup}}}{{exampleRemark}}\
        {{#ticket}}, ticket {{#ticketAddress}}<a href="{{ticketAddress}}" rel="noopener noreferrer">{{ticket}}</a>{{/ticketAddress}}\
        {{^ticketAddress}}{{ticket}}{{/ticketAddress}}{{/ticket}}</p></li>
        {{/examples}}</ul>{{/empty(examples)}}
        {{^empty(passages)}}<h4>What the articles have</h4>
        <ul class="plain">{{#passages}}<li><p class="place" dir="auto">\
        {{#passageAddress}}<a href="{{passageAddress}}" rel="noopener noreferrer">{{place}}</a>{{/passageAddress}}\
        {{^passageAddress}}{{place}}{{/passageAddress}}</p>
        <blockquote dir="auto">{{quote}}</blockquote>
        <p class="fails"><strong>Why it fails:</strong> {{failure}}</p><p class="faint">{{passageRemark}}</p></li>
        {{/passages}}</ul>{{/empty(passages)}}
        {{^empty(notes)}}<h4>Notes</h4>
        <ul class="plain">{{#notes}}<li><p dir="auto">{{entryText}}</p><p class="faint">{{{entryMarkup}}}, {{by}}</p></li>
        {{/notes}}</ul>{{/empty(notes)}}
        </div>

        """

    private static let closing = """
        <div class="data">
        <dl>{{#facts}}<div><dt>{{name}}</dt><dd>{{{valueMarkup}}}</dd></div>
        {{/facts}}</dl>
        {{^empty(keyPhrases)}}<h4>Key phrases</h4><ul class="phrases">{{#keyPhrases}}<li dir="auto">{{line}}</li>{{/keyPhrases}}</ul>{{/empty(keyPhrases)}}
        {{^empty(reasons)}}<h4>Why these questions count</h4><ul>{{#reasons}}<li>{{line}}</li>{{/reasons}}</ul>{{/empty(reasons)}}
        <h4>Priority {{priority}}</h4><p>{{workings}}</p>
        <h4>Trend: {{trendText}}</h4><p>{{weeksText}}</p>
        {{^empty(history)}}<details class="history"><summary>{{historyHeading}}</summary>
        <ul class="plain">{{#history}}<li>{{entryText}} <span class="faint">{{{entryMarkup}}}, {{by}}</span></li>
        {{/history}}</ul></details>{{/empty(history)}}
        {{#titleNote}}<p class="faint">The title stands {{titleNote}}, until somebody words or confirms it.</p>{{/titleNote}}
        </div>
        </div>
        </details>
        """
}
