import type { FieldKey, TableKey } from '../../../core/cell.ts';
import { bindColumns } from '../../../core/columns.ts';
import type { Finding } from '../../../core/finding.ts';
import { derivedId } from '../../../core/id.ts';
import type { Table } from '../../../core/model.ts';
import type { AirtableField, AirtableTable } from '../../vendors/airtable-shapes.ts';
import { bindTitles } from '../binding/bind-titles.ts';
import { keyHeader } from './names.ts';

/** A field of the settings and the field of the base that it stands for. */
export interface BoundField {
  readonly id: string;
  readonly type: string;
  /** The table that its links lead to. */
  readonly to?: string;
}

/** A table of the settings as the base has it. Fields are known by their ids: people may rename and move them. */
export interface BoundTable {
  readonly id: string;
  readonly fields: ReadonlyMap<FieldKey, BoundField>;
  /** The field that knows what Rowcall made; `null` before set-up. */
  readonly key: string | null;
  /** Names the table of the settings that was bound: another print, another binding. */
  readonly print: string;
}

/** What stands in the description of a column of ours: by it we know it whatever it is called. */
export const markOf = (field: FieldKey) => `(rowcall: ${field})`;

export function printOf({ titles, fields }: Table): string {
  return derivedId(JSON.stringify([titles, fields.map(({ key, headers, owner }) => [key, headers, owner])]));
}

export interface BoundBase {
  readonly bound: ReadonlyMap<TableKey, BoundTable>;
  readonly findings: readonly Finding[];
}

/**
 * Binds tables by their names and fields by theirs. What was bound before stays bound by its id, whatever it is called by
 * now; a column of ours is known by its description too.
 */
export function bindBase(
  base: readonly AirtableTable[],
  tables: ReadonlyMap<TableKey, Table>,
  before: ReadonlyMap<TableKey, BoundTable>,
): BoundBase {
  const byId = new Map(base.map((one) => [one.id, one]));
  const known = new Map<TableKey, AirtableTable>();
  for (const key of tables.keys()) {
    const still = byId.get(before.get(key)?.id ?? '');
    if (still !== undefined) known.set(key, still);
  }
  const taken = new Set([...known.values()].map(({ id }) => id));
  const unbound = new Map([...tables].filter(([key]) => !known.has(key)));
  const titled = bindTitles(
    base.filter(({ id }) => !taken.has(id)).map((one) => ({ title: one.name, one })),
    unbound,
  );
  for (const [key, { one }] of titled) known.set(key, one);

  const findings: Finding[] = [];
  const bound = new Map<TableKey, BoundTable>();
  for (const [key, table] of tables) {
    const found = known.get(key);
    if (found === undefined) {
      findings.push({ code: 'table.missing', severity: 'error', table: key, record: '', args: { title: table.title } });
      continue;
    }
    const one = bindTable(found, table, before.get(key));
    bound.set(key, one);
    findings.push(...findingsOf(found, table, one));
  }
  return { bound, findings };
}

function bindTable(found: AirtableTable, table: Table, before: BoundTable | undefined): BoundTable {
  const byId = new Map(found.fields.map((field) => [field.id, field]));
  const fields = new Map<FieldKey, BoundField>();
  const free = new Set(found.fields);
  const take = (key: FieldKey, field: AirtableField | undefined) => {
    if (field === undefined || !free.delete(field)) return;
    const to = field.options?.linkedTableId;
    fields.set(key, { id: field.id, type: field.type, ...(to !== undefined && { to }) });
  };
  for (const { key } of table.fields) take(key, byId.get(before?.fields.get(key)?.id ?? ''));
  for (const { key, owner } of table.fields)
    if (owner === 'rowcall' && !fields.has(key))
      take(
        key,
        found.fields.find(({ description = '' }) => description.endsWith(markOf(key))),
      );
  const rest = { ...table, fields: table.fields.filter(({ key }) => !fields.has(key)) };
  const left = [...free];
  for (const [key, at] of bindColumns(
    rest,
    left.map(({ name }) => name),
  ).at)
    take(key, left[at]);
  const key = found.fields.find(({ name }) => name.trim() === keyHeader)?.id ?? null;
  return { id: found.id, fields: inOrder(table, fields), key, print: printOf(table) };
}

function inOrder(table: Table, fields: ReadonlyMap<FieldKey, BoundField>): ReadonlyMap<FieldKey, BoundField> {
  return new Map(table.fields.flatMap(({ key }) => (fields.has(key) ? [[key, fields.get(key)!] as const] : [])));
}

/** Headers that stand twice, and columns that are there under no name. */
function findingsOf(found: AirtableTable, table: Table, { fields }: BoundTable): readonly Finding[] {
  const { findings } = bindColumns(
    table,
    found.fields.map(({ name }) => name),
  );
  return findings.filter(({ code, field }) => code === 'column.twice' || !fields.has(field ?? ''));
}
