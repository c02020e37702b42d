import * as z from 'zod';
import type { TableKey } from '../../../core/cell.ts';
import { headerKey, idHeader } from '../../../core/columns.ts';
import { RowcallError } from '../../../core/errors.ts';
import { joinedField } from '../../../core/joined.ts';
import type { Licence } from '../../../core/licence.ts';
import type { Model } from '../../../core/model.ts';
import { pauseIn } from '../../../core/pause.ts';
import type { Ports } from '../../../core/ports.ts';
import type { Memo, SetUp, Store } from '../../../core/store.ts';
import { onceFree } from '../../../core/while-free.ts';
import { addedIn, keepAdded, noteAdded } from './added-columns.ts';

/** A column is there for whichever rule writes into it. */
const anyRule = '';

/** Tables in which a row was joined into another, or is about to be: elsewhere the column that says so would stay empty. */
type Joining = (table: TableKey) => boolean;
const nobodyJoins: Joining = () => false;

/**
 * The columns of Rowcall's own that a spreadsheet lacks and that may be written, by table; tables without an id column are
 * among them.
 */
export async function missingColumns(
  { tables }: Model,
  store: Store,
  licence: Licence,
  isJoining = nobodyJoins,
): Promise<readonly SetUp[]> {
  const open = [...tables.values()].filter(({ key }) => !licence.isWatched(key));
  if (open.length === 0) return [];
  const described = await store.describe();
  return open.flatMap((table) => {
    const there = described.tables.find((one) => one.table === table.key);
    if (there === undefined) return [];
    const bound = new Set(there.columns.map(({ field }) => field));
    const columns = table.fields
      .filter(
        (field) =>
          field.owner === 'rowcall' &&
          !bound.has(field.key) &&
          (field.key !== joinedField || isJoining(table.key)) &&
          licence.cell(table.key, field, anyRule) === 'write',
      )
      .map(({ key, label, column }) => ({ field: key, header: label, hidden: false, hint: column }));
    const isReady =
      store.capabilities.ids === 'theirs'
        ? there.unready !== true
        : there.columns.some(({ header }) => headerKey(header) === idHeader);
    return isReady && columns.length === 0 ? [] : [{ table: table.key, columns }];
  });
}

/**
 * Adds what a spreadsheet lacks of Rowcall's own columns, and answers which: none while somebody else is at work for long,
 * or has paused Rowcall meanwhile. Throws what `Store.setUp` throws.
 */
export async function addMissingColumns(
  model: Model,
  ports: Pick<Ports, 'store' | 'state' | 'ids' | 'clock'>,
  licence: Licence,
  isAboutToJoin = nobodyJoins,
): Promise<readonly SetUp[]> {
  const { store, state } = ports;
  const lacking = async (memo: Memo | null) => {
    const added = addedIn(memo);
    const isJoining: Joining = (table) => isAboutToJoin(table) || (added[table] ?? []).includes(joinedField);
    return await missingColumns(model, store, licence, isJoining);
  };
  if ((await lacking(await state.memo())).length === 0) return [];
  const added = await onceFree(ports, async (lease) => {
    const memo = await state.memo();
    // Somebody else may have added them since, or taken everything out.
    const columns = pauseIn(memo) === null ? await lacking(memo) : [];
    if (columns.length === 0) return columns;
    // Noted before they are there: a column that nobody knows to be ours would stay for ever.
    await noteAdded(state, lease, columns);
    try {
      await store.setUp(columns);
    } catch (error) {
      if (error instanceof RowcallError && error.code === 'book.open') await keepAdded(state, lease, addedIn(memo));
      throw error;
    }
    return columns;
  });
  return added?.done ?? [];
}

/** Added columns in words. */
export const columnsSchema = z.array(z.strictObject({ table: z.string(), columns: z.array(z.string()) }));

/** What stands above added columns, by the name of the tab; the hidden column of ids is nobody's business. */
export function columnsInWords(
  { tables }: Model,
  added: readonly SetUp[],
): { readonly table: string; readonly columns: string[] }[] {
  return added.flatMap(({ table, columns }) =>
    columns.length === 0 ? [] : [{ table: tables.get(table)!.title, columns: columns.map(({ header }) => header) }],
  );
}
