import type { Cell, RecordId, TableKey } from '../../../core/cell.ts';
import type { Field } from '../../../core/field.ts';
import { joinedField } from '../../../core/joined.ts';
import type { Model, Table } from '../../../core/model.ts';
import type { State } from '../../../core/state.ts';
import { sortLines } from '../keeping/written-lines.ts';

/** One cell that was written under a cause: what it held before all of it, and after. */
export interface WrittenCell {
  readonly table: Table;
  readonly id: RecordId;
  readonly field: Field;
  readonly before: Cell;
  readonly after: Cell;
}

interface Written {
  readonly cells: readonly WrittenCell[];
  /** Records that were made. */
  readonly made: number;
  /** Whether history knows the cause at all. */
  readonly found: boolean;
}

const everything = 1_000_000;

/**
 * The cells that Rowcall or a request wrote under a cause, in one record or wherever it was. Columns of Rowcall's own are left out but
 * for what records were joined into: the others hold answers, which follow the data; so are columns that the settings no longer know, and
 * records that were made then.
 */
export async function writtenCells(
  { tables }: Model,
  state: State,
  {
    cause,
    record,
  }: { readonly cause: string; readonly record?: { readonly table: TableKey; readonly id: RecordId } | undefined },
): Promise<Written> {
  const lines = await state.history({ cause, ...record, limit: everything });
  const cells = new Map<string, WrittenCell>();
  let made = 0;
  // Newest first: the first line of a cell says what it was left with, the last what it held before.
  for (const { line, written } of sortLines(lines)) {
    const table = tables.get(line.table);
    if (written.size > 0 && Object.keys(line.before).length === 0) made++;
    else if (table !== undefined)
      for (const key of written) {
        const field = table.byKey.get(key);
        if (field === undefined || (field.owner === 'rowcall' && key !== joinedField)) continue;
        const at = JSON.stringify([line.table, line.id, key]);
        const after = cells.get(at)?.after ?? line.after[key] ?? null;
        cells.set(at, { table, id: line.id, field, before: line.before[key] ?? null, after });
      }
  }
  return { cells: [...cells.values()], made, found: lines.length > 0 };
}
