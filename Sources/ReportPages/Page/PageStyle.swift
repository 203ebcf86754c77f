/// How report pages look: light and dark by the reader's setting, from telephones to paper.
enum PageStyle {
    static let css = """
        :root { color-scheme: light dark;
          --ground: #ffffff; --panel: #f5f7f9; --text: #1b2126; --faint: #58636d; --line: #d6dce1;
          --warn-ground: #fff6e0; --warn-line: #d9a400; --good: #1c7048; --bad: #b3341f;
          --s1: #1d6fb8; --s2: #c2571a; --s3: #25845a; --s4: #7a4fb5; }
        @media (prefers-color-scheme: dark) { :root {
          --ground: #14181c; --panel: #1c2227; --text: #e4e8eb; --faint: #9aa6b0; --line: #38424a;
          --warn-ground: #2b2410; --warn-line: #b98d10; --good: #6fce9f; --bad: #ff9a85;
          --s1: #6fb4f2; --s2: #f0a06a; --s3: #6fce9f; --s4: #bb9cec; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--ground); color: var(--text);
          font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
        main { max-width: 68rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
        h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 .5rem; overflow-wrap: anywhere; }
        h2 { font-size: 1.3rem; line-height: 1.3; margin: 2.75rem 0 .5rem; }
        h3 { font-size: 1rem; margin: 0 0 .5rem; }
        p { max-width: 46rem; margin: .5rem 0; }
        .lead { font-size: 1.125rem; }
        .facts { display: flex; flex-wrap: wrap; gap: .5rem 2rem; margin: 1rem 0; }
        .facts dt { color: var(--faint); font-size: .85rem; }
        .facts dd { margin: 0; overflow-wrap: anywhere; }
        .cautions { background: var(--warn-ground); border-left: 4px solid var(--warn-line); padding: .75rem 1rem; }
        .cautions h2 { font-size: 1rem; margin: 0; }
        .cautions ul { margin: .25rem 0 0; padding-left: 1.2rem; }
        .scroll { overflow-x: auto; margin: 1rem 0; }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
        caption { text-align: left; color: var(--faint); font-size: .9rem; padding-bottom: .35rem; }
        th, td { text-align: left; vertical-align: top; padding: .4rem .9rem .4rem 0;
          border-bottom: 1px solid var(--line); }
        th { font-weight: 600; }
        thead th { font-size: .85rem; color: var(--faint); vertical-align: bottom; }
        .number { text-align: right; white-space: nowrap; padding-left: .9rem; }
        .number + :not(.number) { padding-left: .9rem; }
        small { display: block; font-weight: 400; font-size: .85rem; color: var(--faint); overflow-wrap: anywhere; }
        .stacked tbody th { font-weight: 400; overflow-wrap: break-word; }
        tbody th small { max-width: 26rem; }
        .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 25rem), 1fr)); gap: 1.25rem;
          align-items: start; }
        figure { margin: 1rem 0 0; padding: 1rem; background: var(--panel); border-radius: .5rem; max-width: 34rem; }
        figure > svg { display: block; width: 100%; height: auto; }
        figcaption, details { font-size: .9rem; color: var(--faint); margin-top: .5rem; }
        summary { cursor: pointer; }
        a { color: var(--s1); }
        nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 1rem 0 0; padding: 0; }
        .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        .legend { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0 0 .5rem; padding: 0;
          font-size: .9rem; }
        .legend svg { width: 2rem; height: .5rem; margin-right: .4rem; vertical-align: middle; }
        svg text { fill: var(--text); font-size: 12px; font-family: inherit; }
        svg .tick { fill: var(--faint); } svg .axis { fill: var(--faint); font-size: 13px; }
        @media (max-width: 24rem) { svg text.row { font-size: 16px; } }
        .grid { stroke: var(--line); stroke-width: 1; }
        .reference { stroke: var(--faint); stroke-width: 1.5; stroke-dasharray: 2 4; }
        .bar { fill: var(--s1); } .bar.rest { fill: var(--s2); fill-opacity: .3; stroke: var(--s2); stroke-width: .75; }
        .mark { stroke: var(--text); stroke-width: 1.25; stroke-dasharray: 2 3; }
        .curve { fill: none; stroke-width: 2.5; stroke-linejoin: round; }
        .s1 { stroke: var(--s1); } .s2 { stroke: var(--s2); } .s3 { stroke: var(--s3); } .s4 { stroke: var(--s4); }
        .curve.s2 { stroke-dasharray: 8 4; } .curve.s3 { stroke-dasharray: 3 3; }
        .curve.s4 { stroke-dasharray: 10 3 3 3; }
        .dot { fill: var(--panel); stroke-width: 2; }
        .bubble { fill-opacity: .45; stroke-width: 1; }
        .better { fill: var(--s1); stroke: var(--s1); } .worse { fill: var(--s2); stroke: var(--s2); }
        .same { fill: var(--faint); stroke: var(--faint); }
        :focus-visible { outline: 2px solid var(--s1); outline-offset: 2px; }
        @media (max-width: 40rem) {
          .stacked, .stacked caption, .stacked tbody, .stacked tr, .stacked th, .stacked td {
            display: block; width: 100%; }
          .stacked thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          .stacked tr { padding: .6rem 0; border-bottom: 1px solid var(--line); }
          .stacked tbody th { font-weight: 600; }
          .stacked tbody th, .stacked tr td { border: 0; padding: .1rem 0; text-align: left; white-space: normal; }
          .stacked .number + :not(.number) { padding-left: 0; }
          .stacked td::before { content: attr(data-label) ": "; color: var(--faint); }
          svg text, svg .axis { font-size: 14px; } }
        @page { margin: 14mm; }
        @media print { :root { color-scheme: light; font-size: 12px; } main { max-width: none; padding: 0; }
          .figures { grid-template-columns: 1fr 1fr; } h2 { margin-top: 2rem; } section > p { break-after: avoid; break-inside: avoid; }
          figure, tr { break-inside: avoid; } h2, h3 { break-after: avoid; } figure details { display: none; } }
        """
}
