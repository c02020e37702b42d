import { columnName } from '../area.ts';
import type { Dressed } from './cell-style.ts';
import { contentXml } from './content.ts';
import type { CellSpot, RowIndex, RowSpot } from './row-index.ts';
import type { Splice } from './splice.ts';
import { tagText, withAttribute } from './tag-text.ts';

/** One cell of a row as it is to be. */
export interface CellEdit extends Dressed {
  readonly column: number;
}

/**
 * What must change in a sheet's part so that cells become what the edits say; by row, one edit a column. Cells that are
 * not named stay byte for byte, and of a named one everything but its type, its content and, where told, its style.
 */
export function patchRows(
  bytes: Uint8Array,
  rows: RowIndex,
  edits: ReadonlyMap<number, readonly CellEdit[]>,
): readonly Splice[] {
  const inOrder = [...edits].sort(([a], [b]) => a - b);
  return inOrder.flatMap(([number, unsorted]) => {
    const cells = unsorted.toSorted((a, b) => a.column - b.column);
    const row = rows.row(number);
    if (row === null || row.isEmpty) return [fillRow(bytes, rows, number, row, cells)];
    return [...widenRow(bytes, row, cells), ...patchCells(bytes, rows, row, cells)];
  });
}

/** A row that is not there yet, or that is one empty tag. */
function fillRow(
  bytes: Uint8Array,
  rows: RowIndex,
  number: number,
  row: RowSpot | null,
  cells: readonly CellEdit[],
): Splice {
  const inside = cells.map((cell) => newCell(number, cell)).join('');
  const gap = rows.gap(number);
  if (row === null) return { from: gap, to: gap, text: `<row r="${number}">${inside}</row>` };
  const opening = withAttribute(tagText(bytes, row), 'spans', null).replace(/\s*\/>$/, '>');
  return { from: row.start, to: row.end, text: `${opening}${inside}</row>` };
}

/** `spans` tells a reader in advance which columns a row has; where a cell lies outside, it is corrected. */
function widenRow(bytes: Uint8Array, row: RowSpot, cells: readonly CellEdit[]): readonly Splice[] {
  const tag = { start: row.start, end: row.inside };
  const spans = /\sspans\s*=\s*["'](\d+):(\d+)["']/.exec(tagText(bytes, tag));
  if (!spans) return [];
  const from = Math.min(Number(spans[1]), cells[0]?.column ?? Number.POSITIVE_INFINITY);
  const to = Math.max(Number(spans[2]), cells.at(-1)?.column ?? 0);
  if (from === Number(spans[1]) && to === Number(spans[2])) return [];
  return [{ from: tag.start, to: tag.end, text: withAttribute(tagText(bytes, tag), 'spans', `${from}:${to}`) }];
}

function patchCells(bytes: Uint8Array, rows: RowIndex, row: RowSpot, cells: readonly CellEdit[]): readonly Splice[] {
  const spots = rows.cells(row);
  return cells.map((cell): Splice => {
    const next = spots.findIndex((spot) => spot.column >= cell.column);
    const spot = spots[next];
    if (spot?.column === cell.column) return { from: spot.start, to: spot.end, text: changedCell(bytes, spot, cell) };
    const at = spot?.start ?? spots.at(-1)?.end ?? row.inside;
    return { from: at, to: at, text: newCell(row.number, cell) };
  });
}

function newCell(row: number, { column, style, content }: CellEdit): string {
  const { type, inside } = contentXml(content);
  const styled = style === 0 ? '' : ` s="${style}"`;
  return cellText(`<c r="${columnName(column)}${row}"${styled}`, type, inside);
}

function changedCell(bytes: Uint8Array, spot: CellSpot, { style, content }: CellEdit): string {
  const { type, inside } = contentXml(content);
  const tag = withAttribute(tagText(bytes, { start: spot.start, end: spot.inside }), 't', null);
  const styled = style === spot.style ? tag : withAttribute(tag, 's', String(style));
  return cellText(styled.replace(/\s*\/?>$/, ''), type, inside);
}

const cellText = (opening: string, type: string, inside: string) =>
  inside === '' ? `${opening}${type}/>` : `${opening}${type}>${inside}</c>`;
