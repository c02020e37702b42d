import type { Cell, CellKind } from '../../core/cell.ts';
import { type ZipEntry, zipOf } from './zip-file.ts';

/** One sheet of a test's workbook: its rows as XML, and what stands around them. */
export interface SheetXml {
  readonly title: string;
  /** The inside of `<sheetData>`, or the whole part when it begins with `<?xml` or `<worksheet`. */
  readonly rows: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** Before the cells: `<cols>`. */
  readonly before?: string;
  /** Behind the cells: filters, validations, tables. */
  readonly after?: string;
  /** Table parts by file name, each related to the sheet as `rId1`, `rId2` … */
  readonly tables?: readonly string[];
}

export interface WorkbookXml {
  readonly sheets: readonly SheetXml[];
  readonly sharedStrings?: string;
  readonly styles?: string;
  readonly date1904?: boolean;
  readonly names?: Readonly<Record<string, string>>;
  /** Parts that replace or join the others. */
  readonly extra?: readonly ZipEntry[];
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Formats by the index a cell names with `s`: as is, date, date and time, time, percent. */
export const style = { plain: 0, date: 1, dateTime: 2, time: 3, percent: 4 } as const;

const plainStyles = `<styleSheet ${main}><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy\\ hh:mm;@"/></numFmts><cellStyleXfs count="1"><xf numFmtId="9"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="20"/><xf numFmtId="9"/></cellXfs></styleSheet>`;

/** The parts of a workbook, ready to be zipped. */
export function workbookParts(book: WorkbookXml): ZipEntry[] {
  const { sheets, extra = [] } = book;
  const relations = sheets.map((_, i) => relation(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`));
  if (book.sharedStrings !== undefined) relations.push(relation('rId90', 'sharedStrings', 'sharedStrings.xml'));
  relations.push(relation('rId91', 'styles', '/xl/styles.xml'));
  const list = sheets.map(
    ({ title, state }, i) =>
      `<sheet name="${escapeXml(title)}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="rId${i + 1}"/>`,
  );
  const names = Object.entries(book.names ?? {}).map(
    ([name, text]) => `<definedName name="${name}">${escapeXml(text)}</definedName>`,
  );
  const properties = book.date1904 ? '<workbookPr date1904="1"/>' : '';
  const parts: ZipEntry[] = [
    part('_rels/.rels', relationships([relation('rId1', 'officeDocument', 'xl/workbook.xml')])),
    part(
      'xl/workbook.xml',
      `<workbook ${main} xmlns:r="${office}">${properties}<sheets>${list.join('')}</sheets><definedNames>${names.join('')}</definedNames></workbook>`,
    ),
    part('xl/_rels/workbook.xml.rels', relationships(relations)),
    part('xl/styles.xml', book.styles ?? plainStyles),
    ...sheets.flatMap(sheetParts),
    part('[Content_Types].xml', types),
  ];
  if (book.sharedStrings !== undefined)
    parts.push(part('xl/sharedStrings.xml', `<sst ${main}>${book.sharedStrings}</sst>`));
  const replaced = new Set(extra.map(({ name }) => name));
  return [...parts.filter(({ name }) => !replaced.has(name)), ...extra];
}

export const xlsxOf = (book: WorkbookXml): Buffer => zipOf(workbookParts(book));

function sheetParts(sheet: SheetXml, i: number): ZipEntry[] {
  const tables = sheet.tables ?? [];
  const ids = tables.map((_, t) => `<tablePart r:id="rId${t + 1}"/>`).join('');
  const whole = /^<\?xml|^<(\w+:)?worksheet|^\uFEFF/.test(sheet.rows);
  const inside = `${sheet.before ?? ''}<sheetData>${sheet.rows}</sheetData>${sheet.after ?? ''}${ids && `<tableParts>${ids}</tableParts>`}`;
  const xml = whole ? sheet.rows : `<worksheet ${main} xmlns:r="${office}">${inside}</worksheet>`;
  const parts = [part(`xl/worksheets/sheet${i + 1}.xml`, xml)];
  if (tables.length === 0) return parts;
  const relations = tables.map((_, t) => relation(`rId${t + 1}`, 'table', `../tables/table${i}-${t}.xml`));
  return [
    ...parts,
    part(`xl/worksheets/_rels/sheet${i + 1}.xml.rels`, relationships(relations)),
    ...tables.map((xml, t) => part(`xl/tables/table${i}-${t}.xml`, xml)),
  ];
}

const types =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>';

const part = (name: string, xml: string): ZipEntry => ({
  name,
  content: xml.startsWith('<?xml') || xml.startsWith('\uFEFF') ? xml : declaration + xml,
});

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;

const relationships = (list: readonly string[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`;

const escapeXml = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }[sign]};`);

/** A cell of a row as XML; dates and instants of UTC become serial numbers in the format of their kind. */
export function cellXml(address: string, cell: Cell, kind: CellKind, formula = false): string {
  if (cell === null) return '';
  const f = formula ? '<f>1+1</f>' : '';
  if (kind === 'date' || kind === 'instant') {
    const days = Date.parse(String(cell)) / 86_400_000 + 25_569;
    // Excel counts a 29 February 1900 that never was.
    const serial = days < 61 ? days - 1 : days;
    return `<c r="${address}" s="${kind === 'date' ? style.date : style.dateTime}">${f}<v>${serial}</v></c>`;
  }
  if (typeof cell === 'number') return `<c r="${address}">${f}<v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${address}" t="b">${f}<v>${Number(cell)}</v></c>`;
  if (formula) return `<c r="${address}" t="str">${f}<v>${escapeXml(String(cell))}</v></c>`;
  return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(String(cell))}</t></is></c>`;
}

/** Rows of text and number cells, the first row first: for tests that care for little else. */
export function rowsXml(rows: readonly (readonly Cell[])[], firstRow = 1): string {
  return rows
    .map((cells, r) => {
      const row = firstRow + r;
      const inside = cells.map((cell, c) => cellXml(`${String.fromCharCode(65 + c)}${row}`, cell, 'text'));
      return `<row r="${row}">${inside.join('')}</row>`;
    })
    .join('');
}
