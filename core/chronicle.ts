import type { Cell, Cells, FieldKey, Instant } from './cell.ts';
import { dict, sameCell } from './cell.ts';
import type { Plan, Planned } from './plan.ts';
import type { Settled } from './settle.ts';
import type { JournalLine } from './state.ts';

/** What stands over every line of one plan's history. */
interface Heading {
  readonly plan: string;
  readonly cause: string;
  readonly at: Instant;
}

/**
 * What people changed since the last look, as history: one line a record, without rules. First sight is no change, nor is
 * what was found written by a write that had been cut off (`recovered`, by record key): nobody typed that.
 */
export function typedLines(
  heading: Heading,
  plan: Plan,
  recovered: ReadonlyMap<string, Cells> = new Map(),
): readonly JournalLine[] {
  return plan.records.flatMap((planned) => {
    const { start } = planned;
    if (start.origin !== 'edit' || start.occasion === 'adopted' || start.occasion === 'reviewed') return [];
    const gone = start.occasion === 'removed';
    const before = start.before?.cells ?? {};
    const ours = recovered.get(planned.key) ?? {};
    const [was, is] = differing({ ...before, ...ours }, gone ? {} : start.row.cells);
    // Of a column that nobody had looked at before, nobody knows what it held.
    if (start.before !== null) for (const field of Object.keys(was)) if (!(field in before)) delete was[field];
    return Object.keys(is).length === 0 && !gone
      ? []
      : [{ ...lineOf(heading, planned, 'observed', was, is), rules: {} }];
  });
}

/** What rules and requests are about to write: noted before, so that a crash leaves no change unexplained. */
export function intendedLines(heading: Heading, plan: Plan): readonly JournalLine[] {
  return plan.records.flatMap((planned) => writtenLine(heading, planned, 'intent'));
}

/** The same once it was seen to have happened. */
export function writtenLine(heading: Heading, planned: Planned, phase: JournalLine['phase']): readonly JournalLine[] {
  const { patch, create } = planned;
  if (create !== null) return [lineOf(heading, planned, phase, {}, create.set)];
  if (patch === null || Object.keys(patch.set).length === 0) return [];
  return [lineOf(heading, planned, phase, patch.expect, patch.set)];
}

/** The cells that were written of a record that was not written as wanted. */
export function wroteOf(settled: Settled): Cells {
  if (settled.is !== 'stays') return {};
  const { outcome } = settled;
  return (outcome.is === 'conflict' || outcome.is === 'missing' ? outcome.wrote : undefined) ?? {};
}

/** What was written of a record although somebody had changed it meanwhile. */
export function partLine(heading: Heading, settled: Settled): readonly JournalLine[] {
  const after = wroteOf(settled);
  const fields = Object.keys(after);
  const { planned } = settled;
  if (fields.length === 0 || planned.patch === null) return [];
  const before = planned.patch.expect;
  const { rules, ...line } = lineOf(heading, planned, 'observed', pick(before, fields), pick(after, fields));
  return [{ ...line, rules: pick(rules, fields) }];
}

function pick<T>(all: Readonly<Record<FieldKey, T>>, fields: readonly FieldKey[]): Readonly<Record<FieldKey, T>> {
  return Object.fromEntries(fields.flatMap((field) => (field in all ? [[field, all[field]!] as const] : [])));
}

function lineOf(
  heading: Heading,
  planned: Planned,
  phase: JournalLine['phase'],
  before: Cells,
  after: Cells,
): JournalLine {
  const { row, start, patch, create } = planned;
  const rules = dict<string>();
  for (const field of Object.keys(patch?.set ?? {})) rules[field] = patch!.because[field]!.rule;
  if (create !== null) for (const field of Object.keys(create.set)) rules[field] = create.because.rule;
  return { ...heading, table: row.table, id: row.id, phase, actor: start.actor, rules, before, after };
}

/** The cells that differ, as they were and as they are; of some fields, or of all. */
export function differing(
  before: Cells,
  after: Cells,
  fields: Iterable<FieldKey> = new Set([...Object.keys(before), ...Object.keys(after)]),
): readonly [Record<FieldKey, Cell>, Cells] {
  const was = dict<Cell>();
  const is = dict<Cell>();
  for (const field of fields) {
    const a = before[field] ?? null;
    const b = after[field] ?? null;
    if (sameCell(a, b)) continue;
    was[field] = a;
    is[field] = b;
  }
  return [was, is];
}
