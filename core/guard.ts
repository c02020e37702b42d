import type { Instant, TableKey } from './cell.ts';
import type { Field } from './field.ts';
import { derivedId } from './id.ts';
import type { Model } from './model.ts';
import { isMeant } from './patch.ts';
import type { Plan, Planned } from './plan.ts';
import type { OpenQuestion } from './state.ts';

const fewRows = 50;
const smallShare = 0.05;
const mostExamples = 5;

/** Whether so many rows of a table at once are more than anybody does in passing: over 50 and over 5 % of it. */
export function isMany(rows: number, total: number): boolean {
  return rows > fewRows && rows > total * smallShare;
}

/** Whether a change that a rule wants counts: a cell of people or of both, in a row that was there before. */
export function counts(field: Field, { start }: Planned): boolean {
  return field.owner !== 'rowcall' && start.occasion !== 'created' && start.origin !== 'request';
}

/** How many rows of each table a plan would change in cells that count. */
export function countedRows(model: Model, plan: Plan): ReadonlyMap<TableKey, number> {
  const rows = new Map<TableKey, number>();
  for (const planned of plan.records) {
    const { patch, row } = planned;
    if (patch === null) continue;
    const table = model.tables.get(row.table)!;
    const any = Object.keys(patch.set).some((name) => {
      const field = table.byKey.get(name);
      return field !== undefined && !isMeant(patch.because[name]) && counts(field, planned);
    });
    if (any) rows.set(row.table, (rows.get(row.table) ?? 0) + 1);
  }
  return rows;
}

/** The key of the question whether all that follows from one cause may be written. */
export function guardKey(cause: string): string {
  return `guard/${derivedId(cause)}`;
}

/** Asks whether many cells may be changed at once: how many, in which table, and a few of them as examples. */
export function guardQuestion(
  model: Model,
  cause: string,
  suggestions: readonly OpenQuestion[],
  before: OpenQuestion | null,
  now: Instant,
): OpenQuestion {
  const records = new Set(suggestions.flatMap(({ about }) => about));
  const tables = new Set(suggestions.flatMap(({ patch }) => patch?.table ?? []));
  const [only] = tables;
  const had = (name: string) => Number(before?.args[name] ?? 0);
  const examples = suggestions.slice(0, mostExamples).map(({ patch, args }) => ({
    table: patch!.table,
    id: patch!.id,
    field: args['field'],
    from: args['from'],
    to: args['to'],
  }));
  return {
    key: guardKey(cause),
    kind: 'guard',
    about: [...records].slice(0, mostExamples),
    args: {
      what: cause.startsWith(modelCause) ? 'model' : 'cells',
      count: suggestions.length + had('count'),
      records: records.size + had('records'),
      table: tables.size === 1 ? model.tables.get(only!)!.title : '',
      cause,
      examples: before === null ? JSON.stringify(examples) : (before.args['examples'] ?? '[]'),
    },
    at: now,
    answer: null,
  };
}

const modelCause = 'settings/';

/** The cause of everything that follows from new settings or from a new version of Rowcall. */
export function causeOfModel({ fingerprint }: Model): string {
  return `${modelCause}${fingerprint}`;
}
