import type { BoardHeads } from '../../../core/board.ts';
import { boardMark, boardTitle } from '../../../core/board.ts';
import { remembered } from '../../../core/remembered.ts';
import type { AirtableClient } from '../../vendors/airtable.ts';
import type { AirtableField, AirtableTable } from '../../vendors/airtable-shapes.ts';
import { keyHeader } from './names.ts';
import { tens } from './tens.ts';

/** The columns of Rowcall's own table. */
type BoardColumn = 'label' | 'value' | 'box' | 'from' | 'late' | 'key';

/** Where Rowcall's own table is, with its columns by their ids. */
export interface BoardPlace {
  readonly table: string;
  readonly at: Readonly<Record<BoardColumn, string>>;
  /** The last change there of which Airtable told and that somebody else made; absent: it told of none. */
  readonly stirred?: string;
}

/** What is remembered of that, under the name that `boardMemo` says. */
export const boardPlace = remembered<BoardPlace>('board');

const mark = `(${boardMark})`;
const markOf = (column: BoardColumn) => `(${boardMark}: ${column})`;

/** Whether a table is Rowcall's own, whatever people call it. */
export function isBoardTable({ description = '' }: AirtableTable): boolean {
  return description.endsWith(mark);
}

/**
 * The formula that lets Rowcall's silence show by itself. Airtable lets no program add one, so a person is asked to; in
 * every line but one it is empty.
 */
export function alarmFormula({ from, late }: Pick<BoardHeads, 'from' | 'late'>): string {
  return `IF({${from}}, IF(IS_AFTER(NOW(), {${from}}), "🔴 " & {${late}}, "✓"), "")`;
}

/** Whether somebody has added that formula. */
export function hasAlarm({ fields }: AirtableTable): boolean {
  const from = columnIn(fields, 'from')?.id ?? '';
  return fields.some(({ type, options }) => type === 'formula' && options?.referencedFieldIds?.includes(from) === true);
}

/** The names that the columns an alarm counts with have now; `null`: they are not there. */
export function alarmColumns({ fields }: AirtableTable): Pick<BoardHeads, 'from' | 'late'> | null {
  const [from, late] = [columnIn(fields, 'from'), columnIn(fields, 'late')];
  return from === undefined || late === undefined ? null : { from: from.name, late: late.name };
}

/** Finds Rowcall's own table; `null`: there is none. `taken`: people have called one of theirs so. */
export async function findBoard(client: AirtableClient): Promise<AirtableTable | 'taken' | null> {
  const tables = await client.tables();
  const own = tables.find(isBoardTable);
  if (own !== undefined) return own;
  return tables.some(({ name }) => name.trim().toLowerCase() === boardTitle.toLowerCase()) ? 'taken' : null;
}

/** Makes Rowcall's own table. */
export async function makeBoard(client: AirtableClient, heads: BoardHeads, zone: string): Promise<BoardPlace> {
  const description = `Written by Rowcall; check a box to tell it something. ${mark}`;
  const fields = columns.map((column) => newColumn(column, heads, zone));
  const table = await client.addTable({ name: boardTitle, description, fields });
  // A table that people make begins with blank records; whether one that programs make does is not documented.
  const { records } = await client.list(table.id, { fields: [table.primaryFieldId] });
  for (const some of tens(records))
    await client.remove(
      table.id,
      some.map(({ id }) => id),
    );
  return await completed(client, table, heads, zone);
}

/** The columns of Rowcall's own table; those that somebody has removed are made anew. */
export async function completed(
  client: AirtableClient,
  { id, fields }: AirtableTable,
  heads: BoardHeads,
  zone: string,
): Promise<BoardPlace> {
  const at: Partial<Record<BoardColumn, string>> = {};
  for (const column of columns) {
    const found = columnIn(fields, column) ?? (await client.addField(id, newColumn(column, heads, zone)));
    at[column] = found.id;
  }
  return { table: id, at: at as BoardPlace['at'] };
}

/** The columns as far as they are there, for reading; `null`: not all that it takes. */
export function placeOf({ id, fields }: AirtableTable): BoardPlace | null {
  const at = Object.fromEntries(columns.map((column) => [column, columnIn(fields, column)?.id]));
  return at['box'] === undefined || at['key'] === undefined ? null : { table: id, at: at as BoardPlace['at'] };
}

/** In the order in which they are made: the first names the records. */
const columns: readonly BoardColumn[] = ['label', 'value', 'box', 'from', 'late', 'key'];

function columnIn(fields: readonly AirtableField[], column: BoardColumn): AirtableField | undefined {
  return fields.find(({ description = '' }) => description.endsWith(markOf(column)));
}

type NewColumn = Parameters<AirtableClient['addField']>[1];

function newColumn(column: BoardColumn, heads: BoardHeads, zone: string): NewColumn {
  const description = markOf(column);
  switch (column) {
    case 'label':
      return { name: boardTitle, type: 'singleLineText', description };
    case 'value':
      return { name: heads.value, type: 'multilineText', description };
    case 'box':
      return { name: heads.box, type: 'checkbox', description, options: { icon: 'check', color: 'redBright' } };
    case 'from':
      return {
        name: heads.from,
        type: 'dateTime',
        description: `${heads.alarm} = ${alarmFormula(heads)} ${description}`,
        options: { dateFormat: { name: 'iso' }, timeFormat: { name: '24hour' }, timeZone: zone },
      };
    case 'late':
      return { name: heads.late, type: 'multilineText', description };
    case 'key':
      return { name: keyHeader, type: 'singleLineText', description };
  }
}
