import { type Area, readArea } from '../area.ts';
import { unwritable } from '../faults.ts';
import { endsName } from '../strings.ts';
import type { OpenSheet } from '../xlsx.ts';
import { attributeOf, isOn, tagEnd, walkTags } from '../xml.ts';

/** What a sheet says of its cells without saying it in them. */
export interface Guards {
  /** Whether locked cells of this sheet may not be changed. */
  readonly isProtected: boolean;
  /** Whether a cell is filled by a formula that stands elsewhere. */
  isSpilled(row: number, column: number): boolean;
  /** Whether a cell is hidden under the first one of a merged range. */
  isMerged(row: number, column: number): boolean;
  /** Whether a cell belongs to a merged range at all. */
  isInMerge(row: number, column: number): boolean;
  /** The style of cells in this column that are not written; `null` when the sheet does not say. */
  defaultStyle(column: number): number | null;
}

/** Reads protection, merged ranges and the ranges that array formulas and data tables fill. */
export function readGuards({ xml, parts }: OpenSheet): Guards {
  const merged: Area[] = [];
  const columns: { readonly from: number; readonly to: number; readonly style: number }[] = [];
  walkTags(xml, xml.root, parts.from, ({ name, is, attribute }) => {
    const style = name === 'col' && is !== 'close' ? attribute('style') : null;
    if (style !== null)
      columns.push({ from: Number(attribute('min')), to: Number(attribute('max')), style: Number(style) });
    return true;
  });
  let isProtected = false;
  walkTags(xml, parts.to, xml.bytes.length, ({ name, is, attribute }) => {
    if (is === 'close') return true;
    if (name === 'sheetProtection') isProtected = isOn(attribute('sheet'));
    const area = name === 'mergeCell' ? readArea(attribute('ref') ?? '') : null;
    if (area) merged.push(area);
    return true;
  });
  const overMerged = areaIndex(merged);
  const overSpilled = areaIndex(spilledAreas(xml.bytes, parts.from, parts.to));
  return {
    isProtected,
    isSpilled: (row, column) => overSpilled(row, column) !== null,
    isMerged(row, column) {
      const area = overMerged(row, column);
      return area !== null && (row !== area.top || column !== area.left);
    },
    isInMerge: (row, column) => overMerged(row, column) !== null,
    defaultStyle: (column) => columns.find(({ from, to }) => column >= from && column <= to)?.style ?? null,
  };
}

const fillers = ['array', 'dataTable'];
/** Formula tags are short, and so is the way back to where one begins. */
const longestTag = 500;

/** A formula that fills a range is rare, so its word is looked for rather than every formula read. */
function spilledAreas(part: Uint8Array, from: number, to: number): Area[] {
  const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  const areas: Area[] = [];
  for (const filler of fillers) {
    for (let at = bytes.indexOf(filler, from); at >= 0 && at < to; at = bytes.indexOf(filler, at + 1)) {
      const back = Math.max(from, at - longestTag);
      const tag = back + bytes.subarray(back, at).lastIndexOf('<');
      if (bytes[tag + 1] !== 0x66 || !endsName(bytes[tag + 2])) continue;
      const end = tagEnd(bytes, tag);
      const area = readArea(attributeOf(bytes, tag + 2, end - 1, 'ref') ?? '');
      if (end > at && area && attributeOf(bytes, tag + 2, end - 1, 't') === filler) areas.push(area);
    }
  }
  return areas;
}

/** Areas of more rows than this are looked through one by one; people have a handful. */
const low = 100;
const maxTall = 1000;

/** Finds the area that covers a cell, without looking at those of other rows. */
function areaIndex(areas: readonly Area[]): (row: number, column: number) => Area | null {
  const tall = areas.filter(({ top, bottom }) => bottom - top >= low);
  if (tall.length > maxTall) throw unwritable('A sheet holds too many large merged ranges.');
  const byRow = new Map<number, Area[]>();
  for (const area of areas) {
    if (area.bottom - area.top >= low) continue;
    for (let row = area.top; row <= area.bottom; row++) {
      const known = byRow.get(row);
      if (known) known.push(area);
      else byRow.set(row, [area]);
    }
  }
  const covers = (row: number, column: number) => (area: Area) =>
    row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
  return (row, column) => byRow.get(row)?.find(covers(row, column)) ?? tall.find(covers(row, column)) ?? null;
}
