import type { Cell, FieldKey, Instant, RecordId, TableKey } from '../../../core/cell.ts';
import { dict, sameCell } from '../../../core/cell.ts';
import type { Identified } from '../../../core/identity.ts';
import { identify } from '../../../core/identity.ts';
import type { Model, Table } from '../../../core/model.ts';
import type { Ports } from '../../../core/ports.ts';
import type { Mark } from '../../../core/record.ts';
import type { JournalLine, Kept, State } from '../../../core/state.ts';
import type { Desk } from '../calling/desk.ts';

/** A table as it stands in the spreadsheet now, beside what was known of it. */
export interface StandingTable {
  readonly table: Table;
  /** Fields whose column was found. */
  readonly fields: ReadonlySet<FieldKey>;
  /** Fields whose column is calculated: more than half of its filled cells are formulas. */
  readonly calculated: ReadonlySet<FieldKey>;
  /** In the order of the spreadsheet. */
  readonly records: ReadonlyMap<RecordId, Standing>;
  readonly kept: ReadonlyMap<RecordId, Kept>;
}

/** One row of it; `isNew`: it carries no id yet. */
export interface Standing extends Identified {
  readonly isNew: boolean;
}

/** Reads tables whole, without writing anything. A table that was not found whole is left out. */
export async function readStanding(
  desk: Desk,
  model: Model,
  { store, state }: { readonly store: Ports['store']; readonly state: State | null },
): Promise<ReadonlyMap<TableKey, StandingTable>> {
  desk.progress(model.locale.language.say({ code: 'report.reading' }));
  const asked = [...model.tables.keys()].map((table) => ({ table }));
  const snapshot = await store.read(asked, (await state?.memo()) ?? null);
  const tables = new Map<TableKey, StandingTable>();
  for (const [key, table] of model.tables) {
    const found = snapshot.tables.get(key);
    if (found?.complete !== true) continue;
    const kept = new Map(((await state?.records(key, 'all')) ?? []).map((one) => [one.id, one]));
    const seen = new Map([...kept].flatMap(([id, one]) => (one.gone ? [] : [[id, one.seen] as const])));
    const { records } = identify(found.records, seen, true, desk.ids);
    const carried = new Set(found.records.map(({ id }) => id));
    const standing = records.map((one): [RecordId, Standing] => [
      one.id,
      { ...one, isNew: !carried.has(one.id) && !kept.has(one.id) },
    ]);
    const calculated = calculatedIn(records, found.fields);
    tables.set(key, { table, fields: found.fields, calculated, records: new Map(standing), kept });
  }
  return tables;
}

/** Fields of which more than half of the filled cells are formulas. */
export function calculatedIn(
  records: readonly Pick<Identified, 'cells' | 'marks'>[],
  fields: ReadonlySet<FieldKey>,
): ReadonlySet<FieldKey> {
  return new Set(
    [...fields].filter((field) => {
      const filled = records.filter(({ cells }) => (cells[field] ?? null) !== null);
      const formulas = filled.filter(({ marks }) => marks !== undefined && isFormula(marks[field]));
      return formulas.length * 2 > filled.length;
    }),
  );
}

/** Whether a cell is filled by a formula; an error is the answer of one. */
export function isFormula(mark: Mark | undefined): boolean {
  return mark === 'computed' || mark === 'error';
}

/** What people have done since the last look, as lines of history that nobody has written down yet. */
export function unwrittenLines(standing: ReadonlyMap<TableKey, StandingTable>, at: Instant): readonly JournalLine[] {
  const lines: JournalLine[] = [];
  const actor = { is: 'unknown', from: null, to: at } as const;
  for (const [table, { records, kept }] of standing)
    for (const [id, { gone, seen }] of kept) {
      const now = records.get(id)?.cells ?? null;
      if (gone && now === null) continue;
      const was = gone ? null : seen;
      const before = dict<Cell>();
      const after = dict<Cell>();
      for (const field in now ?? seen) {
        const is = now?.[field] ?? null;
        if (sameCell(was?.[field] ?? null, is)) continue;
        if (was === null || field in was) before[field] = was?.[field] ?? null;
        after[field] = is;
      }
      if (Object.keys(after).length > 0)
        lines.push({ plan: '', cause: '', table, id, phase: 'observed', actor, rules: {}, before, after, at });
    }
  return lines;
}
