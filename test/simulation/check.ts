import type { Cell } from '../../core/cell.ts';
import { cellText, sameCell } from '../../core/cell.ts';
import { recordKey } from '../../core/record.ts';
import type { JournalLine, OpenQuestion } from '../../core/state.ts';
import { oursOf } from './check-ours.ts';
import { formOf } from './model.ts';
import type { End, Violation } from './run.ts';
import type { Family, SheetLine, Tab } from './sheet.ts';
import { theirs } from './sheet.ts';

/** A violation, and whether its story is one that nobody can decide. */
type Excusable = Violation & { readonly excused: boolean };

/** What a run came to. */
export interface Checked {
  readonly violations: readonly Violation[];
  /** Stories that nobody could have decided, and that went the other way than people meant. */
  readonly undecidable: readonly Violation[];
  /** Values lost in cells that the store can only look at before and after it writes. */
  readonly lostWhereChecked: readonly Violation[];
  /** Cells of which history tells something else than stood there, for the same reason. */
  readonly blind: readonly Violation[];
  readonly questions: readonly OpenQuestion[];
}

const far = '2999-01-01T00:00:00.000Z';

/** Looks at everything that a run left behind, and says which promises were broken. */
export async function check(end: End): Promise<Checked> {
  const questions = [
    ...(await end.state.questions({ open: true, limit: 10_000 })),
    ...(await end.state.questions({ open: false, limit: 10_000 })),
  ];
  const journal = await end.state.history({ limit: 100_000 });
  const violations: Violation[] = [...end.seen];
  const undecidable: Violation[] = [];
  const lostWhereChecked: Violation[] = [];
  const blind: Violation[] = [];

  for (const [tab, line] of end.sheet.lines())
    for (const lost of lostIn(end, tab, line, questions)) (lost.checked ? lostWhereChecked : violations).push(lost);
  if (!end.isOut) violations.push(...rowsOf(end), ...(await oursOf(end)));
  for (const one of messagesOf(end, questions)) (one.excused ? undecidable : violations).push(one);
  for (const one of unexplained(end, journal, questions))
    (one.excused ? undecidable : one.blind ? blind : violations).push(one);
  // Where each cell is found by its text alone, a lost write may have found some of them, and nobody can tell which.
  const isByCell = end.setting.store === 'sheets' || end.setting.store === 'google-sheets';
  (isByCell ? blind : violations).push(...invented(end, journal));
  violations.push(...restless(end, await end.state.unfinished()));
  violations.push(...(await unanswered(end)));
  const stuck = await end.state.claim(far, 100);
  if (stuck.length > 0)
    violations.push({ law: 'I4 owed', what: `never sent: ${stuck.map(({ effect }) => effect.key)}` });
  violations.push(...(await left(end)));
  return { violations, undecidable, lostWhereChecked, blind, questions };
}

/** I8: what is wrong once it was taken out; nothing of what people typed is lost by that. */
async function left(end: End): Promise<Violation[]> {
  const before = new Map(end.sheet.lines().map(([, line]) => [line.who, theirCells(end, line)]));
  const found = [...(await end.leave())];
  for (const [, line] of end.sheet.lines())
    if (before.get(line.who) !== theirCells(end, line))
      found.push({
        law: 'I8 remove',
        what: `${line.who.name} holds ${theirCells(end, line)}, held ${before.get(line.who)}`,
      });
  return found;
}

function theirCells({ sheet }: End, line: SheetLine): string {
  const tab = sheet.tabs.get(line.who.table)!;
  return JSON.stringify(theirs(tab.table).map((field) => sheet.cell(tab, line, field)));
}

/** I1: what people typed last is in its cell, as typed or in its form, or in a question. */
function lostIn(
  { model, sheet, history }: End,
  tab: Tab,
  line: SheetLine,
  questions: readonly OpenQuestion[],
): (Violation & { readonly checked: boolean })[] {
  if (line.who.made && line.who.typed.size === 0) return [];
  const table = tab.table.key;
  return theirs(tab.table).flatMap((field) => {
    if (line.who.made && !line.who.typed.has(field)) return [];
    const typed = line.who.typed.get(field) ?? null;
    const now = sheet.cell(tab, line, field);
    if (sameCell(now, typed) || sameCell(now, formOf(model, table, field, typed))) return [];
    if (typed === null && sameCell(now, tab.table.byKey.get(field)!.default)) return [];
    if (field === 'company' && isSameCompany(history.names, typed, now)) return [];
    if (questions.some((question) => holds(question, typed))) return [];
    const last = sheet.changes.findLast((change) => change.who === line.who && change.field === field);
    return [
      {
        law: 'I1 value',
        what: `${line.who.name}.${field}: people typed ${cellText(typed) || 'nothing'}, it holds ${cellText(now) || 'nothing'} (${last === undefined ? 'not written' : `written for ${last.meant}, ${last.guard}`})`,
        checked: last?.guard === 'checked',
      },
    ];
  });
}

function isSameCompany(names: End['history']['names'], typed: Cell, now: Cell): boolean {
  const text = cellText(now).split(' · ')[0]!;
  return names.some((set) => set.has(cellText(typed).split(' · ')[0]!) && set.has(text));
}

function holds({ args, patch }: OpenQuestion, typed: Cell): boolean {
  const text = cellText(typed);
  const cells = [...Object.values(patch?.set ?? {}), ...Object.values(patch?.expect ?? {})];
  return Object.values(args).some((value) => String(value) === text) || cells.some((cell) => sameCell(cell, typed));
}

/** I2: each line of people is there once, under one id that Rowcall knows it by; what rules made was made once. */
function rowsOf({ sheet, history, model }: End): Violation[] {
  const found: Violation[] = [];
  const ids = new Map<string, SheetLine>();
  for (const [tab, line] of sheet.lines()) {
    if (theirs(tab.table).every((field) => sheet.cell(tab, line, field) === null)) continue;
    const id = history.idOf(tab, line);
    const kept = id === null ? null : history.shadow.get(recordKey(tab.table.key, id));
    const what = `${line.who.name} (${id})`;
    if (id === null) found.push({ law: 'I2 id', what: `${what} has no id` });
    else if (ids.has(recordKey(tab.table.key, id))) found.push({ law: 'I2 id', what: `${what} shares its id` });
    else if (kept === undefined || kept === null || kept.gone)
      found.push({ law: 'I2 known', what: `${what} is not known` });
    else
      for (const { key } of model.tables.get(tab.table.key)!.fields)
        if (!sameCell(kept.seen[key] ?? null, sheet.cell(tab, line, key)))
          found.push({ law: 'I2 known', what: `${what}.${key} holds what was not seen` });
    if (id !== null) ids.set(recordKey(tab.table.key, id), line);
  }
  for (const [key, kept] of history.shadow)
    if (!kept.gone && !ids.has(key)) found.push({ law: 'I2 known', what: `${key} is thought to be there` });
  return found;
}

/** I4: each message is seen once at most, nobody gets more of them than happened, and what is owed came or is asked about. */
function messagesOf(end: End, questions: readonly OpenQuestion[]): Excusable[] {
  const { history, sheet } = end;
  const found: Excusable[] = [];
  const seen = new Map<string, number>();
  for (const { key } of history.posts) seen.set(key, (seen.get(key) ?? 0) + 1);
  for (const [key, times] of seen)
    if (times > 1) found.push({ law: 'I4 twice', what: `${key} was seen ${times} times`, excused: false });
  const flagged = questions.filter(({ kind }) => kind === 'unknown-effect' || kind === 'alarm');
  for (const family of new Set(history.titles.values())) {
    const names = [...history.titles].flatMap(([title, of]) => (of === family ? [title] : []));
    const strays = history.posts.some((post) => post.family === family && isOfExcused(end, post.key));
    const excused = strays || family.excuses.size > 0;
    for (const what of ['won', 'remind']) {
      const posts = history.posts.filter((post) => post.what === what && post.family === family);
      const keys = new Set(posts.map(({ key }) => key));
      const allowed = family.allowed.get(what) ?? 0;
      if (keys.size > allowed)
        found.push({
          law: 'I4 twice',
          what: `${names[0]}: ${what} ${keys.size} times, it happened ${allowed} times`,
          excused,
        });
      if (keys.size === 0 && isOwed(end, family, what) && !flagged.some(({ key }) => key.includes(`/${what}/`)))
        found.push({ law: 'I4 owed', what: `${names[0]}: nobody heard of ${what}`, excused });
    }
    const made = sheet.lines().filter(([tab, { who }]) => who.made && names.includes(titleOf(end, tab, who)));
    if (made.length > (family.allowed.get('won') ?? 0))
      found.push({ law: 'I2 rows', what: `${names[0]}: ${made.length} tasks were made`, excused });
  }
  return found;
}

/** Whether a message tells of a record whose id stands beside a row that it may not have been meant for. */
function isOfExcused({ sheet, history }: End, key: string): boolean {
  const [, table, id] = key.split('/');
  return sheet
    .lines()
    .some(
      ([tab, line]) => tab.table.key === table && history.idOf(tab, line) === id && line.who.family.excuses.size > 0,
    );
}

function titleOf({ sheet }: End, tab: Tab, who: SheetLine['who']): string {
  const first = sheet.changes.find((change) => change.who === who && change.field === tab.table.label);
  return cellText(first?.after ?? null).replace('Invoice ', '');
}

/** Whether some line still stands where its people brought it; what went over that is a question by now. */
function isOwed({ sheet }: End, family: Family, what: string): boolean {
  const stage = what === 'won' ? 'Won' : 'Talk';
  return [...(family.owed.get(what) ?? [])].some((who) =>
    sheet.lines().some(([tab, line]) => line.who === who && sheet.cell(tab, line, 'stage') === stage),
  );
}

/** I5: every cell that Rowcall changed stands in history, with the record it was changed in and what it held before. */
function unexplained(
  { sheet, history }: End,
  journal: readonly JournalLine[],
  questions: readonly OpenQuestion[],
): (Excusable & { readonly blind: boolean })[] {
  const idsOf = new Map<SheetLine['who'], Set<string>>();
  for (const [tab, line] of sheet.lines()) {
    const id = history.idOf(tab, line);
    if (id !== null) idsOf.set(line.who, (idsOf.get(line.who) ?? new Set()).add(id));
  }
  const found: (Excusable & { readonly blind: boolean })[] = [];
  for (const change of sheet.changes) {
    if (change.field.startsWith('_') || change.field === '?') continue;
    const ids = new Set(idsOf.get(change.who)).add(change.meant);
    if (change.id !== null) ids.add(change.id);
    // A record that we made may be told under the id that it was made under: nobody had heard of another yet.
    for (const id of change.who.ids) ids.add(id);
    const lines = journal.filter(
      ({ table, id, after }) =>
        table === change.table && ids.has(id) && change.field in after && sameCell(after[change.field]!, change.after),
    );
    const unseen = change.expected !== undefined && !sameCell(change.expected, change.before);
    const astray = change.aimed !== change.field || change.meant !== change.id;
    const blind = change.guard === 'checked' && (unseen || astray);
    const excused = change.who.family.excuses.size > 0;
    const what = `${change.who.name}.${change.field}: ${cellText(change.before)} → ${cellText(change.after)}`;
    if (lines.length === 0)
      found.push({
        law: 'I5 history',
        what: `${what} is not told (${change.guard}, for ${change.meant})`,
        excused,
        blind,
      });
    else if (
      !lines.some(({ before }) => sameCell(before[change.field] ?? null, change.before)) &&
      !questions.some((question) => question.kind === 'conflict' && holds(question, change.before))
    )
      found.push({ law: 'I5 before', what: `${what} is told with another before (${change.guard})`, excused, blind });
  }
  return found;
}

/** I5: what history tells that we wrote was written, whoever's row it came to stand in. */
function invented({ sheet, history }: End, journal: readonly JournalLine[]): Violation[] {
  const nameOf = (table: string, field: string, is: Cell) => JSON.stringify([table, field, is]);
  const written = new Set(
    sheet.changes.flatMap(({ table, field, aimed, after }) => [
      nameOf(table, field, after),
      nameOf(table, aimed, after),
    ]),
  );
  // What a lost write wanted and a person has typed is taken for written: it stands there.
  for (const [table, field, is] of history.typed) written.add(nameOf(table, field, is));
  return journal.flatMap(({ table, id, phase, rules, before, after }) =>
    Object.keys(rules).flatMap((field): Violation[] => {
      const is = after[field] ?? null;
      const isNews = phase === 'observed' && is !== null && !sameCell(before[field] ?? null, is);
      if (!isNews || written.has(nameOf(table, field, is))) return [];
      return [{ law: 'I5 told', what: `${table}/${id}.${field}: ${cellText(is)} was never written` }];
    }),
  );
}

/** I6: looking once more at everything changes nothing. */
function restless({ again, seen }: End, unfinished: readonly unknown[]): Violation[] {
  if (seen.some(({ law }) => law === 'rest')) return [];
  const { report, writes, posts } = again;
  const found: Violation[] = [];
  if (report === null || report.changed + report.written + report.suggested > 0 || writes + posts > 0)
    found.push({
      law: 'I6 again',
      what: `one more look: changed ${report?.changed}, written ${report?.written}, suggested ${report?.suggested}, calls ${writes}, messages ${posts}`,
    });
  if (unfinished.length > 0) found.push({ law: 'I6 again', what: `${unfinished.length} plans stay open` });
  return found;
}

/** What people asked for is answered, and what was answered "done" was done. */
async function unanswered({ state, requests, history }: End): Promise<Violation[]> {
  const found: Violation[] = [];
  for (const { request, written } of requests) {
    const verdict = await state.verdict(request.key);
    const [edit] = request.edits;
    const kept = history.shadow.get(recordKey(edit!.table, edit!.id));
    if (verdict !== null && !verdict.answered) found.push({ law: 'request', what: `${request.key} is not answered` });
    if (verdict?.answered && verdict.finding === null && !written && 'phone' in edit!.set && kept !== undefined)
      found.push({ law: 'request', what: `${request.key} was answered as done and never written` });
  }
  return found;
}
