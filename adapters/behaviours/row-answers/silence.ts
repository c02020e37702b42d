import * as z from 'zod';
import type { FieldKey, TableKey } from '../../../core/cell.ts';
import { fold } from '../../../core/cell.ts';
import { isField } from '../../../core/field.ts';
import type { Table } from '../../../core/model.ts';
import type { Values } from '../../../core/record.ts';
import type { ConfigIssue, Index, Tables, View, Visit } from '../../../core/rule.ts';
import { compileCondition } from '../../expressions/condition.ts';
import { choice } from '../../fields/choice.ts';

/** Which rows are closed, as the settings say it: a condition, or the stages by field. */
export const silentSchema = z.union([
  z.string().meta({ 'x-language': 'cel' }),
  z.record(z.string(), z.array(z.string().min(1)).min(1)),
]);
type Written = z.output<typeof silentSchema>;

/** Whether a row is closed: then it is silent, unless somebody has edited it of late. */
export interface Silence {
  readonly indexes: readonly Index[];
  isClosed(visit: Pick<Visit, 'row' | 'now'>, view: View): boolean;
}

/** Options that mean by themselves that nothing more is to come. */
const closingOptions: ReadonlySet<string> = new Set([
  'won',
  'lost',
  'closed',
  'done',
  'cancelled',
  'canceled',
  'archived',
]);

/** Compiles it; where nothing is said, rows are closed whose choice is one that closes: won, lost, done … */
export function silenceOf(
  written: Written | undefined,
  table: Table,
  tables: Tables,
): { readonly silence: Silence } | { readonly issues: readonly ConfigIssue[] } {
  if (typeof written === 'string') return byCondition(written, table, tables);
  if (written === undefined) return { silence: byOptions(usualOptions(table)) };
  const issues = Object.entries(written).flatMap(([field, options]) => optionIssues(table, field, options));
  return issues.length > 0 ? { issues } : { silence: byOptions(new Map(Object.entries(written))) };
}

/** Whether a record is closed, as far as its own choices tell; what only a condition says is not asked. */
export function closedByOptions({ sections }: Pick<Tables, 'sections'>, table: Table): (values: Values) => boolean {
  const said = silentSchema.safeParse(silentIn(sections?.['status'], table.key));
  const options =
    said.success && typeof said.data !== 'string' ? new Map(Object.entries(said.data)) : usualOptions(table);
  return (values) => isIn(options, values);
}

function silentIn(status: unknown, table: TableKey): unknown {
  if (typeof status !== 'object' || status === null || !Object.hasOwn(status, table)) return undefined;
  return (status as Readonly<Record<string, { readonly silent?: unknown } | null>>)[table]?.silent;
}

function byCondition(source: string, table: Table, tables: Tables): ReturnType<typeof silenceOf> {
  const compiled = compileCondition(source, table, tables);
  if ('issues' in compiled) return { issues: compiled.issues.map((issue) => ({ ...issue, path: [] })) };
  const { condition } = compiled;
  return {
    silence: {
      indexes: condition.indexes,
      isClosed: ({ row, now }, view) => condition.test(row, view, now) === true,
    },
  };
}

function byOptions(options: ReadonlyMap<FieldKey, readonly string[]>): Silence {
  return {
    indexes: [],
    isClosed: ({ row }) => isIn(options, row.values),
  };
}

function isIn(options: ReadonlyMap<FieldKey, readonly string[]>, values: Values): boolean {
  return [...options].some(([field, closing]) => {
    const value = values[field] ?? null;
    return typeof value === 'string' && closing.includes(value);
  });
}

function usualOptions({ fields }: Table): ReadonlyMap<FieldKey, readonly string[]> {
  return new Map(
    fields.flatMap((field) => {
      const closing = keysOf(field.options).filter((key) => closingOptions.has(fold(key)));
      return isField(field, choice) && closing.length > 0 ? [[field.key, closing]] : [];
    }),
  );
}

function optionIssues(table: Table, name: FieldKey, options: readonly string[]): ConfigIssue[] {
  const field = table.byKey.get(name);
  const choices = table.fields.filter((one) => isField(one, choice)).map(({ key }) => key);
  if (field === undefined || !isField(field, choice))
    return [{ path: [name], message: `${table.key}.${name} is not a choice`, word: name, known: choices }];
  const known = keysOf(field.options);
  return options.flatMap((word, at) =>
    known.includes(word) ? [] : [{ path: [name, at], message: `${name} has no option "${word}"`, word, known }],
  );
}

/** The keys of the options of a choice. */
function keysOf(options: Readonly<Record<string, unknown>>): readonly string[] {
  const { options: list } = options;
  if (!Array.isArray(list)) return [];
  return list.flatMap((one: unknown) => {
    if (typeof one === 'string') return [one];
    const key = typeof one === 'object' && one !== null && 'key' in one ? one.key : null;
    return typeof key === 'string' ? [key] : [];
  });
}

/** Says of which table an issue is. */
export function inTable(table: TableKey, { path, ...issue }: ConfigIssue): ConfigIssue {
  return { ...issue, path: [table, 'silent', ...path] };
}
