import type { Cell, FieldKey } from './cell.ts';
import { dict } from './cell.ts';
import type { Patch } from './patch.ts';
import type { Planned } from './plan.ts';
import type { Row } from './record.ts';

/** The planned record with some cells left as they stood: they are not written, and nothing else is accepted for them. */
export function leave(planned: Planned, fields: readonly FieldKey[]): Planned {
  if (planned.patch === null || fields.length === 0) return planned;
  return {
    ...planned,
    hoped: planned.hoped ?? planned.row.values,
    left: [...(planned.left ?? []), ...fields],
    row: asItStood(planned.row, planned.start.row, fields),
    patch: without(planned.patch, fields),
  };
}

function asItStood(row: Row, stood: Row, fields: readonly FieldKey[]): Row {
  const cells = Object.assign(dict<Cell>(), row.cells);
  const values = Object.assign(dict<unknown>(), row.values);
  for (const field of fields) {
    cells[field] = stood.cells[field] ?? null;
    values[field] = stood.values[field] ?? null;
  }
  return { ...row, cells, values };
}

/** The patch without some fields; `null` when nothing is left to write, not even an id. */
function without(patch: Patch, fields: readonly FieldKey[]): Patch | null {
  const left = Object.keys(patch.set).filter((field) => !fields.includes(field));
  if (left.length === 0 && patch.carries === undefined) return null;
  const pick = <T>(all: Readonly<Record<FieldKey, T>>) => Object.fromEntries(left.map((field) => [field, all[field]!]));
  return { ...patch, expect: pick(patch.expect), set: pick(patch.set), because: pick(patch.because) };
}
