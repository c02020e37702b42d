import { type Cell, type Cells, cellText, type FieldKey, sameCell, type TableKey } from '../../core/cell.ts';
import type { Model } from '../../core/model.ts';
import { recordKey } from '../../core/record.ts';
import type { Kept, OpenQuestion, State } from '../../core/state.ts';
import type { Store } from '../../core/store.ts';
import { formOf } from '../simulation/model.ts';
import type { Board, Post } from './board.ts';
import { linkOf } from './board.ts';
import { countText, events, rankOf, taskTitle } from './model.ts';
import type { Deal, People } from './people.ts';

/** A promise that was not kept. */
export interface Violation {
  readonly law: 'value' | 'rows' | 'ours' | 'messages' | 'rest' | 'worker';
  readonly what: string;
}

/** What a run left behind. */
export interface Left {
  readonly model: Model;
  readonly store: Store;
  readonly state: State;
  readonly board: Board;
  readonly people: People;
}

interface Sheet {
  readonly firms: readonly SheetRow[];
  readonly deals: readonly SheetRow[];
  readonly tasks: readonly SheetRow[];
}

interface SheetRow {
  readonly id: string | null;
  /** What the state knows of it. */
  readonly kept: Kept | null;
  /** What people know it by. */
  readonly name: string;
  readonly cells: Cells;
}

/** Every promise that a run broke, with all at rest. */
export async function check({ model, store, state, board, people }: Left): Promise<readonly Violation[]> {
  const questions = [
    ...(await state.questions({ open: true, limit: 10_000 })),
    ...(await state.questions({ open: false, limit: 10_000 })),
  ];
  const { tables } = await store.read(
    [...model.tables.keys()].map((table) => ({ table })),
    null,
  );
  const known = new Map<string, Kept>();
  for (const key of model.tables.keys())
    for (const one of await state.records(key, 'all')) if (!one.gone) known.set(recordKey(key, one.id), one);
  const rows = (key: TableKey): readonly SheetRow[] =>
    tables.get(key)!.records.map(({ id, cells }) => ({
      id,
      kept: known.get(recordKey(key, id ?? '')) ?? null,
      name: cellText(cells[model.tables.get(key)!.label] ?? null),
      cells,
    }));
  const sheet: Sheet = { firms: rows('firms'), deals: rows('deals'), tasks: rows('tasks') };
  const asked: Asked = (what, id) => questions.some(({ key }) => key.includes(`/${what}/deals/${id}/`));
  // Of what only a person can decide about a row, the row tells until somebody has.
  const open = questions.filter(({ answer, kind }) => answer === null && kind !== 'suggestion');
  const waiting = new Set(open.flatMap(({ about }) => about));
  return [
    ...lostValues(model, sheet, people, questions),
    ...wrongRows(sheet, people),
    ...unknownRows(sheet, known),
    ...wrongCells(model, sheet, board, waiting),
    ...wrongMessages(sheet, board, people, asked),
  ];
}

/** Whether people were asked about that message of a deal. */
type Asked = (what: string, id: string) => boolean;

/** What people typed last stands in its cell, as typed or in its form, or in a question. */
function lostValues(model: Model, { deals }: Sheet, people: People, questions: readonly OpenQuestion[]): Violation[] {
  return deals.flatMap(({ name, cells }) =>
    [...(people.deals.get(name)?.typed ?? [])].flatMap(([field, typed]): Violation[] => {
      const now = cells[field] ?? null;
      if (sameCell(now, typed) || sameCell(now, formOf(model, 'deals', field, typed))) return [];
      if (questions.some((question) => holds(question, typed))) return [];
      return [{ law: 'value', what: `${name}.${field}: typed ${cellText(typed)}, holds ${cellText(now)}` }];
    }),
  );
}

function holds({ args, patch }: OpenQuestion, typed: Cell): boolean {
  const cells = [...Object.values(patch?.set ?? {}), ...Object.values(patch?.expect ?? {})];
  return (
    Object.values(args).some((one) => String(one) === cellText(typed)) || cells.some((one) => sameCell(one, typed))
  );
}

/** Each row of people is there once, what they deleted stays away, and each won deal has become one task. */
function wrongRows({ firms, deals, tasks }: Sheet, people: People): Violation[] {
  const there = [...people.deals].flatMap(([title, { isThere }]) => (isThere ? [title] : []));
  const found: Violation[] = [
    ...differences('deal', deals, there),
    ...differences('firm', firms, people.firms),
    ...twice(tasks.map(({ name }) => name)).map((name) => ({ law: 'rows', what: `${name} was made twice` }) as const),
  ];
  const made = new Set(tasks.map(({ name }) => name));
  for (const [title, deal] of people.deals) {
    const isMade = made.has(taskTitle(title));
    if (isMade && !isClosed(deal, 'Won')) found.push({ law: 'rows', what: `${title} was not won and is a task` });
    if (!isMade && deal.isThere && isClosed(deal, 'Won')) found.push({ law: 'rows', what: `${title} is no task` });
  }
  return found;
}

/** Whether people brought it there since Rowcall came. */
function isClosed({ typed, began }: Deal, stage: string): boolean {
  return typed.get('stage') === stage && began !== stage;
}

function differences(what: string, rows: readonly SheetRow[], names: readonly string[]): Violation[] {
  const found = new Set(rows.map(({ name }) => name));
  const wanted = new Set(names);
  return [
    ...twice(rows.map(({ name }) => name)).map((name) => `${what} ${name} stands there twice`),
    ...[...wanted].filter((name) => !found.has(name)).map((name) => `${what} ${name} is destroyed`),
    ...[...found].filter((name) => !wanted.has(name)).map((name) => `${what} ${name} was deleted and is back`),
  ].map((said) => ({ law: 'rows', what: said }));
}

function twice(names: readonly string[]): readonly string[] {
  return [...Map.groupBy(names, (name) => name)].flatMap(([name, all]) => (all.length > 1 ? [name] : []));
}

/** Each row has an id of its own, under which the state knows just what stands there, and it knows no other. */
function unknownRows(sheet: Sheet, known: ReadonlyMap<string, Kept>): Violation[] {
  const found: Violation[] = [];
  const there: string[] = [];
  for (const [table, rows] of Object.entries<readonly SheetRow[]>({ ...sheet }))
    for (const { id, kept, name, cells } of rows) {
      there.push(recordKey(table, id ?? ''));
      if (kept === null) found.push({ law: 'rows', what: `${name} (${id}) is not known` });
      else if (Object.keys(cells).some((field) => !sameCell(cells[field]!, kept.seen[field] ?? null)))
        found.push({ law: 'rows', what: `${name} holds what was not seen` });
    }
  for (const key of twice(there)) found.push({ law: 'rows', what: `two rows share the id ${key}` });
  for (const key of known.keys())
    if (!there.includes(key)) found.push({ law: 'rows', what: `${key} is thought to be there` });
  return found;
}

/** Our columns are what the rules make of people's columns, and what the board answered. */
function wrongCells(model: Model, { deals, firms }: Sheet, board: Board, waiting: ReadonlySet<string>): Violation[] {
  const found: Violation[] = [];
  const compare = (name: string, cells: Cells, field: FieldKey, must: Cell) => {
    const now = cells[field] ?? null;
    if (!sameCell(now, must))
      found.push({ law: 'ours', what: `${name}.${field} is ${cellText(now)}, must be ${cellText(must)}` });
  };
  const rewritten = /^✎ \d+$/u;
  const askedOrWrong = /^[?!] \d+$/u;
  const phone = model.tables.get('deals')!.byKey.get('phone')!;
  for (const { id, kept, name, cells } of deals) {
    const cell = cells['phone'] ?? null;
    const isWrong = phone.parse(cell).is === 'wrong';
    // Where a cell cannot be read, what was accepted before stays.
    const accepted = kept?.accepted['phone'] ?? null;
    const stays = accepted === null ? null : phone.cell(accepted);
    const number = isWrong ? stays : formOf(model, 'deals', 'phone', cell);
    const post = board.posts.find(({ what, key }) => what === 'won' && key.startsWith(`won/deals/${id}/`));
    compare(name, cells, 'rank', rankOf(cells['stage'] ?? null, number));
    const sign = String(cells['check'] ?? '');
    // What Rowcall changed it tells for as long as nobody has edited the row since.
    const isAsked = waiting.has(recordKey('deals', id ?? '')) && askedOrWrong.test(sign);
    compare(name, cells, 'check', isAsked ? sign : isWrong ? '! 1' : rewritten.test(sign) ? sign : '✓');
    compare(name, cells, 'posted', post === undefined ? null : linkOf(post.key));
  }
  for (const { name, cells } of firms)
    compare(name, cells, 'deals', countText(deals.filter((deal) => sameCell(deal.cells['firm'] ?? null, name)).length));
  return found;
}

/** No message is seen twice, by its key or by its meaning; what is owed came, or people were asked about it. */
function wrongMessages({ deals }: Sheet, { posts }: Board, people: People, asked: Asked): Violation[] {
  const meaningOf = ({ what, title }: Post) => `${what} of ${title}`;
  const keysOf = (said: string) => posts.flatMap((post) => (meaningOf(post) === said ? [post.key] : [])).join(', ');
  const found: Violation[] = [
    ...twice(posts.map(({ key }) => key)).map((key) => `${key} came twice`),
    ...twice(posts.map(meaningOf)).map((said) => `${said} came twice: ${keysOf(said)}`),
  ].map((what) => ({ law: 'messages', what }));
  const ids = new Map(deals.map(({ name, id }) => [name, id]));
  const seen = new Set(posts.map(meaningOf));
  for (const [title, deal] of people.deals)
    for (const [stage, { what }] of Object.entries(events)) {
      const isSeen = seen.has(`${what} of ${title}`);
      if (isSeen && deal.began === stage)
        found.push({ law: 'messages', what: `${what} of ${title} was so before Rowcall came` });
      if (!isSeen && deal.isThere && isClosed(deal, stage) && !asked(what, ids.get(title) ?? ''))
        found.push({ law: 'messages', what: `nobody heard of ${what} of ${title}` });
    }
  return found;
}
