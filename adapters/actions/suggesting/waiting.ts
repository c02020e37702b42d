import type { Cell } from '../../../core/cell.ts';
import { sameCell } from '../../../core/cell.ts';
import type { Field } from '../../../core/field.ts';
import type { Reason } from '../../../core/finding.ts';
import { joinedInto } from '../../../core/joined.ts';
import type { Model, Table } from '../../../core/model.ts';
import type { Row } from '../../../core/record.ts';
import { recordKey } from '../../../core/record.ts';
import { rowOf } from '../../../core/starts.ts';
import type { Kept, Lease, OpenQuestion, State } from '../../../core/state.ts';

/** What a rule wants in a person's own cell. */
export interface Suggestion {
  readonly key: string;
  readonly table: Table;
  readonly field: Field;
  readonly row: Row;
  readonly revision: number;
  readonly from: Cell;
  readonly to: Cell;
  readonly why: Reason | null;
  /** The question that stands over it, because much would change at once; `null` where it stands alone. */
  readonly guard: string | null;
}

export interface Suggestions {
  /** Whose cell still holds what it held when they were made; of several for one cell the newest. */
  readonly waiting: readonly Suggestion[];
  /** Whose cell has changed since to something else. */
  readonly late: readonly Suggestion[];
  /** All that nobody has answered. */
  readonly open: readonly Suggestion[];
}

const everything = 1_000_000;

/** The suggestions that nobody has answered, the oldest first, judged by what was last read. */
export async function openSuggestions(model: Model, state: State): Promise<Suggestions> {
  const questions = (await state.questions({ open: true, limit: everything })).filter(
    ({ kind }) => kind === 'suggestion',
  );
  const kept = await keptOf(state, questions);
  const open = questions.flatMap((question) => suggestionOf(model, question, kept) ?? []);
  const now = ({ row, field }: Suggestion) => row.cells[field.key] ?? null;
  const held = open.filter((one) => sameCell(now(one), one.from));
  const newest = new Map(held.map((one) => [keyOfCell(one), one]));
  return {
    waiting: [...newest.values()],
    late: open.filter((one) => !sameCell(now(one), one.from) && !sameCell(now(one), one.to)),
    open,
  };
}

/** Answers every suggestion of some cells, those too that newer ones have replaced. */
export async function resolveCells(
  state: State,
  lease: Lease,
  { open }: Suggestions,
  cells: readonly Suggestion[],
  answer: string,
): Promise<void> {
  const answered = new Set(cells.map(keyOfCell));
  for (const one of open) if (answered.has(keyOfCell(one))) await state.resolve(lease, one.key, answer);
}

/** Names the cell that a suggestion is about. */
export function keyOfCell({ table, row, field }: Suggestion): string {
  return JSON.stringify([table.key, row.id, field.key]);
}

async function keptOf(state: State, questions: readonly OpenQuestion[]): Promise<ReadonlyMap<string, Kept>> {
  const kept = new Map<string, Kept>();
  const patches = questions.flatMap(({ patch }) => patch ?? []);
  for (const [table, list] of Map.groupBy(patches, (patch) => patch.table))
    for (const one of await state.records(table, [...new Set(list.map(({ id }) => id))]))
      kept.set(recordKey(table, one.id), one);
  return kept;
}

function suggestionOf(
  model: Model,
  { key, patch, args }: OpenQuestion,
  kept: ReadonlyMap<string, Kept>,
): Suggestion | null {
  if (patch === undefined) return null;
  const [name = ''] = Object.keys(patch.set);
  const table = model.tables.get(patch.table);
  const field = table?.byKey.get(name);
  const one = kept.get(recordKey(patch.table, patch.id));
  if (table === undefined || field === undefined || one === undefined || one.gone) return null;
  // What was joined into another row stays as it was.
  if (joinedInto(one.accepted) !== null) return null;
  return {
    key,
    table,
    field,
    row: rowOf(table, one),
    revision: one.revision,
    from: patch.expect[name] ?? null,
    to: patch.set[name] ?? null,
    why: patch.because[name]?.reason ?? null,
    guard: args['guard'] === undefined ? null : String(args['guard']),
  };
}
