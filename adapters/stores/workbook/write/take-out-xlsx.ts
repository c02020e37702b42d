import { boardTitle } from '../../../../core/board.ts';
import type { LeftOver, TakeOut } from '../../../../core/store.ts';
import { shielded } from '../faults.ts';
import type { Reading } from '../read-workbook.ts';
import { readXml } from '../workbook-parts.ts';
import { openTargets } from './open-targets.ts';
import { openStyles, openWritable, type WritablePackage, writableXml } from './open-writable.ts';
import { plainColumns } from './plain-columns.ts';
import { type PartChanges, partChanges, rebuild } from './rebuild.ts';
import type { Rewritten } from './rewritten.ts';
import type { SheetTarget } from './sheet-target.ts';
import { shrinkDimension, shrinkFilter, shrinkFilterName, shrinkTable } from './shrink-list.ts';
import type { Splice } from './splice.ts';
import { stretchAreas } from './stretch-areas.ts';
import { tagText, withAttribute } from './tag-text.ts';
import { withoutBoard } from './without-board.ts';
import { ownSheet } from './write-board.ts';

/** A workbook without what Rowcall had put there, and the columns that had to stay. */
export interface TakenOut extends Rewritten {
  readonly left: readonly LeftOver[];
}

/**
 * Takes columns of Rowcall's own, the ids and its tab out of a workbook: their cells go, and the table or filter round them
 * ends where it did. Columns right of which people have added some keep their place, since moving others would break what
 * points at them: they are emptied, and in a table of the workbook's own they keep their headers. Throws as any writing does.
 */
export async function takeOutOfXlsx(
  bytes: Uint8Array,
  { tables, zone, platform }: Reading,
  columns: readonly TakeOut[],
): Promise<TakenOut> {
  const opened = await openWritable(bytes, platform, zone);
  const { book } = await openStyles(opened);
  const open = openTargets(opened, tables, book);
  const changes = partChanges();
  const left: LeftOver[] = [];
  for (const { table: key, fields } of columns) {
    const target = await open(key);
    if (target === null) continue;
    if (target.guards.isProtected) throw shielded(`The sheet ${target.sheet.entry.title} is protected.`);
    const { binding } = target;
    const own = [binding.id, ...fields.map((field) => binding.at.get(field) ?? -1)].filter((at) => at >= 0);
    left.push(...(await takeOut(opened, target, new Set(own.map((at) => at + 1)), changes)));
  }
  const board = await ownSheet(opened, boardTitle);
  if (board !== null) await withoutBoard(opened, board, changes);

  const outcomes = new Map<string, never>();
  if (changes.isEmpty()) return { bytes: null, outcomes, left, prove: async () => {} };
  const rebuilt = await rebuild(opened, changes, platform);
  return {
    bytes: rebuilt.bytes,
    outcomes,
    left,
    async prove(readBack) {
      await rebuilt.prove(readBack);
    },
  };
}

async function takeOut(
  opened: WritablePackage,
  target: SheetTarget,
  own: ReadonlySet<number>,
  changes: PartChanges,
): Promise<readonly LeftOver[]> {
  const { sheet, header, table, span } = target;
  let right = span[1];
  while (own.has(right)) right--;
  const inside = header.table === null ? [] : [...own].filter((column) => column < right);
  const named = new Set(inside);
  const add = (splices: readonly Splice[]) => changes.add(sheet.entry.part, sheet.xml, splices);
  add(emptied(target, own, named, right));
  add(plainColumns(sheet, own));
  if (right < span[1]) {
    const bottom = Math.max(target.last, header.row + 1, header.table?.area.bottom ?? 0);
    add(stretchAreas(sheet, { left: span[0], top: header.row, bottom }, span[1], right));
    const part = sheet.tables.find(({ region }) => region === header.table);
    if (part !== undefined) {
      const xml = writableXml(await readXml(opened.zip, part.part), `The table on the sheet ${sheet.entry.title}`);
      changes.add(part.part, xml, shrinkTable(xml, part, right));
    }
    const { filter } = sheet.parts;
    if (part === undefined && filter !== null && filter.top === header.row && filter.right === span[1]) {
      add(shrinkFilter(sheet, right));
      const name = shrinkFilterName(opened.workbook, sheet.entry.index, filter, right);
      changes.add(opened.parts.part, opened.workbook, name);
    }
  }
  return inside.map((column) => ({ table: table.key, header: header.headers[column - 1] ?? '' }));
}

/** The cells of the columns in the rows of the list; what stands above or below it is somebody else's. */
function emptied(
  { sheet, rows, header, last, span }: SheetTarget,
  own: ReadonlySet<number>,
  named: ReadonlySet<number>,
  right: number,
): readonly Splice[] {
  const bottom = Math.max(last, header.table?.area.bottom ?? 0);
  const splices: Splice[] = [];
  let reach = 0;
  for (let n = 0; n < rows.count; n++) {
    const row = rows.nth(n);
    const isOfList = row.number >= header.row && row.number <= bottom;
    const goes = (column: number) => isOfList && own.has(column) && !(named.has(column) && row.number === header.row);
    let most = 0;
    for (const { column, start, end } of rows.cells(row)) {
      if (goes(column)) splices.push({ from: start, to: end, text: '' });
      else most = Math.max(most, column);
    }
    reach = Math.max(reach, most);
    if (isOfList && right < span[1]) splices.push(...respanned(sheet.xml.bytes, row, span[1], Math.max(right, most)));
  }
  return [...splices, ...shrinkDimension(sheet, Math.max(reach, 1))];
}

/** `spans` tells a reader in advance which columns a row has: it was widened for ours. */
function respanned(
  bytes: Uint8Array,
  { start, inside }: { readonly start: number; readonly inside: number },
  was: number,
  is: number,
): readonly Splice[] {
  const text = tagText(bytes, { start, end: inside });
  const spans = /\sspans\s*=\s*["'](\d+):(\d+)["']/.exec(text);
  if (!spans || Number(spans[2]) !== was) return [];
  return [{ from: start, to: inside, text: withAttribute(text, 'spans', `${spans[1]}:${is}`) }];
}
