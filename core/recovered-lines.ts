import type { Actor } from './actor.ts';
import type { Cells, Instant } from './cell.ts';
import { sameCell } from './cell.ts';
import { differing } from './chronicle.ts';
import type { Because, Patches } from './patch.ts';
import { recordKey } from './record.ts';
import type { JournalLine } from './state.ts';
import type { Outcome } from './store.ts';

/** A plan whose answer was lost, and what was found of it. */
interface Recovered {
  readonly plan: string;
  readonly cause: string;
  readonly part: Patches;
  /** When it was begun. */
  readonly at: Instant;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** Cells that stand there now, and cells as they were last taken in, by record key. */
  readonly standing: ReadonlyMap<string, Cells>;
  readonly seen: ReadonlyMap<string, Cells>;
}

/**
 * The history of a plan whose answer was lost: what was written, with what had been typed before; and, kept as intended
 * only, what may have been written but was typed over or deleted before anybody looked.
 */
export function recoveredLines(
  { plan, cause, part, at, outcomes, standing, seen }: Recovered,
  now: Instant,
): readonly JournalLine[] {
  const recovery: Actor = { is: 'program', name: 'recovery' };
  const observed = { plan, cause, phase: 'observed', actor: recovery, at: now } as const;
  // Under a name of its own: what was only intended goes with its plan.
  const perhaps = { ...observed, plan: `${plan}/unknown`, phase: 'intent' } as const;
  const lines: JournalLine[] = [];

  for (const { table, id, expect: before, set: after, because } of part.patches) {
    if (Object.keys(after).length === 0) continue;
    const key = recordKey(table, id);
    const written = { table, id, rules: rulesOf(because), before, after };
    if (outcomes.get(key)?.is !== 'applied') {
      const cells = standing.get(key);
      if (cells === undefined || !holds(cells, before)) lines.push({ ...perhaps, ...written });
      continue;
    }
    // What was typed and then put right in one go was to be noted together: now it stands nowhere else.
    const [was, typed] = differing(seen.get(key) ?? before, before, Object.keys(before));
    const somebody: Actor = { is: 'unknown', from: null, to: at };
    if (Object.keys(typed).length > 0)
      lines.push({ ...observed, actor: somebody, table, id, rules: {}, before: was, after: typed });
    lines.push({ ...observed, ...written });
  }
  for (const { table, id, key, set: after, because } of part.creates) {
    const rules = rulesOf(Object.fromEntries(Object.keys(after).map((field) => [field, because])));
    const heading = outcomes.get(key)?.is === 'applied' ? observed : perhaps;
    lines.push({ ...heading, table, id, rules, before: {}, after });
  }
  return lines;
}

function rulesOf(because: Readonly<Record<string, Because>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(because).map(([field, { rule }]) => [field, rule]));
}

function holds(cells: Cells, expected: Cells): boolean {
  return Object.keys(expected).every((field) => sameCell(cells[field] ?? null, expected[field]!));
}
