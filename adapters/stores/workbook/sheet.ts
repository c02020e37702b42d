import type { Cell } from '../../../core/cell.ts';
import type { Codec, Kind } from './codec.ts';
import { damaged, tooLarge } from './faults.ts';
import { maxColumns, maxRows } from './limits.ts';
import { readNumber } from './number.ts';
import { readCellTag, readRowTag, type TagCursor, tagCursor } from './sheet-tags.ts';
import { spillTracker } from './spill.ts';
import { endsName, richText, type SharedStrings, textEnd } from './strings.ts';
import type { Styles } from './styles.ts';
import type { Line, Pick } from './tab.ts';
import { textReader } from './text.ts';
import { skipMarkup, tagEnd, type Xml } from './xml.ts';

/** What the cells of a sheet are read with. */
export interface SheetKit {
  readonly strings: SharedStrings;
  readonly styles: Styles;
  readonly codec: Codec;
}

/** Where the rows of a sheet stand in its part. */
export interface SheetRows {
  readonly xml: Xml;
  readonly from: number;
  readonly to: number;
}

const lt = 0x3c;
const gt = 0x3e;
const slash = 0x2f;
const bang = 0x21;
const c = 0x63;
const f = 0x66;
const h = 0x68;
const i = 0x69;
const o = 0x6f;
const r = 0x72;
const s = 0x73;
const v = 0x76;
const w = 0x77;

/**
 * Reads the rows of a sheet straight from its bytes, from the top, until `visit` returns `false`.
 * Rows and cells without an address follow the one before. Cells of columns that are not picked are stepped over.
 */
export function scanSheet(rows: SheetRows, kit: SheetKit, pick: Pick | null, visit: (line: Line) => boolean): void {
  const { xml, from, to } = rows;
  const { bytes, prefix } = xml;
  const cells = cellReader(rows, kit, pick);
  const tag = tagCursor();
  let row = 0;
  let at = from;
  for (;;) {
    at = nextTag(bytes, at, to);
    if (at >= to) return;
    const name = at + 1 + prefix;
    if (!(bytes[name] === r && bytes[name + 1] === o && bytes[name + 2] === w && endsName(bytes[name + 3]))) {
      at = tagEnd(bytes, at + 1);
      continue;
    }
    readRowTag(bytes, name + 3, tag);
    const number = tag.number || row + 1;
    if (number <= row) throw damaged(`Row ${number} of a sheet stands after row ${row}.`);
    if (number > maxRows) throw tooLarge(`A sheet cannot have more than ${maxRows} rows.`);
    row = number;
    at = tag.empty ? tag.end : cells.readRow(row, tag.end);
    if (!tag.empty && cells.line.count > 0 && !visit(cells.line)) return;
  }
}

/** Offset of the next tag, comments passed over; `to` when there is none. */
function nextTag(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  for (;;) {
    while (at < to && bytes[at] !== lt) at++;
    if (at >= to || bytes[at + 1] !== bang) return at;
    at = skipMarkup(bytes, at);
  }
}

const unclosedCell = () => damaged('A cell of the workbook has no end.');
const unclosedRow = (row: number) => damaged(`Row ${row} of a sheet has no end.`);

type LineMark = Line['marks'][number];

function cellReader({ xml, to }: SheetRows, kit: SheetKit, pick: Pick | null) {
  const { bytes, prefix } = xml;
  const { strings, styles, codec } = kit;
  const readText = textReader(bytes);
  const spills = spillTracker();
  const tag: TagCursor = tagCursor();
  let unread = pick?.unread ?? 0;
  let rowFrom = 0;
  const line = {
    row: 0,
    count: 0,
    at: [] as number[],
    cells: [] as Cell[],
    kinds: [] as Kind[],
    marks: [] as LineMark[],
    readWhole() {
      const left = unread;
      unread = 0;
      readRow(line.row, rowFrom);
      unread = left;
    },
  };

  const put = (at: number, cell: Cell, kind: Kind, mark: LineMark) => {
    if (cell === null || cell === '') return;
    const { count } = line;
    line.at[count] = at;
    line.cells[count] = cell;
    line.kinds[count] = kind;
    line.marks[count] = mark;
    line.count = count + 1;
  };

  const readRow = (row: number, from: number): number => {
    line.row = row;
    line.count = 0;
    rowFrom = from;
    spills.startRow(row);
    let column = 0;
    let at = from;
    for (;;) {
      at = nextTag(bytes, at, to);
      if (at >= to) throw unclosedRow(row);
      const closes = bytes[at + 1] === slash;
      const name = at + (closes ? 2 : 1) + prefix;
      if (!closes && bytes[name] === c && endsName(bytes[name + 1])) {
        readCellTag(bytes, name + 1, tag);
        column = tag.number || column + 1;
        if (column > maxColumns) throw tooLarge(`A sheet cannot have more than ${maxColumns} columns.`);
        at = tag.empty ? tag.end : readCell(column);
      } else if (bytes[name] === r && bytes[name + 1] === o && bytes[name + 2] === w) {
        if (!closes) throw unclosedRow(row);
        return tagEnd(bytes, name);
      } else at = tagEnd(bytes, name);
    }
  };

  /** Reads the cell whose tag was just read; answers the offset behind its end. */
  const readCell = (column: number): number => {
    const slot = pick === null ? column : (pick.slots[column] ?? -1);
    let computed = spills.covers(column);
    let from = 0;
    let end = 0;
    let at = tag.end;
    for (;;) {
      at = nextTag(bytes, at, to);
      if (at >= to) throw unclosedCell();
      const closes = bytes[at + 1] === slash;
      const name = at + (closes ? 2 : 1) + prefix;
      const first = bytes[name];
      const behind = bytes[name + 1] === gt ? name + 2 : tagEnd(bytes, name);
      if (closes) {
        const next = bytes[name + 1];
        if ((first === r && next === o) || (first === s && next === h)) throw unclosedCell();
        at = behind;
        if (first !== c) continue;
        if (slot >= 0 && end > from) putValue(slot, from, end, computed);
        return behind;
      }
      if (first === c && endsName(bytes[name + 1])) throw unclosedCell();
      if (first === v && bytes[behind - 2] !== slash) {
        from = behind;
        end = textEnd(bytes, from, to);
        at = end;
      } else if (first === f && endsName(bytes[name + 1])) {
        computed = true;
        spills.add(bytes, name + 1, behind);
        at = behind;
      } else if (first === i && bytes[name + 1] === s && tag.type === 'inlineStr') {
        const inline = richText(bytes, prefix, at, to);
        if (slot >= 0) put(slot, inline.text, 'text', computed ? 'computed' : inline.rich ? 'rich' : null);
        at = inline.end;
      } else at = behind;
    }
  };

  /** That a cell is filled, without reading it. */
  const putFilled = (slot: number, from: number, end: number, mark: LineMark) => {
    const isEmpty = tag.type === 's' && strings.isEmpty(readNumber(bytes, from, end));
    put(slot, isEmpty ? null : true, 'boolean', tag.type === 'e' ? 'error' : mark);
  };

  const putValue = (slot: number, from: number, end: number, computed: boolean) => {
    const mark = computed ? 'computed' : null;
    if (slot < unread) return putFilled(slot, from, end, mark);
    switch (tag.type) {
      case 's': {
        const index = readNumber(bytes, from, end);
        return put(slot, strings.text(index), 'text', mark ?? (strings.rich(index) ? 'rich' : null));
      }
      case 'n': {
        const number = readNumber(bytes, from, end);
        if (!Number.isFinite(number)) return put(slot, readText(from, end), 'text', mark);
        const shown = styles[tag.style] ?? 'number';
        if (shown === 'number') return put(slot, number, 'number', mark);
        const dated = codec.dated(number, shown, pick?.kinds[slot] ?? null);
        return put(slot, dated.cell, dated.kind, mark);
      }
      case 'b':
        return put(slot, bytes[from] === 0x31 || bytes[from] === 0x74, 'boolean', mark);
      case 'e':
        return put(slot, readText(from, end), 'text', 'error');
      case 'd': {
        const written = codec.written(readText(from, end));
        return put(slot, written.cell, written.kind, mark);
      }
      case 'str':
      case 'inlineStr':
        return put(slot, readText(from, end), 'text', mark);
      default:
        return tag.type satisfies never;
    }
  };

  return { line: line as Line, readRow };
}
