/// How gap reports look beyond `PageStyle`.
enum GapStyle {
    static let css = """
        .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .75rem;
          margin: 1rem 0; }
        .tile { background: var(--panel); border-radius: .5rem; padding: .8rem 1rem; }
        .tile dt { color: var(--faint); font-size: .9rem; line-height: 1.3; }
        .tile dd { margin: .2rem 0 0; } .tile strong { font-size: 1.75rem; line-height: 1.2; font-weight: 650; }
        .change { display: block; font-size: .85rem; margin-top: .2rem; }
        .good { color: var(--good); } .bad { color: var(--bad); } .change.same { color: var(--faint); }
        .waiting { border-left: 4px solid var(--s1); background: var(--panel); padding: .75rem 1rem; margin: 1rem 0; }
        .waiting h3 { margin: 0; } .waiting ul { margin: .25rem 0 0; padding-left: 1.2rem; }
        .theme { border: 1px solid var(--line); border-radius: .5rem; margin: .6rem 0; font-size: 1rem; color: inherit;
          scroll-margin-top: 1rem; }
        .theme:target { border-color: var(--s1); box-shadow: 0 0 0 1px var(--s1); }
        .theme > summary, .articles li { display: grid; grid-template-columns: 1.9rem minmax(0, 1fr) 8rem 8rem;
          gap: .25rem 1rem; align-items: start; }
        .theme > summary { padding: .8rem 1rem; list-style: none; border-radius: .5rem; }
        .theme > summary::-webkit-details-marker { display: none; }
        .theme > summary:hover { background: var(--panel); }
        .theme[open] > summary { border-bottom: 1px solid var(--line); border-radius: .5rem .5rem 0 0; }
        .theme h3 { margin: 0; font-size: 1.05rem; line-height: 1.35; font-weight: 600; overflow-wrap: anywhere; }
        .theme h3::after { content: "▸"; color: var(--faint); margin-inline-start: .5rem; font-size: .85em; }
        .theme[open] > summary h3::after { content: "▾"; }
        .rank { font-variant-numeric: tabular-nums; color: var(--faint); text-align: right; line-height: 1.45; }
        .head { display: block; min-width: 0; overflow-wrap: anywhere; }
        .meta { display: flex; flex-wrap: wrap; gap: .1rem 1rem; font-size: .875rem; color: var(--faint);
          margin-top: .2rem; }
        .meta.cause { color: var(--text); }
        .chip { border: 1px solid currentColor; border-radius: 1rem; padding: 0 .6rem; }
        .chip.new { color: var(--s2); } .chip.working { color: var(--s1); } .chip.answered { color: var(--s3); }
        .late { color: var(--bad); font-weight: 600; }
        .gauge { display: block; } .gauge small { line-height: 1.55; margin-bottom: .3rem; }
        .gauge b { color: var(--text); font-weight: 650; font-variant-numeric: tabular-nums; }
        .spark, .meter { display: block; width: 100%; } .spark { height: 1.75rem; } .meter { height: .5rem; }
        .none { fill: var(--line); }
        .theme .body { display: grid; grid-template-columns: minmax(0, 1fr) 17rem; gap: 0 2rem; padding: 0 1rem 1rem; }
        .body h4 { font-size: .95rem; margin: 1.25rem 0 .35rem; }
        .body p { margin: .3rem 0; overflow-wrap: anywhere; } .body ul { margin: .3rem 0; padding-left: 1.2rem; }
        .body li { overflow-wrap: anywhere; }
        .body .plain { list-style: none; padding: 0; } .plain > li { margin: 0 0 .8rem; }
        .faint { color: var(--faint); font-size: .875rem; }
        .draft, .replay { background: var(--panel); border-radius: .4rem; padding: .5rem .9rem; margin: .6rem 0; }
        .replay { border-left: 4px solid var(--faint); } .replay h4 { margin: 0; }
        .replay.resolved { border-color: var(--s3); } .replay.regressed { border-color: var(--bad); }
        blockquote { margin: .25rem 0; padding: .1rem 0 .1rem .8rem; border-inline-start: 3px solid var(--line);
          max-width: 46rem; overflow-wrap: anywhere; white-space: pre-line; }
        .place { font-weight: 600; }
        .data { font-size: .9rem; border-left: 1px solid var(--line); padding-left: 1.5rem; }
        .data dl { margin: 1.25rem 0 0; display: grid; gap: .3rem; }
        .data dl div { display: grid; grid-template-columns: 7rem minmax(0, 1fr); gap: .5rem; }
        .data dt { color: var(--faint); } .data dd { margin: 0; overflow-wrap: anywhere; }
        .body .phrases { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .3rem; }
        .phrases li { background: var(--panel); border-radius: .3rem; padding: 0 .5rem; }
        .history { color: inherit; margin-top: 1.25rem; }
        .articles { list-style: none; margin: 1rem 0; padding: 0; }
        .articles li { padding: .6rem 1rem .6rem 0; border-bottom: 1px solid var(--line);
          grid-template-columns: 1.9rem minmax(0, 1fr) 14rem; }
        @media (max-width: 56rem) { .theme .body { grid-template-columns: minmax(0, 1fr); }
          .data { border-left: 0; border-top: 1px solid var(--line); padding-left: 0; margin-top: 1rem; } }
        @media (max-width: 40rem) {
          .theme > summary { grid-template-columns: 1.3rem minmax(0, 1fr) minmax(0, 1fr); padding: .7rem .75rem;
            gap: .3rem .7rem; }
          .theme > summary .head { grid-column: 2 / 4; } .theme > summary .gauge:nth-of-type(3) { grid-column: 2; }
          .articles li { grid-template-columns: 1.3rem minmax(0, 1fr); gap: .1rem .7rem; padding-right: 0; }
          .articles .gauge { grid-column: 2; }
          .theme .body { padding: 0 .75rem .75rem; } .tiles { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
        @media print {
          .theme { display: block; break-inside: auto; } .theme > summary { break-after: avoid; break-inside: avoid;
            grid-template-columns: 1.9rem minmax(0, 1fr) 8rem 8rem; }
          .theme > summary .head, .theme > summary .gauge:nth-of-type(3) { grid-column: auto; }
          .theme::details-content, .history::details-content { content-visibility: visible; display: block;
            block-size: auto; }
          .theme h3::after { content: none !important; } .body h4 { break-after: avoid; }
          .plain > li, .draft, .replay, .tile, .waiting, .articles li { break-inside: avoid; }
          .tiles { grid-template-columns: repeat(3, minmax(0, 1fr)); }
          .theme .body { display: block; } .data { columns: 3; column-gap: 2rem; border-left: 0; padding: .75rem 0 0;
            border-top: 1px solid var(--line); margin-top: .75rem; }
          .data > dl { margin: 0; display: block; } .data dl div, .data ul, .data p, .history { break-inside: avoid; }
          .history { display: block; } .history > summary { list-style: none; } nav { display: none; } }
        """
}
