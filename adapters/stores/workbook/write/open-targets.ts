import type { TableKey } from '../../../../core/cell.ts';
import { bindTitles } from '../../binding/bind-titles.ts';
import type { Wanted } from '../../binding/wanted.ts';
import type { Reading } from '../read-workbook.ts';
import type { WritablePackage } from './open-writable.ts';
import { openTarget, type SheetTarget } from './sheet-target.ts';
import type { StyleBook } from './style-book.ts';

/** Opens a table for writing `wanted` records, nobody's if not said; `null` where its tab or its header is missing. */
export type OpenTable = (table: TableKey, wanted?: Wanted, unmoved?: boolean) => Promise<SheetTarget | null>;

const nobody: Wanted = { ids: new Set(), places: new Set() };

/** Finds the tabs of tables in a workbook, to be opened for writing one by one. */
export function openTargets(opened: WritablePackage, tables: Reading['tables'], book: StyleBook): OpenTable {
  const tabs = bindTitles(opened.parts.sheets, tables);
  return async (key, wanted = nobody, unmoved = false) => {
    const table = tables.get(key);
    const entry = tabs.get(key);
    if (table === undefined || entry === undefined) return null;
    return openTarget(await opened.openSheet(entry), table, wanted, unmoved, book);
  };
}
