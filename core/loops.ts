import type { FieldKey } from './cell.ts';
import type { Finding } from './finding.ts';
import { sameValue } from './record.ts';
import type { Refusal } from './rule.ts';
import type { Draft, Setting } from './world.ts';

/** What an attempt at a plan found that makes it start anew under these limits. */
export interface Limits {
  /** Sets that a loop has switched off: record key → `rule.field`. */
  readonly off: ReadonlyMap<string, ReadonlySet<string>>;
  /** Requests that were refused, with the refusal. */
  readonly dropped: ReadonlyMap<string, Refusal>;
}

/** A field that came back to a value it already had, and the rules that set it. */
export interface Loop {
  readonly record: string;
  readonly field: FieldKey;
  readonly rules: readonly string[];
}

const nothing: readonly never[] = [];

/** Sets that a loop has switched off for a record, now or in an earlier plan, as `rule.field`. */
export function offFor({ limits }: { readonly limits: Limits }, { key, start }: Draft): readonly string[] {
  const now = limits.off.get(key);
  return now === undefined ? (start.off ?? nothing) : [...new Set([...(start.off ?? nothing), ...now])];
}

/** What is found where rules could not agree. */
export const loopCode = 'rule.loop';

/** One finding for each field that rules could not agree on, naming them. */
export function loopFindings({ row }: Draft, off: readonly string[]): readonly Finding[] {
  if (off.length === 0) return nothing;
  const fields = Map.groupBy(off, (set) => set.slice(set.lastIndexOf('.') + 1));
  return [...fields].map(([field, sets]) => ({
    code: loopCode,
    severity: 'error',
    table: row.table,
    record: row.id,
    field,
    args: { rules: sets.map((set) => set.slice(0, set.lastIndexOf('.'))).join(', ') },
  }));
}

/**
 * Whether rules pull a field back to a value it already had. One rule alone may change its mind as it learns more;
 * if it never comes to rest, the rounds run out.
 */
export function isToAndFro({ start }: Draft, field: FieldKey, settings: readonly Setting[]): boolean {
  const last = settings.at(-1)!;
  const had = [start.row.values[field] ?? null, ...settings.slice(0, -1).map((one) => one.value)];
  return settings.some((one) => one.rule !== last.rule) && had.some((value) => sameValue(value, last.value));
}
