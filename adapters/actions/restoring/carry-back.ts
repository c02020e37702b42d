import type { Cell, FieldKey } from '../../../core/cell.ts';
import { sameCell } from '../../../core/cell.ts';
import type { Finding } from '../../../core/finding.ts';
import type { Model } from '../../../core/model.ts';
import type { Ports } from '../../../core/ports.ts';
import { recordKey } from '../../../core/record.ts';
import type { Request } from '../../../core/rule.ts';
import type { Kept } from '../../../core/state.ts';
import type { Desk } from '../calling/desk.ts';
import { bringToRest } from '../keeping/bring-to-rest.ts';
import type { Asker } from '../keeping/person.ts';
import type { RecordBack } from './comparison.ts';

/** Who wants a restore, and the cause under which history has it. */
export interface Wish {
  readonly actor: Asker;
  readonly cause: string;
}

/** What became of a restore. */
export interface CarriedBack {
  /** Cells that hold again what they held. */
  readonly cells: number;
  /** Rows that are there again. */
  readonly rows: number;
  /** Records that are not as they were: a rule refused it (`finding`), or somebody changed them at the same moment (`null`). */
  readonly missed: readonly { readonly record: RecordBack; readonly finding: Finding | null }[];
}

/** Rows in one request, unless the spreadsheet takes fewer in one go. */
const usualChunk = 5000;
/** Records asked for one by one at a time. */
const singles = 100;
const mostRounds = 50;

/**
 * Puts records back as a person's own wish, under one cause: those that still stand as they were compared, in as few
 * requests as the spreadsheet takes; where a rule or a colleague stands in the way of some, those that are left are asked
 * for one by one. No rule puts the cells into another form.
 */
export async function carryBack(
  desk: Desk,
  ports: Ports,
  model: Model,
  { actor, cause }: Wish,
  records: readonly RecordBack[],
): Promise<CarriedBack> {
  const { batch, pass = usualChunk } = ports.store.capabilities;
  const refusals = new Map<string, Finding>();
  const ask = async (groups: readonly (readonly RecordBack[])[]) => {
    const requests: Request[] = [];
    for (const group of groups) {
      const kept = await keptOf(ports, group);
      const same = group.filter((record) => standsAsCompared(record, kept.get(keyOf(record))));
      if (same.length > 0) requests.push(requestOf(ports.ids.fresh(), cause, actor, same, kept));
      for (const record of same) refusals.delete(keyOf(record));
    }
    const answers = await answersTo(desk, ports, model, requests);
    for (const { key, edits, creates } of requests) {
      const finding = answers.get(key) ?? null;
      if (finding !== null)
        for (const { table, id } of [...edits, ...creates]) refusals.set(recordKey(table, id!), finding);
    }
  };

  for (const chunk of chunks(records, Math.min(batch, pass, usualChunk))) await ask([chunk]);
  const open = await unmet(ports, records);
  for (const some of chunks(open, singles)) await ask(some.map((record) => [record]));

  const missed = await unmet(ports, open);
  const done = records.filter((record) => !missed.includes(record));
  return {
    cells: done.reduce((sum, { make, cells }) => sum + (make === null ? cells.length : 0), 0),
    rows: done.filter(({ make }) => make !== null).length,
    missed: missed.map((record) => ({ record, finding: refusals.get(keyOf(record)) ?? null })),
  };
}

function keyOf({ table, id }: RecordBack): string {
  return recordKey(table.key, id);
}

/** Whether every cell still holds what it held when it was compared; a row that is to come back is still gone. */
function standsAsCompared({ cells, make }: RecordBack, kept: Kept | undefined): boolean {
  if (make !== null) return kept?.gone !== false;
  return kept?.gone === false && cells.every(({ field, from }) => sameCell(kept.seen[field.key] ?? null, from));
}

async function unmet(ports: Ports, records: readonly RecordBack[]): Promise<readonly RecordBack[]> {
  const kept = await keptOf(ports, records);
  return records.filter((record) => {
    const one = kept.get(keyOf(record));
    return one?.gone !== false || !record.cells.every(({ field, to }) => sameCell(one.seen[field.key] ?? null, to));
  });
}

async function keptOf({ state }: Ports, records: readonly RecordBack[]): Promise<ReadonlyMap<string, Kept>> {
  const kept = new Map<string, Kept>();
  for (const [table, list] of Map.groupBy(records, (record) => record.table.key))
    for (const one of await state.records(
      table,
      list.map(({ id }) => id),
    ))
      kept.set(recordKey(table, one.id), one);
  return kept;
}

function requestOf(
  key: string,
  cause: string,
  actor: Asker,
  records: readonly RecordBack[],
  kept: ReadonlyMap<string, Kept>,
): Request {
  const edits = records.flatMap(({ table, id, cells, make }) =>
    make === null ? [{ table: table.key, id, set: setOf(cells) }] : [],
  );
  const creates = records.flatMap(({ table, id, make }) =>
    make === null ? [] : [{ table: table.key, key: `${cause}/${recordKey(table.key, id)}`, id, set: make }],
  );
  const shown = Object.fromEntries(
    records.flatMap((record) => {
      const one = kept.get(keyOf(record));
      return one === undefined || record.make !== null ? [] : [[keyOf(record), one.revision]];
    }),
  );
  return { key, cause, actor, edits, creates, pin: true, shown };
}

function setOf(cells: RecordBack['cells']): Readonly<Record<FieldKey, Cell>> {
  return Object.fromEntries(cells.map(({ field, to }) => [field.key, to]));
}

/** Files requests and works until each has its answer; what is still open then is answered by nothing. */
async function answersTo(
  desk: Desk,
  ports: Ports,
  model: Model,
  requests: readonly Request[],
): Promise<ReadonlyMap<string, Finding | null>> {
  const answers = new Map<string, Finding | null>();
  if (requests.length === 0) return answers;
  let report = await bringToRest(desk, ports, model, { requests, people: 'suggest', sure: true });
  for (let round = 0; ; round++) {
    for (const [key, finding] of report.answers) answers.set(key, finding);
    for (const { key } of requests) {
      if (answers.has(key)) continue;
      const verdict = await ports.state.verdict(key);
      if (verdict?.answered) answers.set(key, verdict.finding);
    }
    if (round === mostRounds || requests.every(({ key }) => answers.has(key))) return answers;
    report = await bringToRest(desk, ports, model, { people: 'suggest', sure: true });
  }
}

function chunks<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
}
