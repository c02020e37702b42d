import { type Area, readArea } from './area.ts';
import { damaged } from './faults.ts';
import { maxColumns } from './limits.ts';
import { readText } from './text.ts';
import { isOn, startsWith, type Tag, walkTags, type Xml } from './xml.ts';

/** What stands in a sheet around its cells. */
export interface SheetParts {
  /** Offsets between which the rows stand. */
  readonly from: number;
  readonly to: number;
  /** 1 for each hidden column. */
  readonly hidden: Uint8Array;
  readonly filter: Area | null;
  /** Where the choices of a column's drop-down come from: `"New,Won"`, a range or a name, as the workbook has it. */
  readonly dropDowns: ReadonlyMap<number, string>;
  /** Cells that were made larger, as far as people make any. */
  readonly merged: readonly Area[];
  /** Relations of the sheet's table parts. */
  readonly tables: readonly string[];
}

/** Reads what stands before and after the cells of a sheet. */
export function readSheetParts(xml: Xml): SheetParts {
  const { bytes, root } = xml;
  const hidden = new Uint8Array(maxColumns + 1);
  let from = -1;
  let empty = false;
  walkTags(xml, root, bytes.length, (tag) => {
    if (tag.name === 'col' && isOn(tag.attribute('hidden')))
      hidden.fill(1, Math.max(0, Number(tag.attribute('min'))), Number(tag.attribute('max')) + 1);
    if (tag.name !== 'sheetData') return true;
    from = tag.end;
    empty = tag.is === 'empty';
    return false;
  });
  if (from < 0) throw damaged('A sheet of the workbook has no cells part.');
  const to = empty ? from : lastClose(xml, from);
  return { from, to, hidden, ...readTail(xml, to) };
}

/** Offset of the last `</sheetData>`, looked for from the end: little stands behind it. */
function lastClose({ bytes, prefix }: Xml, from: number): number {
  for (let at = bytes.length - 1; at >= from; at--) {
    if (bytes[at] === 0x3c && bytes[at + 1] === 0x2f && startsWith(bytes, at + 2 + prefix, 'sheetData')) return at;
  }
  throw damaged('The workbook is cut short: the end of a sheet is missing.');
}

function readTail(xml: Xml, from: number): Pick<SheetParts, 'filter' | 'dropDowns' | 'merged' | 'tables'> {
  let filter: Area | null = null;
  const dropDowns = new Map<number, string>();
  const tables: string[] = [];
  const merged: Area[] = [];
  let areas = 0;
  const readDropDown = dropDownReader(xml.bytes, (cells, formula) => {
    for (const { left, right } of readAreas(cells)) {
      if (++areas > maxAreas) return;
      for (let column = left; column <= right; column++) if (!dropDowns.has(column)) dropDowns.set(column, formula);
    }
  });

  walkTags(xml, from, xml.bytes.length, (tag) => {
    if (tag.is !== 'close' && tag.name === 'autoFilter') filter ??= readArea(tag.attribute('ref') ?? '');
    else if (tag.is !== 'close' && tag.name === 'tablePart' && tables.length < maxTables)
      tables.push(tag.attribute('id') ?? '');
    else if (tag.is !== 'close' && tag.name === 'mergeCell' && merged.length < maxAreas) {
      const area = readArea(tag.attribute('ref') ?? '');
      if (area !== null) merged.push(area);
    } else readDropDown(tag);
    return true;
  });
  return { filter, dropDowns, merged, tables };
}

/** Far more than people make; what comes after them is not looked at. */
const maxTables = 100;
const maxAreas = 5000;

/**
 * Follows the tags of validations, in the sheet itself and in its extensions: there the formula stands in `<xm:f>`
 * and the cells in `<xm:sqref>` instead of an attribute.
 */
function dropDownReader(bytes: Uint8Array, found: (cells: string, formula: string) => void): (tag: Tag) => void {
  let cells: string | null = null;
  let formula = '';
  let inFormula = false;
  let textFrom = 0;

  return ({ name, is, start, end, attribute }) => {
    if (name === 'dataValidation' && is === 'open') {
      cells = attribute('type') === 'list' ? (attribute('sqref') ?? '') : null;
      formula = '';
      return;
    }
    if (cells === null) return;
    if (name === 'dataValidation') {
      if (cells && formula) found(cells, formula);
      cells = null;
    } else if (is === 'open') {
      if (name === 'formula1') inFormula = true;
      if (name === 'formula1' || name === 'sqref' || (name === 'f' && inFormula)) textFrom = end;
    } else if (inFormula && (name === 'f' || name === 'formula1')) {
      formula = readText(bytes, textFrom, start);
      inFormula = false;
    } else if (name === 'sqref') cells = readText(bytes, textFrom, start);
  };
}

function readAreas(cells: string): Area[] {
  return cells
    .trim()
    .split(/\s+/, maxAreas)
    .map(readArea)
    .filter((area) => area !== null);
}
