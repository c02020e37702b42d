import type { FieldKey } from './cell.ts';
import { fold } from './cell.ts';
import type { Finding } from './finding.ts';
import type { Table } from './model.ts';

/** The header of the hidden column that holds our ids. */
export const idHeader = '_id';

/** Where the columns of a table are. */
export interface Binding {
  /** Position in the header row by field. */
  readonly at: ReadonlyMap<FieldKey, number>;
  /** Position of the id column, or −1. */
  readonly id: number;
  /** Missing columns that the table cannot do without, and headers that stand twice. */
  readonly findings: readonly Finding[];
}

/** A header as it is compared: folded, without a trailing colon, star or what stands in brackets at its end. */
export function headerKey(header: string): string {
  return fold(header)
    .replace(/\s*[([][^)\]]*[)\]]$/u, '')
    .replace(/[\s:*.…]+$/u, '');
}

/**
 * Binds columns by what stands above them, in any order; never by position.
 * The first of two equal headers is taken and the second reported. Columns of ours may be missing: they come with set-up.
 */
export function bindColumns(table: Table, headers: readonly string[]): Binding {
  const findings: Finding[] = [];
  const positions = new Map<string, number>();
  const say = (code: string, severity: Finding['severity'], args: Finding['args'], field?: FieldKey) =>
    findings.push({ code, severity, table: table.key, record: '', ...(args && { args }), ...(field && { field }) });

  headers.forEach((header, at) => {
    const key = headerKey(header);
    if (key === '') return;
    if (positions.has(key)) say('column.twice', 'warning', { header });
    else positions.set(key, at);
  });

  const at = new Map<FieldKey, number>();
  for (const field of table.fields) {
    const header = field.headers.find((name) => positions.has(headerKey(name)));
    if (header !== undefined) at.set(field.key, positions.get(headerKey(header))!);
    else if (field.owner !== 'rowcall')
      say('column.missing', field.required ? 'error' : 'warning', { header: field.label }, field.key);
  }
  return { at, id: positions.get(idHeader) ?? -1, findings };
}
