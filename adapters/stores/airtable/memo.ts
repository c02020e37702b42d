import type { Cell, FieldKey, Instant, TableKey } from '../../../core/cell.ts';
import type { Memo } from '../../../core/store.ts';
import { hookMemo } from './names.ts';
import type { BoundField, BoundTable } from './schema.ts';
import type { Sent } from './sent.ts';

interface Asking {
  /** When it was last asked whether anything changed, without having told. */
  readonly asked?: Instant;
}

/** How Airtable tells of changes, until when, and the secret by which its calls are known. */
export interface Hook extends Asking {
  readonly id: string;
  readonly secret: string;
  readonly expires: Instant;
  /** Where it tells; `null`: it tells nobody and is only asked. */
  readonly url: string | null;
  /** Who we are to Airtable. */
  readonly me: string;
}

/** Airtable would not have it; nobody asks again before `again`. */
export interface NoHook extends Asking {
  readonly again: Instant;
}

/** What is remembered of one table. */
export interface TableMemo {
  readonly bound: BoundTable;
  /** Up to where the changes that Airtable told are known; `null`: nothing was ever told, or some of it was missed. */
  readonly told: { readonly hook: string; readonly cursor: number } | null;
  /** The day of the last look, since what is told is kept for a week only. */
  readonly day: string;
  readonly sent: readonly Sent[];
}

type Written = readonly [string, string, (readonly [FieldKey, string, string, string?])[], string | null];

/** Short names: a memo is written with every change. */
export function writeTableMemo({ bound, told, day, sent }: TableMemo): string {
  const fields = [...bound.fields].map(
    ([key, { id, type, to }]) => (to === undefined ? [key, id, type] : [key, id, type, to]) as Written[2][number],
  );
  return JSON.stringify({
    b: [bound.id, bound.print, fields, bound.key] satisfies Written,
    t: told === null ? null : [told.hook, told.cursor],
    d: day,
    s: sent.map(({ record, field, expect, set, at, told: isTold }) =>
      isTold ? [record, field, expect, set, at, 1] : [record, field, expect, set, at],
    ),
  });
}

/** What was remembered of a table; `null` where nothing was, or a version before this one did it. */
export function readTableMemo(memo: Memo | null, table: TableKey): TableMemo | null {
  const text = memo?.[table];
  if (text === undefined) return null;
  try {
    const { b, t, d, s } = JSON.parse(text);
    const [id, print, list, key] = b as Written;
    const fields = new Map(
      list.map(([field, at, type, to]): [FieldKey, BoundField] => [
        field,
        { id: at, type, ...(to !== undefined && { to }) },
      ]),
    );
    return {
      bound: { id, print, fields, key },
      told: t === null ? null : { hook: String(t[0]), cursor: Number(t[1]) },
      day: String(d),
      sent: (s as [string, FieldKey, Cell, Cell, Instant, 1?][]).map(([record, field, expect, set, at, told]) => ({
        record,
        field,
        expect,
        set,
        at,
        ...(told && { told: true }),
      })),
    };
  } catch {
    return null;
  }
}

/** The tables that were bound before, by the tables of the settings. */
export function boundBefore(tables: Iterable<TableKey>, memo: Memo | null): ReadonlyMap<TableKey, BoundTable> {
  return new Map(
    [...tables].flatMap((key) => {
      const was = readTableMemo(memo, key);
      return was === null ? [] : [[key, was.bound] as const];
    }),
  );
}

/** How Airtable tells of changes, as remembered; `null`: nobody has arranged it yet. */
export function readHook(memo: Memo | null): Hook | NoHook | null {
  const text = memo?.[hookMemo];
  return text === undefined ? null : JSON.parse(text);
}

export function writeHook(hook: Hook | NoHook): Memo {
  return { [hookMemo]: JSON.stringify(hook) };
}

/** Whether changes are being told now. */
export function isLive(hook: Hook | NoHook | null, now: Instant): hook is Hook {
  return hook !== null && 'id' in hook && hook.expires > now;
}
