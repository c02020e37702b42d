import { createHash } from 'node:crypto';

/** How the pages look: on a telephone first, light and dark. */
export const pageStyle = `
:root { color-scheme: light dark; --ink: #1c1f23; --soft: #5d6670; --line: #d9dde2; --paper: #fff; --deed: #067647; --on-deed: #fff; --warn: #b42318; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --soft: #9aa4af; --line: #3a4148; --paper: #16191c; --deed: #5fd39a; --on-deed: #0c1410; --warn: #ff8a7a; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 30rem; padding: 1.5rem 1.25rem 3rem; font: 17px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
.brand { margin: 0; font-weight: 700; letter-spacing: .02em; color: var(--deed); }
h1 { margin: .25rem 0 .75rem; font-size: 1.5rem; line-height: 1.25; }
p { margin: .5rem 0; }
.quiet { color: var(--soft); font-size: .9rem; }
.notice { border-left: 4px solid var(--warn); padding: .25rem 0 .25rem .75rem; }
dl { margin: .5rem 0 1rem; }
dt { color: var(--soft); font-size: .9rem; }
dd { margin: 0 0 .5rem; padding-bottom: .5rem; border-bottom: 1px solid var(--line); }
ul { margin: .5rem 0 1rem; padding-left: 1.25rem; }
form { margin: 1rem 0 0; }
label { display: block; margin-bottom: .25rem; }
input { width: 100%; padding: .7rem .75rem; font: inherit; color: inherit; background: transparent; border: 1px solid var(--soft); border-radius: .5rem; }
button { width: 100%; margin-top: .6rem; padding: .8rem; font: inherit; font-weight: 600; color: var(--on-deed); background: var(--deed); border: 0; border-radius: .5rem; cursor: pointer; }
button.plain { color: var(--ink); background: transparent; border: 1px solid var(--line); font-weight: 400; }
:focus-visible { outline: 3px solid var(--deed); outline-offset: 2px; }
`;

/** What a browser may apply it by: nothing else on the page has a style. */
export const pageStylePrint = `sha256-${createHash('sha256').update(pageStyle).digest('base64')}`;
