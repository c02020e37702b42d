import * as z from 'zod';
import type { FieldKey, TableKey } from '../../core/cell.ts';
import { cellText, dict } from '../../core/cell.ts';
import type { Field } from '../../core/field.ts';
import type { Finding } from '../../core/finding.ts';
import type { Table } from '../../core/model.ts';
import type { Row } from '../../core/record.ts';
import { recordKey } from '../../core/record.ts';
import type { Decision, Index, View, Visit } from '../../core/rule.ts';
import { behaviour } from '../../core/rule.ts';

/** What a table asks of its records, worked out once. */
interface Demands {
  readonly table: Table;
  readonly required: readonly Field[];
  readonly defaults: readonly { readonly key: FieldKey; readonly value: unknown }[];
  readonly unique: readonly { readonly field: Field; readonly index: Index }[];
}

/**
 * Every cell readable as its type, required fields filled, unique ones unique, and what is written another way
 * put into one form. What cannot be read, or may be a slip, is asked about; nothing is guessed.
 */
export const validation = behaviour({
  name: 'validation',
  version: 1,
  summary: 'Types, required and unique fields, drop-down values, dictionaries, and one way of writing.',
  config: z
    .strictObject({
      normalise: z.boolean().default(true).meta({ description: 'Put what is written another way into one form.' }),
    })
    .default({ normalise: true }),
  bind({ normalise }, tables) {
    const demands = new Map([...tables.tables.values()].map((table) => [table.key, demandsOf(table)]));
    return {
      rule: {
        name: 'validation',
        tables: [...demands.keys()],
        indexes: [...demands.values()].flatMap(({ unique }) => unique.map(({ index }) => index)),
        writes: [...tables.tables.values()].flatMap((table) =>
          table.fields.map((field) => `${table.key}.${field.key}` as const),
        ),
        visit(visit, view) {
          const demand = demands.get(visit.row.table)!;
          return judge(demand, visit, view, normalise);
        },
      },
    };
  },
});

function demandsOf(table: Table): Demands {
  return {
    table,
    required: table.fields.filter((field) => field.required),
    defaults: table.fields.flatMap((field) => {
      const parsed = field.default === null ? null : field.parse(field.default);
      return parsed?.is === 'value' ? [{ key: field.key, value: parsed.value }] : [];
    }),
    unique: table.fields
      .filter((field) => field.unique)
      .map((field) => ({ field, index: uniqueIndex(table.key, field) })),
  };
}

function uniqueIndex(table: TableKey, field: Field): Index {
  return {
    name: `unique:${table}.${field.key}`,
    table,
    version: field.type.version,
    mutual: true,
    keys: (values) => {
      const value = values[field.key] ?? null;
      return value === null ? [] : field.keys(value);
    },
  };
}

function judge(demand: Demands, visit: Visit, view: View, normalise: boolean): Decision {
  const { row } = visit;
  const findings: Finding[] = [];
  const set = dict<unknown>();
  for (const key in row.wrong) findings.push(unreadable(row, key));
  for (const key in row.doubts) findings.push(...doubtful(row, key));
  for (const { key, value } of visit.occasion === 'created' ? demand.defaults : [])
    if (isEmpty(row, key)) set[key] = value;
  for (const field of demand.required)
    if (isEmpty(row, field.key) && !(field.key in set))
      findings.push(at(row, field.key, 'error', 'validation.required'));
  for (const { field, index } of demand.unique) findings.push(...taken(row, field, index, view));
  if (normalise) for (const key in row.forms) if (mayRewrite(row, key)) set[key] = row.values[key];
  return { set, findings, because: { code: 'report.because.one-form' } };
}

function isEmpty(row: Row, key: FieldKey): boolean {
  return (row.values[key] ?? null) === null && !(key in row.wrong);
}

/**
 * Formulas are never written, formatting inside a cell would be lost, and a slip is asked about first. A number that
 * would only become the same digits as text stays a number, and a word for yes or no stays that word: somebody's
 * formula may rely on it.
 */
function mayRewrite(row: Row, key: FieldKey): boolean {
  const mark = row.marks[key];
  if (mark === 'computed' || mark === 'rich' || key in row.doubts) return false;
  const cell = row.cells[key] ?? null;
  const form = row.forms[key] ?? null;
  if (typeof cell === 'string' && typeof form === 'boolean') return false;
  return typeof cell !== 'number' || cellText(form) !== String(cell);
}

function at(
  row: Row,
  field: FieldKey,
  severity: Finding['severity'],
  code: string,
  more: Partial<Finding> = {},
): Finding {
  return { code, severity, table: row.table, record: row.id, field, ...more };
}

function unreadable(row: Row, key: FieldKey): Finding {
  const { code, args, suggestions } = row.wrong[key]!;
  return at(row, key, 'error', code, { ...(args && { args }), ...(suggestions && { suggestions }) });
}

function doubtful(row: Row, key: FieldKey): Finding[] {
  return row.doubts[key]!.map(({ code, args, suggestions }) =>
    at(row, key, 'warning', code, { ...(args && { args }), ...(suggestions && { suggestions }) }),
  );
}

/** The same value in another record is told on both sides: each of them sees the other. */
function taken(row: Row, field: Field, index: Index, view: View): Finding[] {
  for (const key of index.keys(row.values)) {
    const count = view.count(index, key);
    if (count < 2) continue;
    const same = view.by(index, key);
    const others =
      same === 'crowd'
        ? []
        : same.filter((other) => other.id !== row.id).map((other) => recordKey(other.table, other.id));
    return [
      at(row, field.key, 'error', 'validation.taken', {
        args: { count: count - 1 },
        ...(others.length > 0 && { others }),
      }),
    ];
  }
  return [];
}
