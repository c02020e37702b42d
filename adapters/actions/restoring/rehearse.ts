import type { Cell, FieldKey } from '../../../core/cell.ts';
import { sameCell } from '../../../core/cell.ts';
import { idHeader } from '../../../core/columns.ts';
import type { Field } from '../../../core/field.ts';
import type { Model, Table } from '../../../core/model.ts';
import type { Ports } from '../../../core/ports.ts';
import { toRow } from '../../../core/record.ts';
import type { Found } from '../../../core/store.ts';
import type { GivenTab } from '../../stores/memory/grid.ts';
import { firstPlace } from '../../stores/memory/grid.ts';
import type { MemoryStore } from '../../stores/memory/store.ts';
import { memoryStore } from '../../stores/memory/store.ts';
import type { Desk } from '../calling/desk.ts';
import { bringToRest } from '../keeping/bring-to-rest.ts';
import type { Backup, BackupRecord } from './backup-file.ts';
import type { CarriedBack } from './carry-back.ts';
import type { Left } from './comparison.ts';
import { compare } from './comparison.ts';
import { putBack } from './put-back.ts';
import { calculatedIn, isFormula, readStanding } from './standing.ts';
import { targetsOfBackup } from './targets.ts';

/** What came of a rehearsal. */
export interface Rehearsal {
  /** Cells that were read back and compared. */
  readonly cells: number;
  /** Cells of a copy that were changed, and rows that were removed from it, before it was put back. */
  readonly changed: number;
  readonly removed: number;
  /** Cells that did not read back, or did not come back. */
  readonly failed: readonly Failed[];
  /** Records that would not be put back, with the rule that stands in the way. */
  readonly missed: CarriedBack['missed'];
  /** Columns and tabs of which the settings know nothing any more: they cannot be rehearsed. */
  readonly left: readonly Left[];
}

/** A cell that does not hold what the backup holds. */
export interface Failed extends Omit<Left, 'why'> {
  readonly why: 'read' | 'restored';
}

const everyTenth = 10;

/**
 * Tries whether a backup can be put back: lays it out as a spreadsheet in memory, compares every cell, changes a cell of
 * every record and removes every tenth, puts the backup back as `restore` does, and compares every cell again.
 */
export async function rehearse(desk: Desk, model: Model, backup: Backup): Promise<Rehearsal> {
  const laid = layOut(model, backup);
  const store = memoryStore({ tables: model.tables, tabs: laid.map(({ tab }) => tab) });
  const state = await desk.openScratch();
  const ports: Ports = { store, state, clock: desk.clock, ids: desk.ids };
  const hints = [...model.tables.keys()].map((table) => ({ table }));
  try {
    const unread = await differences(store, laid, 'read');
    await bringToRest(desk, ports, model, { hints, people: 'suggest', sure: true });
    const { changed, removed } = disturb(store, laid);
    await bringToRest(desk, ports, model, { hints, people: 'suggest', sure: true });

    const standing = await readStanding(desk, model, ports);
    const compared = compare(model, standing, targetsOfBackup(backup), new Map());
    const wish = { actor: { is: 'person', id: 'rehearsal', proof: 'claim' }, cause: ports.ids.fresh() } as const;
    const { missed } = await putBack(desk, ports, model, wish, compared.records, true);
    const unrestored = await differences(store, laid, 'restored');
    const cells = laid.reduce((sum, { fields, records }) => sum + fields.length * records.length, 0);
    const left = compared.left.filter(({ row }) => row === null);
    return { cells, changed, removed, failed: [...unread, ...unrestored], missed, left };
  } finally {
    await state.close();
  }
}

/** A table of a backup as a tab. */
interface LaidTable {
  readonly table: Table;
  readonly fields: readonly Field[];
  /** Fields whose column is calculated as a whole. */
  readonly computed: ReadonlySet<FieldKey>;
  readonly records: readonly BackupRecord[];
  readonly tab: GivenTab;
}

function layOut(model: Model, { head, records }: Backup): readonly LaidTable[] {
  const byTable = Map.groupBy(records, ({ table }) => table);
  return head.tables.flatMap(({ key, columns }): LaidTable[] => {
    const table = model.tables.get(key);
    if (table === undefined) return [];
    const rows = byTable.get(key) ?? [];
    const fields = columns.flatMap((column) => table.byKey.get(column.key) ?? []);
    const computed = calculatedIn(rows, new Set(fields.map((field) => field.key)));
    const tab: GivenTab = {
      title: table.title,
      headers: [...fields.map(({ label }) => label), idHeader],
      rows: rows.map(({ id, cells }) => [...fields.map((field) => cells[field.key] ?? null), id]),
      computed: fields.flatMap((field, at) => (computed.has(field.key) ? [at] : [])),
    };
    return [{ table, fields, computed, records: rows, tab }];
  });
}

/** Does what people do: types something else into a cell of every record, a column further each time, and removes rows. */
function disturb(
  { person }: MemoryStore,
  laid: readonly LaidTable[],
): { readonly changed: number; readonly removed: number } {
  let changed = 0;
  let removed = 0;
  for (const { table, fields, computed, records } of laid) {
    for (let at = records.length - 1; at >= 0; at--) {
      const row = at + firstPlace;
      const record = records[at]!;
      if (record.id === null) continue;
      if (at % everyTenth === everyTenth - 1) {
        person.remove(table.key, row);
        removed++;
        continue;
      }
      const open = restorable(fields, computed, record);
      const field = open[at % Math.max(open.length, 1)];
      if (field === undefined) continue;
      person.type(table.key, row, field.key, another(record.cells[field.key] ?? null));
      changed++;
    }
  }
  return { changed, removed };
}

/** Fields that a restore puts back: not Rowcall's own, and no formulas. */
function restorable(
  fields: readonly Field[],
  computed: ReadonlySet<FieldKey>,
  { marks }: BackupRecord,
): readonly Field[] {
  return fields.filter(({ key, owner }) => owner !== 'rowcall' && !computed.has(key) && !isFormula(marks?.[key]));
}

/** Something that a cell does not hold. */
function another(cell: Cell): Cell {
  return cell === null ? 'x' : null;
}

/** Cells that do not hold what the backup holds: all of them, or those that a restore puts back. */
async function differences(
  store: MemoryStore,
  laid: readonly LaidTable[],
  why: Failed['why'],
): Promise<readonly Failed[]> {
  const { tables } = await store.read(
    laid.map(({ table }) => ({ table: table.key })),
    null,
  );
  return laid.flatMap(({ table, fields, computed, records }) => {
    const found = tables.get(table.key)?.records ?? [];
    const byId = new Map(found.flatMap((one): [string, Found][] => (one.id === null ? [] : [[one.id, one]])));
    return records.flatMap((record, at) => {
      if (record.id === null && why === 'restored') return [];
      const now = record.id === null ? found[at] : byId.get(record.id);
      const asked = why === 'read' ? fields : restorable(fields, computed, record);
      const wrong = asked.filter(({ key }) => !sameCell(now?.cells[key] ?? null, record.cells[key] ?? null));
      const row = toRow(table, { id: record.id ?? '', cells: record.cells });
      return wrong.map(({ label }) => ({ table: table.title, row, column: label, why }));
    });
  });
}
