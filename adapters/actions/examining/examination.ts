import type { Cell, RecordId } from '../../../core/cell.ts';
import type { Entry } from '../../../core/entry.ts';
import type { Answer, Facts } from '../../../core/facts.ts';
import { answered, nothingElse } from '../../../core/facts.ts';
import type { Finding } from '../../../core/finding.ts';
import { identify } from '../../../core/identity.ts';
import type { Model, Table } from '../../../core/model.ts';
import type { Plan, Planned } from '../../../core/plan.ts';
import { plan } from '../../../core/plan.ts';
import type { Place, Row } from '../../../core/record.ts';
import { startsOfLook } from '../../../core/starts.ts';
import type { Store } from '../../../core/store.ts';
import type { Start } from '../../../core/world.ts';
import type { Desk } from '../calling/desk.ts';
import type { BareRecords } from '../keeping/bare-records.ts';
import type { Recall } from '../keeping/recall.ts';

/** Something to tell of a table, where it stands; without words yet. */
export interface Told {
  /** Where the record stands; `null` for what concerns a whole table or column. */
  readonly place: Place | null;
  /** The record as it was read. */
  readonly row: Row | null;
  readonly finding: Finding;
}

export interface ExaminedTable {
  readonly table: Table;
  readonly records: number;
  /** What concerns the whole table first, then in the order of rows and of columns. */
  readonly told: readonly Told[];
}

/** A spreadsheet as it was read, before any rule has looked at it. */
export interface Reading {
  readonly tables: readonly { readonly table: Table; readonly starts: readonly Start[] }[];
  /** Of tables and columns as a whole. */
  readonly findings: readonly Finding[];
}

/** The code under which is told what Rowcall would put right by itself. */
export const formCode = 'validation.form';

/** Nothing has been seen before: every look is the first. */
const nothingKept = new Map<RecordId, never>();

/**
 * Reads every table of the settings; each record is one seen for the first time. `ids` as in `startsOfLook`; `bareIn` tells
 * the ids of records that are remembered although none stands in their rows.
 */
export async function readAll(
  desk: Desk,
  model: Model,
  store: Store,
  ids?: 'ignored',
  bareIn?: BareRecords,
): Promise<Reading> {
  desk.progress(model.locale.language.say({ code: 'report.reading' }));
  const asked = [...model.tables.keys()].map((table) => ({ table }));
  const snapshot = await store.read(asked, null);
  const { findings } = await store.describe();
  const actor = { is: 'unknown', from: null, to: desk.clock.now() } as const;
  const tables: Reading['tables'][number][] = [];
  for (const table of model.tables.values()) {
    const read = snapshot.tables.get(table.key);
    if (read === undefined) {
      tables.push({ table, starts: [] });
      continue;
    }
    const { records, complete } = read;
    const isBare = bareIn !== undefined && records.some(({ id }) => id === null);
    const identities = identify(records, isBare ? await bareIn(table.key) : nothingKept, complete, desk.ids);
    tables.push({
      table,
      starts: startsOfLook({
        table,
        identities,
        kept: nothingKept,
        complete,
        first: true,
        actor,
        ...(ids && { ids }),
      }),
    });
  }
  return { tables, findings };
}

/**
 * Plans all records at once: they are all there is, so nothing is asked but what stands in ledgers.
 */
export async function planAll(desk: Desk, model: Model, starts: readonly Start[], recall: Recall): Promise<Plan> {
  const answers = new Map<string, Answer>();
  const { sum, last } = answered(answers);
  const facts: Facts = { ...nothingElse, sum, last };
  for (;;) {
    const planning = plan(model, starts, facts, desk.clock.now());
    if ('done' in planning) return planning.done;
    for (const [key, reply] of await recall(planning.ask)) answers.set(key, reply as number | Entry | null);
  }
}

/** What every rule said of every record. */
export interface Examined {
  readonly tables: readonly ExaminedTable[];
  /** Every record as it was planned, in the order of tables and rows. */
  readonly records: readonly Planned[];
}

/** Reads a spreadsheet and lets every rule look at every record; `recall` as in `planAll`. */
export async function examine(desk: Desk, model: Model, store: Store, recall: Recall): Promise<Examined> {
  const { tables, findings } = await readAll(desk, model, store, 'ignored');
  desk.progress(model.locale.language.say({ code: 'report.checking' }));
  const { records } = await planAll(
    desk,
    model,
    tables.flatMap(({ starts }) => starts),
    recall,
  );
  let next = 0;
  const examined = tables.map(({ table, starts }) => {
    const told: Told[] = findings
      .filter((finding) => finding.table === table.key)
      .map((finding) => ({ place: null, row: null, finding }));
    const order = columnOrder(table);
    for (const _ of starts) told.push(...toldOf(records[next++]!, table, order));
    return { table, records: starts.length, told };
  });
  return { tables: examined, records };
}

/** What is told of one record, in the order of its columns. */
export function toldOf(
  planned: Planned,
  table: Table,
  order: (finding: Finding) => number = columnOrder(table),
): readonly Told[] {
  const { findings, patch } = planned;
  if (findings.length === 0 && patch === null) return [];
  const { row, place = null } = planned.start;
  const all = [...findings];
  for (const field in patch?.set) {
    if (table.byKey.get(field)?.owner !== 'rowcall') all.push(formFinding(row, field, patch?.set[field] ?? null));
  }
  if (all.length > 1) all.sort((a, b) => order(a) - order(b));
  return all.map((finding) => ({ place, row, finding }));
}

/** The change of one cell as something to tell: what belongs there is its suggestion. */
function formFinding(row: Row, field: string, wanted: Cell): Finding {
  return { code: formCode, severity: 'note', table: row.table, record: row.id, field, suggestions: [wanted] };
}

/** Where a finding's column stands among the others; what concerns the whole record comes first. */
function columnOrder(table: Table): (finding: Finding) => number {
  const order = new Map(table.fields.map((field, at) => [field.key, at]));
  return ({ field }) => (field === undefined ? -1 : (order.get(field) ?? -1));
}
