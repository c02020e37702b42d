import { formCode } from '../adapters/actions/examining/examination.ts';
import type { Group } from '../adapters/actions/examining/groups-in-words.ts';
import type { Overview } from '../adapters/actions/overview.ts';
import type { Args } from '../core/finding.ts';
import type { Language } from '../core/language.ts';
import { printable } from './terminal.ts';

/** What was read, and what was found there. */
export type Seen = Pick<Overview, 'tables' | 'groups' | 'milliseconds'>;

/** How the lines are to look. */
export interface Layout {
  /** Characters a line may have. */
  readonly width: number;
  paint(style: 'red' | 'yellow' | 'green' | 'dim' | 'bold', text: string): string;
}

const mostLines = 10;
const mostRows = 3;
/** An example shorter than this says nothing: then the line is longer than it should be. */
const leastExample = 24;

/**
 * What a check came to, in at most ten lines: one sentence, then the gravest and most frequent first. `seeAll` stands
 * behind the number of those left out, and says how to see them.
 */
export function reportLines(overview: Seen, language: Language, layout: Layout, seeAll = ''): readonly string[] {
  const { groups } = overview;
  const shown = groups.length < mostLines ? groups : worthShowing(groups, mostLines - 2);
  const margin = marginOf(shown, language);
  const left = groups.length - shown.length;
  const more = `${language.say({ code: 'report.more-kinds', args: { count: left } })}${seeAll}`;
  return [
    layout.paint('bold', summary(overview, language)),
    ...shown.map((group) => groupLine(group, margin, language, layout)),
    ...(left > 0 ? [layout.paint('dim', more)] : []),
  ];
}

/** The first groups, and the first of every word that the summary counts: each sort of finding has its example. */
function worthShowing(groups: readonly Group[], most: number): readonly Group[] {
  const words = groups.map(wordOf);
  const firsts = groups.filter((group, at) => words.indexOf(wordOf(group)) === at);
  const others = groups.filter((group) => !firsts.includes(group));
  const chosen = new Set([...firsts, ...others.slice(0, most - firsts.length)]);
  return groups.filter((group) => chosen.has(group));
}

/** Everything that was found, like with like, each with what to do about it. */
export function wholeReportLines(overview: Seen, language: Language, layout: Layout): readonly string[] {
  return [layout.paint('bold', summary(overview, language)), ...blocks(overview.groups, language, layout)];
}

/** Each group with all its rows. */
export function blocks(groups: readonly Group[], language: Language, layout: Layout): readonly string[] {
  const margin = marginOf(groups, language);
  return groups.flatMap((group) => [
    '',
    `${countOf(group, margin, language, layout)}  ${layout.paint('bold', placeOf(group))}`,
    ...pointLines(group, language, layout),
  ]);
}

/** Where what to do is told: once for all, at each row, or nowhere, since what belongs there is said already. */
export function adviceFor({ points, code }: Group): 'once' | 'each' | 'none' {
  if (points.length > 1 && points.every(({ remedy }) => remedy === points[0]!.remedy)) return 'once';
  return code === formCode ? 'none' : 'each';
}

function pointLines(group: Group, language: Language, layout: Layout): readonly string[] {
  const { points } = group;
  const advice = adviceFor(group);
  const lines = points.map(({ row, label, message, remedy }) => {
    const where = row === null ? '' : `${rowsOf([row], 1, language)}  `;
    const who = label === '' ? '' : layout.paint('dim', `${printable(label)}  `);
    return `  ${where}${who}${printable(message)}${advice === 'each' ? `. ${printable(remedy)}` : ''}`;
  });
  return advice === 'once' ? [`  ${layout.paint('dim', printable(points[0]?.remedy ?? ''))}`, ...lines] : lines;
}

/** One sentence: how much was read, and what is to be done about it. */
export function summary({ tables, groups, milliseconds }: Seen, language: Language): string {
  const say = (code: string, args: Args) => language.say({ code, args });
  const records = tables.reduce((sum, table) => sum + table.records, 0);
  const seconds = Math.max(0.1, Math.round(milliseconds / 100) / 10);
  const checked = say('report.checked', { tables: tables.length, records, seconds });
  const counts = ['error', 'warning', 'form', 'note'].flatMap((word) => {
    const count = groups.reduce((sum, group) => sum + (wordOf(group) === word ? group.count : 0), 0);
    return count > 0 ? [say(`report.count.${word}`, { count })] : [];
  });
  return `${checked}: ${counts.length > 0 ? counts.join(', ') : say('report.clean', {})}`;
}

/** What can be put into one form is a note with a word of its own. */
function wordOf({ severity, code }: Group): string {
  return code === formCode ? 'form' : severity;
}

interface Margin {
  readonly digits: number;
  readonly word: number;
}

function marginOf(groups: readonly Group[], language: Language): Margin {
  const words = groups.map((group) => wordFor(group, language).length);
  return { digits: Math.max(...groups.map(({ count }) => String(count).length)), word: Math.max(...words) };
}

function wordFor(group: Group, language: Language): string {
  return language.say({ code: `report.word.${wordOf(group)}`, args: { count: group.count } });
}

function countOf(group: Group, { digits, word }: Margin, language: Language, layout: Layout): string {
  const text = `${String(group.count).padStart(digits)} ${wordFor(group, language).padEnd(word)}`;
  const styles = { error: 'red', warning: 'yellow', form: 'green' } as const;
  const style = Object.entries(styles).find(([name]) => name === wordOf(group))?.[1];
  return style === undefined ? text : layout.paint(style, text);
}

function placeOf({ table, column }: Group): string {
  return printable([table, column].filter((name) => name !== '').join(', '));
}

function groupLine(group: Group, margin: Margin, language: Language, layout: Layout): string {
  const lead = { text: countOf(group, margin, language, layout), length: margin.digits + margin.word + 1 };
  return fittedLine(lead, group, language, layout);
}

/**
 * A group on one line behind a lead, which may be painted: as many rows as fit, and the example cut when even one row
 * leaves too little room.
 */
export function fittedLine(
  lead: { readonly text: string; readonly length: number },
  group: Group,
  language: Language,
  layout: Layout,
): string {
  const example = printable(group.points[0]?.message ?? '');
  const place = placeOf(group);
  const room = layout.width - (lead.length + place.length + 4);
  for (let most = mostRows; most > 0; most--) {
    const rows = rowsOf(group.rows.slice(0, most), group.count, language);
    const left = room - (rows === '' ? 0 : rows.length + 3);
    if (example.length > left && most > 1) continue;
    const told = cut(example, Math.max(left, leastExample));
    const tail = rows === '' ? '' : layout.paint('dim', ` (${rows})`);
    return `${lead.text}  ${place}: ${told}${tail}`;
  }
  return '';
}

/** The first rows, `rows 7, 19, 33 …`; empty for what concerns a whole table. */
function rowsOf(rows: readonly (number | string)[], count: number, language: Language): string {
  if (rows.length === 0) return '';
  const listed = `${rows.join(', ')}${count > rows.length ? ' …' : ''}`;
  return language.say({ code: 'report.rows', args: { count, rows: listed } });
}

function cut(text: string, most: number): string {
  return text.length <= most
    ? text
    : `${text
        .slice(0, most - 1)
        .toWellFormed()
        .trimEnd()}…`;
}
