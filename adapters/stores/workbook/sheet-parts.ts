import { type Area, readArea } from './area.ts';
import { damaged } from './faults.ts';
import { readText } from './text.ts';
import { isOn, startsWith, type Tag, walkTags, type Xml } from './xml.ts';

/** A drop-down: the cells it stands in and where its choices come from. */
export interface DropDown {
  readonly areas: readonly Area[];
  /** `"New,Won"`, a range or a name, as the workbook has it. */
  readonly formula: string;
}

/** What stands in a sheet around its cells. */
export interface SheetParts {
  /** Offsets between which the rows stand. */
  readonly from: number;
  readonly to: number;
  /** First and last column of hidden stretches. */
  readonly hidden: readonly (readonly [number, number])[];
  readonly filter: Area | null;
  readonly dropDowns: readonly DropDown[];
  /** Relations of the sheet's table parts. */
  readonly tables: readonly string[];
}

/** Reads what stands before and after the cells of a sheet. Merged ranges are not looked at: their first cell has the value. */
export function readSheetParts(xml: Xml): SheetParts {
  const { bytes, root } = xml;
  const hidden: [number, number][] = [];
  let from = -1;
  let empty = false;
  walkTags(xml, root, bytes.length, (tag) => {
    if (tag.name === 'col' && isOn(tag.attribute('hidden')))
      hidden.push([Number(tag.attribute('min')), Number(tag.attribute('max'))]);
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

function readTail(xml: Xml, from: number): Pick<SheetParts, 'filter' | 'dropDowns' | 'tables'> {
  let filter: Area | null = null;
  const dropDowns: DropDown[] = [];
  const tables: string[] = [];
  const readDropDown = dropDownReader(xml.bytes, (found) => dropDowns.push(found));

  walkTags(xml, from, xml.bytes.length, (tag) => {
    if (tag.is !== 'close' && tag.name === 'autoFilter') filter ??= readArea(tag.attribute('ref') ?? '');
    else if (tag.is !== 'close' && tag.name === 'tablePart') tables.push(tag.attribute('id') ?? '');
    else readDropDown(tag);
    return true;
  });
  return { filter, dropDowns, tables };
}

/**
 * Follows the tags of validations, in the sheet itself and in its extensions: there the formula stands in `<xm:f>`
 * and the cells in `<xm:sqref>` instead of an attribute.
 */
function dropDownReader(bytes: Uint8Array, found: (dropDown: DropDown) => void): (tag: Tag) => void {
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
      if (cells && formula) found({ areas: readAreas(cells), formula });
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

const maxAreas = 1000;

function readAreas(cells: string): Area[] {
  return cells
    .trim()
    .split(/\s+/, maxAreas)
    .map(readArea)
    .filter((area) => area !== null);
}
