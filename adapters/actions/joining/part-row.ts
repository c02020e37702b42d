import type { Actor } from '../../../core/actor.ts';
import type { RecordId } from '../../../core/cell.ts';
import type { Finding } from '../../../core/finding.ts';
import { joinedField, joinedInto } from '../../../core/joined.ts';
import type { Model, Table } from '../../../core/model.ts';
import type { Ports } from '../../../core/ports.ts';
import { recordKey } from '../../../core/record.ts';
import type { Kept } from '../../../core/state.ts';
import type { Loaded } from '../../../manifests/load.ts';
import type { Desk } from '../calling/desk.ts';
import { bringToRest } from '../keeping/bring-to-rest.ts';
import type { Choosing } from '../undoing/take-back.ts';
import { takeBack } from '../undoing/take-back.ts';
import type { WrittenCell } from '../undoing/written-cells.ts';
import { causeOfJoin } from './cause-of-join.ts';
import { cellsWhenJoined } from './cells-when-joined.ts';
import { joinRules, sectionOf } from './join-rules.ts';
import { lastChanges } from './last-changes.ts';
import { tellParted } from './tell-parted.ts';
import { withoutRow } from './without-row.ts';

const everything = 100_000;

/** What came of parting a row. */
export interface PartedRow {
  /** The rows that stand for themselves again. */
  readonly parted: readonly Pick<Kept, 'table' | 'id'>[];
  /** Cells that hold again what they held. */
  readonly restored: number;
  /** Cells that were changed since and stay as they are. */
  readonly kept: readonly WrittenCell[];
  /** Why nothing was parted; `null` when it was. */
  readonly refusal: Finding | null;
  /** Takes the parting back in its turn; `null` when nothing was done. */
  readonly cause: string | null;
  /** The records as they are known now, by record key. */
  readonly records: ReadonlyMap<string, Kept>;
}

/** Which row is parted, and at whose word. */
interface Parting {
  readonly table: Table;
  readonly id: RecordId;
  readonly actor: Actor;
  /** Names this parting, where it may be asked for again; absent: it gets a name. */
  readonly key?: string;
}

/**
 * Parts a row that was joined: it stands for itself again, what led to it leads to it, and the kept row holds what it would
 * hold without it. Where nothing is remembered of the joining, nothing but its own standing is known to take back.
 */
export async function partRow(
  desk: Desk,
  ports: Ports,
  { model, sections }: Pick<Loaded, 'model' | 'sections'>,
  parting: Parting,
): Promise<PartedRow> {
  const [before] = await ports.state.records(parting.table.key, [parting.id]);
  const into = before === undefined ? null : joinedInto(before.accepted);
  const came = await part(desk, ports, { model, sections }, parting);
  if (into !== null && came.parted.length > 0) {
    await tellParted(desk, ports, recordKey(parting.table.key, into));
    await bringToRest(desk, ports, model, {});
  }
  return came;
}

async function part(
  desk: Desk,
  ports: Ports,
  { model, sections }: Pick<Loaded, 'model' | 'sections'>,
  parting: Parting,
): Promise<PartedRow> {
  const { table, id, actor, key } = parting;
  const cause = await causeOfJoin(ports.state, table, id);
  if (cause === null) return await standAlone(desk, ports, model, parting);
  const choosing = await partingOf({ sections }, ports, model, table, { id, cause });
  const back = await takeBack(desk, ports, model, { cause, actor, choosing, ...(key !== undefined && { key }) });
  const parted = back.restored.filter(({ field }) => field.key === joinedField);
  return {
    parted: parted.map((cell) => ({ table: cell.table.key, id: cell.id })),
    restored: back.restored.length - parted.length,
    kept: back.kept,
    refusal: back.refusal,
    cause: back.cause,
    records: back.records,
  };
}

/** Chooses what parting one row takes back of all that was written when it was joined, maybe with others in the same go. */
async function partingOf(
  settings: Pick<Loaded, 'sections'>,
  { state }: Ports,
  model: Model,
  table: Table,
  { id, cause }: { readonly id: RecordId; readonly cause: string },
): Promise<Choosing> {
  const lines = await state.history({ cause, table: table.key, limit: everything });
  const ids = [...new Set(lines.map((line) => line.id))];
  // What came of joining them says nothing of whose value is the latest.
  const changedAt = await lastChanges(state, table.key, ids, cause);
  const rules = joinRules(model, table, sectionOf(settings, table), changedAt);
  const then = await cellsWhenJoined(state, table.key, ids, cause);
  return (cells, records) => withoutRow(table, rules, then, cells, records, id);
}

async function standAlone(
  desk: Desk,
  ports: Ports,
  model: Model,
  { table, id, actor, key: given }: Parting,
): Promise<PartedRow> {
  const key = given ?? ports.ids.fresh();
  const edits = [{ table: table.key, id, set: { [joinedField]: null } }];
  const request = { key, cause: key, actor, edits, creates: [] };
  const { answers } = await bringToRest(desk, ports, model, { requests: [request], people: 'suggest' });
  const refusal = answers.get(key) ?? null;
  const isDone = refusal === null;
  const known = (await ports.state.records(table.key, [id])).map((one) => [recordKey(table.key, id), one] as const);
  return {
    parted: isDone ? [{ table: table.key, id }] : [],
    restored: 0,
    kept: [],
    refusal,
    cause: isDone ? key : null,
    records: new Map(known),
  };
}
