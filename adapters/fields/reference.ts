import * as z from 'zod';
import { type Cell, dict, type FieldKey, type RecordId, type TableKey } from '../../core/cell.ts';
import { fieldType, type Locale, type Parsed } from '../../core/field.ts';
import type { Index } from '../../core/rule.ts';
import { plainLines, plainText } from './reading/plain-text.ts';
import { meansNothing } from './reading/unreadable.ts';
import { wordsOf } from './reading/words.ts';
import { textOrder } from './showing/order.ts';

/** A record of another table as a cell names it: by its id, by words, or by both once the words are resolved. */
export interface Ref {
  /** `null` until the words are resolved. */
  readonly id: RecordId | null;
  /** Empty where the cell holds the id itself. */
  readonly text: string;
  /** The record that was meant at first, where that one was joined into `id`. */
  readonly from?: RecordId;
}

const options = z.strictObject({
  table: z.string().min(1).describe('The table whose records are named.'),
  many: z.boolean().default(false).describe('Whether a cell may name several.'),
});

const mostRefs = 1000;
const longest = 500;

function refs(value: unknown): readonly Ref[] {
  return Array.isArray(value) ? value : [];
}

/**
 * Finds records of `table` by the ids that their `field` refers to. Its name says which field it is of, so that two
 * rules which both ask for it share it.
 */
export function referenceIndex(table: TableKey, field: FieldKey): Index {
  return {
    name: `ref:${table}.${field}`,
    table,
    version: 1,
    keys: (values) => refs(values[field]).flatMap(({ id }) => id ?? []),
  };
}

/** Refs named twice are one. */
function distinct(named: readonly Ref[]): readonly Ref[] {
  const seen = dict<Ref>();
  for (const ref of named) seen[`${ref.id ?? ''} ${ref.text}`] ??= ref;
  return Object.values(seen);
}

/** Words where every ref has them, as people read and type them; else ids, as stores with links of their own hold them. */
function cellOf(value: readonly Ref[]): Cell {
  if (value.every(({ text }) => text !== '')) return value.map(({ text }) => text).join('; ');
  return value.map(({ id, text }) => id ?? text);
}

function byIds(ids: readonly string[]): readonly Ref[] {
  const known = ids.slice(0, mostRefs).map((id) => (typeof id === 'string' ? (plainText(id) ?? '') : ''));
  return distinct(known.filter((id) => id !== '').map((id) => ({ id, text: '' })));
}

function byWords(cell: Cell, many: boolean): readonly Ref[] {
  const one = plainText(cell) ?? '';
  if (one === '') return [];
  if (!many) return [{ id: null, text: one }];
  const texts = (plainLines(cell) ?? '').split(/[;\n]/u, mostRefs).map((text) => plainText(text) ?? '');
  return distinct(texts.filter((text) => text !== '').map((text) => ({ id: null, text })));
}

function bind({ many }: z.output<typeof options>, locale: Locale) {
  const words = wordsOf(locale);
  const order = textOrder(locale.language);
  const shown = (value: readonly Ref[]) => value.map(({ id, text }) => text || (id ?? '')).join('; ');
  return {
    parse(cell: Cell): Parsed<readonly Ref[]> {
      if (typeof cell === 'number' && !Number.isFinite(cell)) return { is: 'wrong', code: 'text.broken' };
      const value = Array.isArray(cell) ? byIds(cell) : byWords(cell, many);
      const [first] = value;
      if (first === undefined) return { is: 'empty' };
      if (value.length === 1 && first.id === null && meansNothing(first.text, words))
        return { is: 'wrong', code: 'cell.nothing', suggestions: [null] };
      if (!many && value.length > 1) return { is: 'wrong', code: 'reference.several' };
      const length = value.reduce((most, { id, text }) => Math.max(most, (id ?? text).length), 0);
      if (length > longest) return { is: 'wrong', code: 'text.too-long', args: { limit: longest, length } };
      return { is: 'value', value, cell: cellOf(value) };
    },
    cell: cellOf,
    keys: (value: readonly Ref[]) => value.flatMap(({ id }) => id ?? []),
    show: shown,
    compare: (a: readonly Ref[], b: readonly Ref[]) => order(shown(a), shown(b)),
    // Ids once known, else the words; one reference is one text.
    cel: {
      type: 'dyn',
      value(value: readonly Ref[]) {
        const names = value.map(({ id, text }) => id ?? text);
        return many ? names : (names[0] ?? null);
      },
    },
    column: {},
  };
}

/** A record of another table. Text names it by words, which a rule resolves; a list holds ids of the store's own. */
export const reference = fieldType({
  kind: 'reference',
  summary: 'A record of another table, named by words or by its id.',
  cell: 'text',
  version: 1,
  headers: [],
  options,
  bind,
  guess: () => null,
  examples: [
    { cell: 'Acme', options: { table: 'companies' }, value: [{ id: null, text: 'Acme' }], normal: 'Acme' },
    {
      cell: ' Ivan \u00a0Petrov',
      options: { table: 'contacts' },
      value: [{ id: null, text: 'Ivan Petrov' }],
      normal: 'Ivan Petrov',
    },
    { cell: 1042, options: { table: 'orders' }, value: [{ id: null, text: '1042' }], normal: '1042' },
    { cell: 'Acme; Co', options: { table: 'companies' }, value: [{ id: null, text: 'Acme; Co' }], normal: 'Acme; Co' },
    {
      cell: 'Ann;\nBob, the builder;Ann',
      options: { table: 'contacts', many: true },
      value: [
        { id: null, text: 'Ann' },
        { id: null, text: 'Bob, the builder' },
      ],
      normal: 'Ann; Bob, the builder',
    },
    { cell: ['rec1'], options: { table: 'companies' }, value: [{ id: 'rec1', text: '' }], normal: ['rec1'] },
    {
      cell: ['rec1', 'rec2', 'rec1'],
      options: { table: 'contacts', many: true },
      value: [
        { id: 'rec1', text: '' },
        { id: 'rec2', text: '' },
      ],
      normal: ['rec1', 'rec2'],
    },
    { cell: ['rec1', 'rec2'], options: { table: 'companies' }, wrong: 'reference.several' },
    { cell: '—', options: { table: 'companies' }, wrong: 'cell.nothing', suggestions: [null] },
    { cell: [], options: { table: 'companies' }, empty: true },
    { cell: ' ', options: { table: 'companies' }, empty: true },
    { cell: null, options: { table: 'companies', many: true }, empty: true },
  ],
});
