import type { Cell, FieldKey } from './cell.ts';
import { dict, sameCell } from './cell.ts';
import type { Attempt, Obstacle } from './fold.ts';
import { isToAndFro, offFor } from './loops.ts';
import type { Because } from './patch.ts';
import { sameValue } from './record.ts';
import type { Rule } from './rule.ts';
import type { Draft, Setting } from './world.ts';

/** Notes who wanted a field last, and why. */
export function explain(draft: Draft, field: FieldKey, because: Because): void {
  draft.because ??= dict();
  draft.because[field] = because;
}

/** The cell that a value of a field makes. */
function cellOf({ table }: Draft, field: FieldKey, value: unknown): Cell {
  return value === null ? null : table.byKey.get(field)!.cell(value);
}

/** Sets a field for a rule, unless it is computed, barred, pinned, switched off by a loop, or already so. */
export function setField(
  attempt: Attempt,
  draft: Draft,
  rule: Rule,
  field: FieldKey,
  value: unknown,
  because: Because,
): 'same' | 'changed' | Obstacle {
  const { row, table } = draft;
  if (!rule.writes.includes(`${table.key}.${field}`))
    throw new Error(`${rule.name} set ${table.key}.${field}, which it does not declare`);
  const { pins, bars } = draft.start;
  if (row.marks[field] === 'computed' || bars?.includes(field)) return 'same';
  if (pins?.includes(field) && !sameCell(cellOf(draft, field, value), row.cells[field] ?? null)) return 'same';
  if (draft.start.occasion === 'removed') return 'same';
  if (offFor(attempt, draft).includes(`${rule.name}.${field}`)) return 'same';

  const current = row.values[field] ?? null;
  const formOnly = sameValue(current, value) && !(field in row.wrong);
  if (formOnly && !(field in row.forms)) return 'same';
  if (!formOnly) {
    const settings = settingsOf(draft, field);
    settings.push({ rule: rule.name, value });
    if (isToAndFro(draft, field, settings))
      return { loop: { record: draft.key, field, rules: [...new Set(settings.map((one) => one.rule))] } };
  }
  explain(draft, field, because);
  return attempt.world.set(draft, field, value) ? 'changed' : 'same';
}

/** Who has set a field so far. */
function settingsOf(draft: Draft, field: FieldKey): Setting[] {
  draft.settings ??= new Map();
  const known = draft.settings.get(field);
  if (known !== undefined) return known;
  draft.settings.set(field, []);
  return draft.settings.get(field)!;
}
