import { namespaces } from './names.ts';
import { counted, tag } from './xml.ts';

interface Look {
  readonly format?: keyof typeof numberFormats;
  readonly font?: keyof typeof fonts;
  readonly fill?: keyof typeof fills;
  readonly border?: keyof typeof borders;
  readonly align?: 'left' | 'center' | 'right';
  readonly middle?: true;
  readonly wrap?: true;
}

/** Ids up to 163 are Excel's own and need no definition. */
const numberFormats = {
  general: { id: 0 },
  whole: { id: 3 },
  percent: { id: 9 },
  text: { id: 49 },
  date: { id: 164, code: 'dd\\.mm\\.yyyy' },
  dateTime: { id: 165, code: 'dd\\.mm\\.yyyy\\ hh:mm' },
  hryvnia: { id: 166, code: '#,##0.00\\ "₴"' },
  tenge: { id: 167, code: '#,##0\\ "₸"' },
  days: { id: 168, code: '0\\ "d"' },
  barcode: { id: 1 },
} as const;

const fonts = {
  plain: { size: 11, colour: '1F2937' },
  bold: { size: 11, colour: '1F2937', bold: true },
  white: { size: 11, colour: 'FFFFFF', bold: true },
  title: { size: 18, colour: '111827', bold: true },
  quiet: { size: 10, colour: '6B7280', italic: true },
  link: { size: 11, colour: '1D4ED8', underline: true },
} as const;

/** The first two are demanded by Excel in this order. */
const fills = {
  none: { pattern: 'none' },
  dots: { pattern: 'gray125' },
  teal: { pattern: 'solid', colour: '0F766E' },
  indigo: { pattern: 'solid', colour: '4338CA' },
  pale: { pattern: 'solid', colour: 'F0FDFA' },
  yellow: { pattern: 'solid', colour: 'FEF08A' },
} as const;

const borders = { none: {}, below: { bottom: 'thin' }, above: { top: 'thin' } } as const;

const looks = {
  plain: {},
  wrapped: { wrap: true },
  text: { format: 'text' },
  date: { format: 'date' },
  dateTime: { format: 'dateTime' },
  hryvnia: { format: 'hryvnia' },
  tenge: { format: 'tenge' },
  whole: { format: 'whole' },
  percent: { format: 'percent' },
  days: { format: 'days' },
  barcode: { format: 'barcode', align: 'left' },
  centred: { align: 'center' },
  link: { font: 'link' },
  title: { font: 'title' },
  quiet: { font: 'quiet' },
  label: { font: 'bold', border: 'below' },
  salesHeader: { font: 'white', fill: 'teal', align: 'center', middle: true, wrap: true, border: 'below' },
  ordersHeader: { font: 'white', fill: 'indigo', align: 'center', middle: true, wrap: true, border: 'below' },
  total: { font: 'bold', fill: 'pale', border: 'above' },
  totalHryvnia: { font: 'bold', fill: 'pale', border: 'above', format: 'hryvnia' },
  totalTenge: { font: 'bold', fill: 'pale', border: 'above', format: 'tenge' },
  totalWhole: { font: 'bold', fill: 'pale', border: 'above', format: 'whole' },
  marked: { fill: 'yellow' },
  markedDate: { fill: 'yellow', format: 'date' },
} as const satisfies Record<string, Look>;

const formats = {
  good: { fill: 'DCFCE7', font: '166534' },
  bad: { fill: 'FEE2E2', font: '991B1B' },
  faded: { fill: 'F3F4F6', font: '6B7280' },
  attention: { fill: 'FEF9C3', font: '854D0E' },
} as const;

/** The looks that a cell may have. */
export type StyleName = keyof typeof looks;

/** The colours that a rule may give a cell. */
export type FormatName = keyof typeof formats;

/** Where a look stands among the cell formats; the first one is that of cells which nobody touched. */
export function styleIndex(style: StyleName): number {
  return Object.keys(looks).indexOf(style) + 1;
}

/** Where a colour stands among the differential formats. */
export function formatIndex(format: FormatName): number {
  return Object.keys(formats).indexOf(format);
}

const opaque = (colour: string) => ({ rgb: `FF${colour}` });

function fontTag(font: { size: number; colour: string; bold?: true; italic?: true; underline?: true }): string {
  return tag(
    'font',
    {},
    font.bold ? tag('b') : '',
    font.italic ? tag('i') : '',
    font.underline ? tag('u') : '',
    tag('sz', { val: font.size }),
    tag('color', opaque(font.colour)),
    tag('name', { val: 'Calibri' }),
    tag('family', { val: 2 }),
  );
}

function fillTag(fill: { pattern: string; colour?: string }): string {
  const colours = fill.colour ? [tag('fgColor', opaque(fill.colour)), tag('bgColor', { indexed: 64 })] : [];
  return tag('fill', {}, tag('patternFill', { patternType: fill.pattern }, ...colours));
}

function borderTag(border: { top?: string; bottom?: string }): string {
  const line = (side: string, style?: string) =>
    style ? tag(side, { style }, tag('color', opaque('9CA3AF'))) : tag(side);
  const sides = [line('left'), line('right'), line('top', border.top), line('bottom', border.bottom), line('diagonal')];
  return tag('border', {}, ...sides);
}

function position<K extends string>(of: Readonly<Record<K, unknown>>, key: K): number {
  return Object.keys(of).indexOf(key);
}

function lookTag(look: Look): string {
  const { format = 'general', font = 'plain', fill = 'none', border = 'none' } = look;
  const attributes = {
    numFmtId: numberFormats[format].id,
    fontId: position(fonts, font),
    fillId: position(fills, fill),
    borderId: position(borders, border),
    xfId: 0,
    applyNumberFormat: format === 'general' ? undefined : true,
    applyFont: font === 'plain' ? undefined : true,
    applyFill: fill === 'none' ? undefined : true,
    applyBorder: border === 'none' ? undefined : true,
    applyAlignment: true,
  };
  const alignment = { horizontal: look.align, vertical: look.middle ? 'center' : 'top', wrapText: look.wrap };
  return tag('xf', attributes, tag('alignment', alignment));
}

function formatTag(format: { fill: string; font: string }): string {
  return tag(
    'dxf',
    {},
    tag('font', {}, tag('color', opaque(format.font))),
    tag('fill', {}, tag('patternFill', {}, tag('bgColor', opaque(format.fill)))),
  );
}

/** The part with every look that cells and colour rules use. */
export function stylesPart(): string {
  const own = Object.values(numberFormats).flatMap((format) =>
    'code' in format ? [tag('numFmt', { numFmtId: format.id, formatCode: format.code })] : [],
  );
  const base = { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 };
  const untouched = tag('xf', { ...base, xfId: 0 });
  return tag(
    'styleSheet',
    { xmlns: namespaces.main },
    counted('numFmts', own),
    counted('fonts', Object.values(fonts).map(fontTag)),
    counted('fills', Object.values(fills).map(fillTag)),
    counted('borders', Object.values(borders).map(borderTag)),
    counted('cellStyleXfs', [tag('xf', base)]),
    counted('cellXfs', [untouched, ...Object.values(looks).map(lookTag)]),
    counted('cellStyles', [tag('cellStyle', { name: 'Normal', xfId: 0, builtinId: 0 })]),
    counted('dxfs', Object.values(formats).map(formatTag)),
    tag('tableStyles', {
      count: 0,
      defaultTableStyle: 'TableStyleMedium2',
      defaultPivotStyle: 'PivotStyleLight16',
    }),
  );
}
