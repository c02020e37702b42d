import type { Cell } from '../../../core/cell.ts';
import { sameCell } from '../../../core/cell.ts';
import type { Field } from '../../../core/field.ts';
import type { Model, Table } from '../../../core/model.ts';
import { recordKey } from '../../../core/record.ts';
import type { JournalLine } from '../../../core/state.ts';

/** What one rule wrote in one column in some days, and how much of it people put back. */
export interface Deed {
  readonly table: Table;
  readonly field: Field;
  readonly rule: string;
  readonly written: number;
  readonly undone: number;
}

const fewUndone = 3;

/** Whether people keep undoing what a rule writes there: three times at least, and half of it. */
export function isUnwelcome({ written, undone }: Deed): boolean {
  return undone >= fewUndone && undone * 2 >= written;
}

/** What rules wrote, by column and rule, the most first. `lines` are history, newest first. */
export function deedsIn(model: Model, lines: readonly JournalLine[]): readonly Deed[] {
  const deeds = new Map<string, { -readonly [K in keyof Deed]: Deed[K] }>();
  /** What stood in a cell before a rule wrote there last. */
  const replaced = new Map<string, { readonly was: Cell; readonly deed: { undone: number } }>();
  for (const line of lines.toReversed()) {
    const table = model.tables.get(line.table);
    if (line.phase !== 'observed' || table === undefined) continue;
    for (const name of Object.keys(line.after)) {
      const field = table.byKey.get(name);
      if (field === undefined) continue;
      const cell = JSON.stringify([recordKey(line.table, line.id), name]);
      const rule = line.rules[name] ?? 'request';
      const before = replaced.get(cell);
      replaced.delete(cell);
      if (rule === 'request') {
        if (before !== undefined && sameCell(line.after[name] ?? null, before.was)) before.deed.undone++;
        continue;
      }
      const key = JSON.stringify([line.table, name, rule]);
      const deed = deeds.get(key) ?? { table, field, rule, written: 0, undone: 0 };
      deed.written++;
      deeds.set(key, deed);
      replaced.set(cell, { was: line.before[name] ?? null, deed });
    }
  }
  return [...deeds.values()].sort((a, b) => b.written - a.written);
}
