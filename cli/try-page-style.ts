/** How the page of a first look is to look: on a screen light or dark, on a telephone, on paper. */
export const pageStyle = `
:root { color-scheme: light dark; --ink: #1c1f23; --soft: #5d6670; --line: #e3e6ea; --paper: #fff; --error: #b42318; --warning: #a15c07; --note: #067647; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --soft: #9aa4af; --line: #33393f; --paper: #16191c; --error: #ff8a7a; --warning: #f5b84b; --note: #5fd39a; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 46rem; padding: 1.5rem 1.25rem 3rem; font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
.brand { margin: 0; font-weight: 700; letter-spacing: .02em; color: var(--note); }
h1 { margin: .25rem 0 .5rem; font-size: 1.6rem; line-height: 1.2; }
.sum { margin: 0; font-size: 1.05rem; }
.quiet, footer { color: var(--soft); font-size: .875rem; }
section { margin-top: 1.75rem; border-top: 3px solid var(--line); padding-top: .5rem; }
section.error { border-color: var(--error); } section.warning { border-color: var(--warning); } section.note { border-color: var(--note); }
h2 { margin: 0; font-size: 1.2rem; } h3 { margin: .9rem 0 .1rem; font-size: 1rem; }
h2 span, h3 span { margin-left: .35em; color: var(--soft); font-weight: 400; font-variant-numeric: tabular-nums; }
.remedy, .more { margin: 0; color: var(--soft); font-size: .9rem; }
ul { list-style: none; margin: .3rem 0; padding: 0; }
li { display: flex; gap: .75rem; padding: .25rem 0; border-bottom: 1px solid var(--line); }
.row { flex: 0 0 5.5rem; color: var(--soft); font-variant-numeric: tabular-nums; }
i { color: var(--soft); font-style: normal; }
footer { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: .5rem; } footer p { margin: .25rem 0; }
@media (max-width: 30rem) { li { display: block; } .row { display: block; font-size: .8rem; } }
@media print { body { max-width: none; padding: 0; font-size: 10.5pt; } article { break-inside: avoid; } h2, h3 { break-after: avoid; } }
`;
