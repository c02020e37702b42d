import type { Cells } from '../core/cell.ts';
import type { Entry } from '../core/entry.ts';
import type { Answer, Facts, Question } from '../core/facts.ts';
import { answered, questionKey } from '../core/facts.ts';
import { keysUnder } from '../core/joined.ts';
import type { Model } from '../core/model.ts';
import type { Plan } from '../core/plan.ts';
import { plan } from '../core/plan.ts';
import type { Row } from '../core/record.ts';
import { recordKey, toRow } from '../core/record.ts';
import type { Start } from '../core/world.ts';

export const now = '2026-11-22T09:00:00.000Z';
export const somebody = { is: 'unknown', from: null, to: now } as const;

/** Records at rest, with their ledger, from which questions of a plan are answered as a state would. */
export interface Given {
  readonly model: Model;
  readonly rows: ReadonlyMap<string, Row>;
  readonly ledger: readonly Entry[];
}

export function given(
  model: Model,
  records: Readonly<Record<string, Readonly<Record<string, Cells>>>>,
  ledger: readonly Entry[] = [],
): Given {
  const rows = new Map<string, Row>();
  for (const [table, byId] of Object.entries(records))
    for (const [id, cells] of Object.entries(byId))
      rows.set(recordKey(table, id), toRow(model.tables.get(table)!, { id, cells }, 1));
  return { model, rows, ledger };
}

/** Cells typed into a record that is there already. */
export function typed(world: Given, table: string, id: string, cells: Cells): Start {
  const before = world.rows.get(recordKey(table, id))!;
  const row = toRow(
    world.model.tables.get(table)!,
    { id, cells: { ...before.cells, ...cells } },
    before.revision,
    before.values,
  );
  return { row, before, occasion: 'updated', origin: 'edit', actor: somebody };
}

/** A new row. */
export function added(world: Given, table: string, id: string, cells: Cells): Start {
  const row = toRow(world.model.tables.get(table)!, { id, cells });
  return { row, before: null, occasion: 'created', origin: 'edit', actor: somebody };
}

/** The same change asked for by a button. */
export function asked(start: Start, request: string): Start {
  return { ...start, origin: 'request', request };
}

/** Looks at a record anew although nothing of its own changed. */
export function reviewed(row: Row): Start {
  return { row, before: row, occasion: 'reviewed', origin: 'rule', actor: somebody };
}

export interface Planned {
  readonly plan: Plan;
  readonly batches: number;
  readonly questions: number;
}

/** Makes a plan as the shell does: answers what it asks, at most `most` at a time, until it asks no more. */
export function planned(world: Given, starts: readonly Start[], most = Number.POSITIVE_INFINITY): Planned {
  const answers = new Map<string, Answer>();
  for (let batches = 0; batches < 1000; batches++) {
    const made = plan(world.model, starts, answered(answers), now);
    if ('done' in made) return { plan: made.done, batches, questions: answers.size };
    for (const question of made.ask.slice(0, most)) answers.set(questionKey(question), answerTo(world, question));
  }
  throw new Error('The plan never stopped asking');
}

/** Everything there is to know, known from the start. */
export function everyFact(world: Given): Facts {
  return {
    get: (table, id) => answerTo(world, { ask: 'get', table, id }) as Row | null,
    by: (index, key, cap) => answerTo(world, { ask: 'by', index, key, cap }) as readonly Row[] | 'crowd',
    count: (index, key) => answerTo(world, { ask: 'count', index, key }) as number,
    sum: (ledger, subject) => answerTo(world, { ask: 'sum', ledger, subject }) as number,
    last: (ledger, subject) => answerTo(world, { ask: 'last', ledger, subject }) as Entry | null,
  };
}

function answerTo({ model, rows, ledger }: Given, question: Question): Answer {
  if (question.ask === 'get') return rows.get(recordKey(question.table, question.id)) ?? null;
  if (question.ask !== 'by' && question.ask !== 'count') {
    const entries = ledger.filter((entry) => entry.ledger === question.ledger && entry.subject === question.subject);
    return question.ask === 'sum'
      ? entries.reduce((sum, entry) => sum + (entry.amount ?? 0), 0)
      : (entries.at(-1) ?? null);
  }
  const index = model.indexes.get(question.index)!;
  const found = [...rows.values()].filter(
    (row) => row.table === index.table && keysUnder(index, row.values).includes(question.key),
  );
  if (question.ask === 'count') return found.length;
  return found.length > question.cap ? 'crowd' : found;
}

/** The records once a plan has been carried out without any conflict. */
export function carriedOut(world: Given, made: Plan): Given {
  const rows = new Map(world.rows);
  for (const { key, row, start, patch, create } of made.records) {
    const moved = patch !== null || create !== null || start.occasion !== 'reviewed';
    rows.set(key, {
      ...toRow(world.model.tables.get(row.table)!, row, row.revision + (moved ? 1 : 0), row.values),
      values: row.values,
    });
  }
  return { ...world, rows, ledger: [...world.ledger, ...made.records.flatMap((record) => record.entries)] };
}

/** Findings as `record field code`, sorted. */
export function found(made: Plan): string[] {
  return made.records
    .flatMap((record) => record.findings.map((one) => `${one.record} ${one.field ?? '-'} ${one.code}`))
    .sort();
}

/** Patched cells by record key. */
export function patches(made: Plan): Record<string, Cells> {
  return Object.fromEntries(made.records.flatMap(({ key, patch }) => (patch ? [[key, { ...patch.set }]] : [])));
}
