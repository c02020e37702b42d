import type { Group } from '../adapters/actions/examining/groups-in-words.ts';
import type { Point } from '../adapters/actions/examining/point.ts';
import type { Chapter, Tried } from '../adapters/actions/try-book.ts';
import { htmlText } from '../core/html-text.ts';
import type { Language } from '../core/language.ts';
import { adviceFor, summary } from './report.ts';
import { printable } from './terminal.ts';
import { seenIn, themeTitle } from './try-lines.ts';
import { pageStyle } from './try-page-style.ts';

/** By these words a page of ours is known again. */
const generator = '<meta name="generator" content="Rowcall">';

/**
 * A first look as one page of HTML: whole in itself, without script, for a telephone and for paper. `isMasked` only says
 * so on the page.
 */
export function triedPage(tried: Tried, language: Language, isMasked: boolean): string {
  const say = (code: string, args = {}) => inHtml(language.say({ code: `report.try.${code}`, args }));
  const { name, at, zone, tables, alone, chapters } = tried;
  const when = new Intl.DateTimeFormat(language.code, { dateStyle: 'long', timeStyle: 'short', timeZone: zone });
  const title = say('title', { name });
  return `<!doctype html>
<html lang="${language.code}">
<head>
<meta charset="utf-8">
${generator}
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${pageStyle}</style>
</head>
<body>
<header>
<p class="brand">Rowcall</p>
<h1>${title}</h1>
<p class="sum">${inHtml(summary(seenIn(tried), language))}</p>
<p class="quiet"><time datetime="${inHtml(at)}">${inHtml(when.format(new Date(at)))}</time></p>
</header>
<main>
${chapters.map((chapter) => chapterIn(chapter, language)).join('\n')}
</main>
<footer>
${tables.map(({ table, records, columns }) => `<p>${say('read', { table, records, columns: columns.join(', ') })}</p>`).join('\n')}
${alone.length > 0 ? `<p>${say('alone', { tabs: alone.join(', ') })}</p>` : ''}
<p>${say('only-looked')}${isMasked ? ` ${say('masked')}` : ''}</p>
</footer>
</body>
</html>
`;
}

/** Whether a text is a page that was made here. */
export function isTriedPage(text: string): boolean {
  return text.slice(0, 500).includes(generator);
}

function chapterIn(chapter: Chapter, language: Language): string {
  const { theme, count, groups } = chapter;
  return `<section class="${groups[0]!.severity}" id="${theme}">
<h2>${inHtml(themeTitle(chapter, language))} <span>${count}</span></h2>
${groups.map((group) => groupIn(group, language)).join('\n')}
</section>`;
}

/** A remedy that is the same for all is told once, above. */
function groupIn(group: Group, language: Language): string {
  const { table, column, count, points } = group;
  const place = [table, column].filter((name) => name !== '').join(', ');
  const [first] = points;
  const advice = adviceFor(group);
  const isAbove = advice === 'once' || (advice === 'each' && points.length === 1);
  const left = count - points.length;
  const more =
    left > 0 ? `<p class="more">${inHtml(language.say({ code: 'report.more', args: { count: left } }))}</p>` : '';
  return `<article>
<h3>${inHtml(place)}${count > 1 ? ` <span>${count}</span>` : ''}</h3>
${isAbove && first !== undefined ? `<p class="remedy">${inHtml(first.remedy)}</p>` : ''}
<ul>
${points.map((point) => pointIn(point, advice === 'each' && !isAbove, language)).join('\n')}
</ul>
${more}
</article>`;
}

function pointIn({ row, label, message, remedy }: Point, isAdvised: boolean, language: Language): string {
  const where = row === null ? '' : language.say({ code: 'report.rows', args: { count: 1, rows: String(row) } });
  const who = label === '' ? '' : `<b>${inHtml(label)}:</b> `;
  const advice = isAdvised ? ` <i>${inHtml(remedy)}</i>` : '';
  return `<li><span class="row">${inHtml(where)}</span><span>${who}${inHtml(message)}${advice}</span></li>`;
}

/** Text that came out of a cell, made fit to stand anywhere in a page. */
function inHtml(text: string): string {
  return htmlText(printable(text));
}
