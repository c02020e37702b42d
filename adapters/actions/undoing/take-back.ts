import type { Actor } from '../../../core/actor.ts';
import { sameCell } from '../../../core/cell.ts';
import type { Finding } from '../../../core/finding.ts';
import type { Model } from '../../../core/model.ts';
import type { Ports } from '../../../core/ports.ts';
import { recordKey } from '../../../core/record.ts';
import type { Kept } from '../../../core/state.ts';
import type { Desk } from '../calling/desk.ts';
import { bringToRest } from '../keeping/bring-to-rest.ts';
import type { WrittenCell } from './written-cells.ts';
import { writtenCells } from './written-cells.ts';

/** What came of taking back. */
export interface TakenBack {
  /** Whether history knows the cause at all. */
  readonly found: boolean;
  readonly restored: readonly WrittenCell[];
  /** Changed since, to something else than they held before: they stay as they are. */
  readonly kept: readonly WrittenCell[];
  /** Records that were made then; they stay. */
  readonly made: number;
  /** Why nothing was taken back; `null` when it was. */
  readonly refusal: Finding | null;
  /** Takes this back in its turn; `null` when nothing was done. */
  readonly cause: string | null;
  /** The records as they are known now, by record key. */
  readonly records: ReadonlyMap<string, Kept>;
}

/** Chooses among the cells that were written, by the records as they are now, and may say what each is to hold again. */
export type Choosing = (cells: readonly WrittenCell[], records: ReadonlyMap<string, Kept>) => readonly WrittenCell[];

/** Takes back what was written under a cause, or what is chosen of it, but for what was changed since. */
export async function takeBack(
  desk: Desk,
  ports: Ports,
  model: Model,
  {
    actor,
    key: given,
    choosing,
    ...asked
  }: Parameters<typeof writtenCells>[2] & {
    readonly actor: Actor;
    /** Names this taking back, where it may be asked for again; absent: it gets a name. */
    readonly key?: string;
    readonly choosing?: Choosing;
  },
): Promise<TakenBack> {
  const { cells: all, made, found } = await writtenCells(model, ports.state, asked);
  const hints = [...Map.groupBy(all, ({ table }) => table.key)].map(([table, list]) => ({
    table,
    ids: [...new Set(list.map(({ id }) => id))],
  }));
  if (hints.length > 0) await bringToRest(desk, ports, model, { hints, people: 'suggest' });
  const records = await recordsOf(ports, hints);
  const cells = choosing === undefined ? all : choosing(all, records);

  const nowOf = ({ table, id, field }: WrittenCell) => records.get(recordKey(table.key, id))?.seen[field.key] ?? null;
  const stands = (cell: WrittenCell) => records.get(recordKey(cell.table.key, cell.id))?.gone === false;
  const mine = cells.filter((cell) => stands(cell) && sameCell(nowOf(cell), cell.after));
  const kept = cells.filter((cell) => !sameCell(nowOf(cell), cell.after) && !sameCell(nowOf(cell), cell.before));
  const came = { found, kept, made, records };
  if (mine.length === 0) return { ...came, restored: [], refusal: null, cause: null };

  const key = given ?? ports.ids.fresh();
  const edits = [...Map.groupBy(mine, ({ table, id }) => recordKey(table.key, id)).values()].map((list) => ({
    table: list[0]!.table.key,
    id: list[0]!.id,
    set: Object.fromEntries(list.map(({ field, before }) => [field.key, before])),
  }));
  const shown = Object.fromEntries([...records].map(([record, { revision }]) => [record, revision]));
  const request = { key, cause: key, actor, edits, creates: [], pin: true, shown };
  const { answers } = await bringToRest(desk, ports, model, { requests: [request], people: 'suggest' });
  const refusal = answers.get(key) ?? null;
  if (refusal !== null) return { ...came, restored: [], refusal, cause: null };
  return { ...came, restored: mine, refusal: null, cause: key };
}

async function recordsOf(
  { state }: Ports,
  hints: readonly { readonly table: string; readonly ids: readonly string[] }[],
): Promise<ReadonlyMap<string, Kept>> {
  const records = new Map<string, Kept>();
  for (const { table, ids } of hints)
    for (const one of await state.records(table, ids)) records.set(recordKey(table, one.id), one);
  return records;
}
