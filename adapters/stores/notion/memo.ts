import type { FieldKey } from '../../../core/cell.ts';
import type { NotionPage } from '../../vendors/notion.ts';
import type { Bound } from './bind.ts';
import { printOf } from './bind.ts';

/** What is remembered of one table between reads. */
export interface Recall {
  readonly source: string;
  /** Property ids by field. */
  readonly columns: Readonly<Record<FieldKey, string>>;
  /** How many rows there were when all of them were read. */
  readonly rows: number;
  /** The latest minute in which a page had been edited; empty where there was no page. */
  readonly edited: string;
  /** Pages edited in that minute or later, by what they held; `null`: too many to tell apart. */
  readonly prints: Readonly<Record<string, string>> | null;
  /** Whether that minute was over when it was read: then nothing more can happen in it. */
  readonly over: boolean;
  /** The user that Rowcall is there, once it has written. */
  readonly us?: string;
}

/** So many pages are told apart by what they held; a light call shows as many. */
const mostPrints = 90;
const minute = 60_000;

/** `null` where nothing, or nothing of use, is remembered. */
export function recallOf(text: string | undefined): Recall | null {
  if (text === undefined || text === '') return null;
  const found: Partial<Recall> = JSON.parse(text);
  return typeof found.source === 'string' ? (found as Recall) : null;
}

/** What to remember of a table after all of it was read. `now`: when the reading began. */
export function recallAll(bound: Bound, pages: readonly NotionPage[], now: string, before: Recall | null): Recall {
  const edited =
    pages
      .map((page) => page.last_edited_time)
      .sort()
      .at(-1) ?? '';
  const last = pages.filter((page) => page.last_edited_time === edited);
  return {
    source: bound.source,
    columns: columnsOf(bound),
    rows: pages.length,
    edited,
    prints: last.length > mostPrints ? null : printsOf(bound, last),
    over: last.length > mostPrints && Date.parse(now) >= Date.parse(edited) + 2 * minute,
    ...(before?.us !== undefined && { us: before.us }),
  };
}

/** The same after some pages were read or written. */
export function recallSome(bound: Bound, pages: readonly NotionPage[], before: Recall): Recall {
  const recent = pages.filter((page) => page.last_edited_time >= before.edited);
  const columns = { ...before.columns, ...columnsOf(bound) };
  if (before.prints === null || recent.length === 0) return { ...before, columns };
  const prints = { ...before.prints, ...printsOf(bound, recent) };
  return { ...before, columns, prints: Object.keys(prints).length > mostPrints ? null : prints };
}

function columnsOf({ at }: Bound): Recall['columns'] {
  return Object.fromEntries([...at].map(([field, { id }]) => [field, id]));
}

function printsOf(bound: Bound, pages: readonly NotionPage[]): Readonly<Record<string, string>> {
  return Object.fromEntries(pages.map((page) => [page.id, printOf(bound, page)]));
}
