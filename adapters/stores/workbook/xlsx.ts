import { readArea } from './area.ts';
import { choiceReader } from './choices.ts';
import { cellCodec } from './codec.ts';
import { damaged } from './faults.ts';
import { type SheetKit, scanSheet } from './sheet.ts';
import { readSheetParts, type SheetParts } from './sheet-parts.ts';
import { noStrings, type SharedStrings, sharedStrings } from './strings.ts';
import { readStyles } from './styles.ts';
import type { Book, Region, Tab } from './tab.ts';
import { readRelations, readWorkbookParts, readXml, type SheetEntry, type WorkbookParts } from './workbook-parts.ts';
import { walkTags, type Xml } from './xml.ts';
import { openZip, type Platform, type Zip } from './zip.ts';

/** A sheet with what a writer needs to find its way in it. */
export interface OpenSheet {
  readonly entry: SheetEntry;
  readonly tab: Tab;
  readonly xml: Xml;
  readonly parts: SheetParts;
  readonly kit: SheetKit;
  readonly tables: readonly TablePart[];
}

/** A table of the workbook's own and the part that describes it. */
export interface TablePart {
  readonly region: Region;
  readonly part: string;
}

/** An .xlsx workbook whose sheets are unpacked when they are opened. */
export interface Package {
  readonly zip: Zip;
  readonly parts: WorkbookParts;
  openSheet(entry: SheetEntry): Promise<OpenSheet>;
}

/** Opens an .xlsx workbook from its bytes. Throws `RowcallError`. */
export function openPackage(bytes: Uint8Array, platform: Platform, zone: string): Promise<Package> {
  return openParts(openZip(bytes, platform), zone, null);
}

/** Opens a workbook that was written a moment ago. Its shared texts are those of a sheet opened before: they never change. */
export function openAgain(zip: Zip, zone: string, before: OpenSheet | undefined): Promise<Package> {
  return openParts(zip, zone, before?.kit.strings ?? null);
}

async function openParts(zip: Zip, zone: string, known: SharedStrings | null): Promise<Package> {
  const parts = await readWorkbookParts(zip);
  let kit: Promise<SheetKit> | undefined;

  const open = async (entry: SheetEntry): Promise<OpenSheet> => {
    kit ??= readKit(zip, parts, zone, known);
    return openSheet(zip, entry, await kit, readChoices);
  };
  // Drop-downs mostly share one sheet of lists: the last one opened stays open.
  let lists: { readonly entry: SheetEntry; readonly tab: Promise<Tab> } | undefined;
  const readChoices = choiceReader(parts.names, async (title) => {
    const entry = parts.sheets.find((one) => one.title.toLowerCase() === title.toLowerCase());
    if (!entry) return null;
    if (lists?.entry !== entry) lists = { entry, tab: open(entry).then(({ tab }) => tab) };
    return lists.tab;
  });
  return { zip, parts, openSheet: open };
}

/** Opens an .xlsx workbook for reading. Throws `RowcallError`. */
export async function openXlsx(bytes: Uint8Array, platform: Platform, zone: string): Promise<Book> {
  const { parts, openSheet } = await openPackage(bytes, platform, zone);
  const tabs = parts.sheets.map((entry) => ({
    title: entry.title,
    hidden: entry.hidden,
    open: async () => (await openSheet(entry)).tab,
  }));
  return { named: true, tabs };
}

async function readKit(zip: Zip, parts: WorkbookParts, zone: string, known: SharedStrings | null): Promise<SheetKit> {
  const strings = known === null && parts.sharedStrings ? await readXml(zip, parts.sharedStrings) : null;
  const styles = parts.styles && (await readXml(zip, parts.styles));
  return {
    strings: known ?? (strings ? sharedStrings(strings) : noStrings),
    styles: styles ? readStyles(styles) : [],
    codec: cellCodec(zone, parts.date1904),
  };
}

async function openSheet(
  zip: Zip,
  entry: SheetEntry,
  kit: SheetKit,
  readChoices: ReturnType<typeof choiceReader>,
): Promise<OpenSheet> {
  const xml = await readXml(zip, entry.part);
  if (!xml) throw damaged(`The sheet ${entry.title} is missing in the workbook.`);
  const parts = readSheetParts(xml);
  const tables = await readTables(zip, entry.part, parts.tables);
  const regions = tables.map(({ region }) => region);
  if (parts.filter) regions.push({ is: 'filter', area: parts.filter, totals: 0 });

  const tab: Tab = {
    title: entry.title,
    typed: true,
    decimal: '.',
    regions,
    merged: parts.merged,
    isHidden: (column) => parts.hidden[column] === 1,
    async choices(column) {
      const formula = parts.dropDowns.get(column);
      return formula === undefined ? null : readChoices(formula, tab);
    },
    scan: (pick, visit) => scanSheet({ xml, from: parts.from, to: parts.to }, kit, pick, visit),
  };
  return { entry, tab, xml, parts, kit, tables };
}

/** Tables whose header row is switched off name nothing and are left out. */
async function readTables(zip: Zip, sheet: string, ids: readonly string[]): Promise<TablePart[]> {
  const tables: TablePart[] = [];
  if (ids.length === 0) return tables;
  const relations = await readRelations(zip, sheet);
  for (const id of ids) {
    const part = relations.find((relation) => relation.id === id)?.target;
    const xml = part ? await readXml(zip, part) : null;
    if (!part || !xml) continue;
    walkTags(xml, xml.root, xml.bytes.length, (tag) => {
      const area = readArea(tag.attribute('ref') ?? '');
      const headless = tag.attribute('headerRowCount') === '0';
      const totals = Number(tag.attribute('totalsRowCount') ?? 0);
      if (tag.name === 'table' && area && !headless)
        tables.push({
          part,
          region: { is: 'table', area, totals: Number.isInteger(totals) && totals > 0 ? totals : 0 },
        });
      return false;
    });
  }
  return tables;
}
