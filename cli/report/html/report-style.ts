/** Readable on a screen, in the dark and on paper; asks nothing of the network. */
export const REPORT_STYLE = `
:root { color-scheme: light dark; --now: #1f6feb; --usual: #8b949e; --limit: #d1242f; --open: #d1242f2e; }
body { font: 16px/1.6 system-ui, sans-serif; max-width: 64rem; margin: 0 auto; padding: 1.5rem; word-break: keep-all; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; margin-top: 2.2rem; } h3 { font-size: 1rem; } h4 { margin: 1rem 0 0; font-size: .95rem; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; } th, td { text-align: left; padding: .3rem .8rem .3rem 0; vertical-align: top; border-bottom: 1px solid #8886; }
pre { overflow-x: auto; padding: .8rem; border: 1px solid #8886; border-radius: .3rem; font-size: .85rem; line-height: 1.45; white-space: pre-wrap; }
figure { margin: .2rem 0 1rem; } figcaption { font-size: .8rem; opacity: .7; } svg { width: 100%; height: auto; font-size: 11px; fill: currentColor; }
path { fill: none; stroke-width: 1.5; stroke-linejoin: round; stroke-linecap: round; } path.now { stroke: var(--now); } path.usual { stroke: var(--usual); } path.limit { stroke: var(--limit); stroke-dasharray: 5 4; } rect.open { fill: var(--open); }
.legend i { display: inline-block; width: 1.6rem; height: .25rem; margin: 0 .4rem .2rem .8rem; background: var(--now); } .legend i.usual { background: var(--usual); } .legend i.limit { background: var(--limit); } .legend i.open { background: var(--open); height: .8rem; margin-bottom: 0; }
details.incident { border: 1px solid #8886; border-radius: .3rem; margin: .4rem 0; padding: .3rem .8rem; } summary { cursor: pointer; } ul.tree, ul.tree ul { list-style: none; padding-left: 1.2rem; }
.is-true { color: #1a7f37; } .is-false { color: #d1242f; } .is-null { color: #9a6700; } .quiet { opacity: .7; }
@media print { body { max-width: none; padding: 0; font-size: 10pt; } h2, h3, h4 { break-after: avoid; } figure, details { break-inside: avoid; } }
`;
