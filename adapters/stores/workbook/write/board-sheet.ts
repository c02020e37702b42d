import type { BoardLine } from '../../../../core/board.ts';
import { boardMark, boardValue } from '../../../../core/board.ts';
import { cellCodec } from '../codec.ts';
import { escapeText } from './escape-text.ts';

/** How a box stands there: cells that one clicks exist in the newest Excel only, a drop-down in all. */
export const boxSigns = { ticked: '☑', empty: '☐' } as const;
/** The column of keys, out of the way of texts that are wider than their cell. */
export const keyColumn = 8;

const letters = { label: 'A', value: 'B', key: 'H' };

/**
 * The part of the tab of Rowcall's own. All that it needs stands in it, its one red rule too: styles and texts that sheets
 * share stay as they are. `namespace`: that of the workbook.
 */
export function boardSheet(lines: readonly BoardLine[], namespace: string, zone: string, date1904: boolean): string {
  const codec = cellCodec(zone, date1904);
  const rows = lines.map((line, at) => rowOf(line, at + 1, (moment) => codec.serial(moment)));
  const boxes = lines.flatMap((line, at) => (line.is === 'box' ? [`${letters.value}${at + 1}`] : []));
  const alarm = lines.flatMap((line, at) => {
    const serial = line.is === 'alarm' ? codec.serial(line.from) : null;
    return serial === null ? [] : [redFrom(`${letters.value}${at + 1}`, serial)];
  });
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    `<worksheet xmlns="${namespace}">`,
    '<sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews>',
    '<cols><col min="1" max="1" width="34" customWidth="1"/><col min="2" max="2" width="48" customWidth="1"/>',
    `<col min="${keyColumn}" max="${keyColumn}" width="9" hidden="1" customWidth="1"/></cols>`,
    `<sheetData>${rows.join('')}</sheetData>`,
    ...(boxes.length === 0 ? [] : [dropDown(boxes)]),
    ...alarm,
    '</worksheet>',
  ].join('');
}

function rowOf(line: BoardLine, row: number, serialOf: (moment: string) => number | null): string {
  const key = row === 1 ? boardMark : line.key;
  const isBold = line.is === 'title' || line.is === 'heading';
  return `<row r="${row}">${text(letters.label, row, line.label, isBold)}${value(line, row, serialOf)}${text(letters.key, row, key)}</row>`;
}

function value(line: BoardLine, row: number, serialOf: (moment: string) => number | null): string {
  if (line.is === 'box') return text(letters.value, row, line.value ? boxSigns.ticked : boxSigns.empty);
  const serial = line.is === 'alarm' ? serialOf(line.from) : null;
  if (line.is !== 'alarm' || serial === null) return text(letters.value, row, String(boardValue(line)));
  const formula = `IF(NOW()>${serial},${quoted(line.late)},${quoted(line.fine)})`;
  return `<c r="${letters.value}${row}" t="str"><f>${escapeText(formula)}</f><v>${escapeText(line.fine)}</v></c>`;
}

function text(column: string, row: number, said: string, isBold = false): string {
  if (said === '') return '';
  const written = `<t xml:space="preserve">${escapeText(said)}</t>`;
  const run = isBold ? `<r><rPr><b/></rPr>${written}</r>` : written;
  return `<c r="${column}${row}" t="inlineStr"><is>${run}</is></c>`;
}

/** A text within a formula. */
function quoted(said: string): string {
  return `"${said.replaceAll('"', '""')}"`;
}

function dropDown(cells: readonly string[]): string {
  const choices = `"${boxSigns.empty},${boxSigns.ticked}"`;
  return `<dataValidations count="1"><dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${cells.join(' ')}"><formula1>${escapeText(choices)}</formula1></dataValidation></dataValidations>`;
}

/** A rule that brings its own look; those of the older kind would have to put theirs into the part that all sheets share. */
function redFrom(cell: string, serial: number): string {
  const look = '<x14:dxf><font><b/><color rgb="FFC00000"/></font></x14:dxf>';
  const rule = `<x14:cfRule type="expression" priority="1" id="{5D5C7C2E-0C0E-4F0B-9C5E-526F7763616C}"><xm:f>NOW()&gt;${serial}</xm:f>${look}</x14:cfRule>`;
  return [
    '<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">',
    '<x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">',
    `${rule}<xm:sqref>${cell}</xm:sqref>`,
    '</x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>',
  ].join('');
}
