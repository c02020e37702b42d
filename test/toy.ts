import * as z from 'zod';
import type { Cell } from '../core/cell.ts';
import type { Field, FieldCodec, Locale } from '../core/field.ts';
import { fieldType } from '../core/field.ts';
import type { Language } from '../core/language.ts';
import type { Model, Table } from '../core/model.ts';
import type { Index, Rule } from '../core/rule.ts';

/** A field type small enough to see through: any cell but `?` is its own value. */
const plain = fieldType({
  kind: 'plain',
  summary: 'Any cell as it is',
  options: z.strictObject({}),
  cell: 'text',
  version: 1,
  headers: [],
  bind: () => codec,
  guess: () => null,
  examples: [],
});

const codec: FieldCodec<unknown> = {
  parse: (cell) => {
    if (cell === null) return { is: 'empty' };
    if (cell === '?') return { is: 'wrong', code: 'text.broken' };
    const value = typeof cell === 'string' ? cell.trim() : cell;
    return { is: 'value', value, cell: value };
  },
  cell: (value) => value as Cell,
  keys: (value) => [String(value)],
  show: (value) => String(value),
  compare: (a, b) => (String(a) < String(b) ? -1 : 1),
  cel: { type: 'dyn', value: (value) => value },
  column: {},
};

function plainField(key: string): Field {
  return {
    ...codec,
    key,
    type: plain as unknown as Field['type'],
    owner: 'people',
    label: key,
    headers: [key],
    required: false,
    unique: false,
    default: null,
    description: '',
    options: {},
  };
}

/** A table of plain fields; the first names its records. */
export function toyTable(key: string, fields: readonly string[]): Table {
  const all = fields.map(plainField);
  return {
    key,
    title: key,
    titles: [key],
    label: fields[0]!,
    names: [fields[0]!],
    owner: 'people',
    fields: all,
    byKey: new Map(all.map((field) => [field.key, field])),
  };
}

const silent: Language = { code: 'en', say: ({ code }: { code: string }) => code } as unknown as Language;
const locale: Locale = { language: silent, languages: [silent], zone: 'UTC', currency: 'EUR', countries: [] };

export function toyModel(tables: readonly Table[], rules: readonly Rule[]): Model {
  const indexes = new Map<string, Index>(
    rules.flatMap((rule) => rule.indexes.map((index) => [index.name, index] as const)),
  );
  return { fingerprint: 'toy', locale, tables: new Map(tables.map((table) => [table.key, table])), rules, indexes };
}

/** A rule with the dull parts filled in. */
export function toyRule(rule: Pick<Rule, 'name' | 'tables' | 'visit'> & Partial<Rule>): Rule {
  return { indexes: [], writes: [], ...rule };
}
