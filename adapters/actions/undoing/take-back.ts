import type { Actor } from '../../../core/actor.ts';
import { sameCell } from '../../../core/cell.ts';
import type { Finding } from '../../../core/finding.ts';
import type { Model } from '../../../core/model.ts';
import type { Job, Ports } from '../../../core/ports.ts';
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

/**
 * Takes back what was written under a cause, or what is chosen of it, but for what was changed since. Where a spreadsheet is
 * too slow for all of it at once, or somebody changes a row at that moment, the rest is asked for anew as long as that helps.
 */
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
  let records = await recordsOf(ports, hints);
  const cells = choosing === undefined ? all : choosing(all, records);

  const nowOf = ({ table, id, field }: WrittenCell) => records.get(recordKey(table.key, id))?.seen[field.key] ?? null;
  const stands = (cell: WrittenCell) => records.get(recordKey(cell.table.key, cell.id))?.gone === false;
  const mine = cells.filter((cell) => stands(cell) && sameCell(nowOf(cell), cell.after));
  const changed = cells.filter((cell) => !sameCell(nowOf(cell), cell.after) && !sameCell(nowOf(cell), cell.before));
  const came = { found, made };
  if (mine.length === 0) return { ...came, kept: changed, records, restored: [], refusal: null, cause: null };

  const cause = given ?? ports.ids.fresh();
  let left = mine;
  const late: WrittenCell[] = [];
  let refusal: Finding | null = null;
  for (let key = cause; left.length > 0; key = ports.ids.fresh()) {
    const request = requestOf(key, cause, actor, left, records);
    const { answers } = await bringToRest(desk, ports, model, { requests: [request], people: 'suggest' });
    refusal = answers.get(key) ?? null;
    if (refusal === null) left = [];
    if (refusal?.code !== 'request.conflict') break;
    records = await recordsOf(ports, hints);
    const before = left.length;
    const undone = left.filter((cell) => stands(cell) && !sameCell(nowOf(cell), cell.after));
    late.push(...undone.filter((cell) => !sameCell(nowOf(cell), cell.before)));
    left = left.filter((cell) => stands(cell) && !undone.includes(cell));
    if (left.length === before) break;
  }
  const restored = mine.filter((cell) => !left.includes(cell) && !late.includes(cell));
  if (restored.length === 0) return { ...came, kept: changed, records, restored, refusal, cause: null };
  return { ...came, kept: [...changed, ...late, ...left], records, restored, refusal: null, cause };
}

function requestOf(
  key: string,
  cause: string,
  actor: Actor,
  cells: readonly WrittenCell[],
  records: ReadonlyMap<string, Kept>,
): NonNullable<Job['requests']>[number] {
  const edits = [...Map.groupBy(cells, ({ table, id }) => recordKey(table.key, id)).values()].map((list) => ({
    table: list[0]!.table.key,
    id: list[0]!.id,
    set: Object.fromEntries(list.map(({ field, before }) => [field.key, before])),
  }));
  const shown = Object.fromEntries([...records].map(([record, { revision }]) => [record, revision]));
  return { key, cause, actor, edits, creates: [], pin: true, shown };
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
