import { readArea } from './area.ts';
import { choiceReader } from './choices.ts';
import { cellCodec } from './codec.ts';
import { damaged } from './faults.ts';
import { type SheetKit, scanSheet } from './sheet.ts';
import { readSheetParts } from './sheet-parts.ts';
import { noStrings, sharedStrings } from './strings.ts';
import { readStyles } from './styles.ts';
import type { Book, Region, Tab } from './tab.ts';
import { readRelations, readWorkbookParts, readXml, type SheetEntry, type WorkbookParts } from './workbook-parts.ts';
import { walkTags } from './xml.ts';
import { openZip, type Platform, type Zip } from './zip.ts';

/** Opens an .xlsx workbook from its bytes; a sheet is unpacked when it is opened. Throws `RowcallError`. */
export async function openXlsx(bytes: Uint8Array, platform: Platform, zone: string): Promise<Book> {
  const zip = openZip(bytes, platform);
  const parts = await readWorkbookParts(zip);
  let kit: Promise<SheetKit> | undefined;

  const open = async (sheet: SheetEntry): Promise<Tab> => {
    kit ??= readKit(zip, parts, zone);
    return openSheet(zip, sheet, await kit, readChoices);
  };
  // Drop-downs mostly share one sheet of lists: the last one opened stays open.
  let lists: { readonly sheet: SheetEntry; readonly tab: Promise<Tab> } | undefined;
  const readChoices = choiceReader(parts.names, async (title) => {
    const sheet = parts.sheets.find((entry) => entry.title.toLowerCase() === title.toLowerCase());
    if (!sheet) return null;
    if (lists?.sheet !== sheet) lists = { sheet, tab: open(sheet) };
    return lists.tab;
  });

  const tabs = parts.sheets.map((sheet) => ({ title: sheet.title, hidden: sheet.hidden, open: () => open(sheet) }));
  return { named: true, tabs };
}

async function readKit(zip: Zip, parts: WorkbookParts, zone: string): Promise<SheetKit> {
  const strings = parts.sharedStrings && (await readXml(zip, parts.sharedStrings));
  const styles = parts.styles && (await readXml(zip, parts.styles));
  return {
    strings: strings ? sharedStrings(strings) : noStrings,
    styles: styles ? readStyles(styles) : [],
    codec: cellCodec(zone, parts.date1904),
  };
}

async function openSheet(
  zip: Zip,
  sheet: SheetEntry,
  kit: SheetKit,
  readChoices: ReturnType<typeof choiceReader>,
): Promise<Tab> {
  const xml = await readXml(zip, sheet.part);
  if (!xml) throw damaged(`The sheet ${sheet.title} is missing in the workbook.`);
  const parts = readSheetParts(xml);
  const regions = await readTables(zip, sheet.part, parts.tables);
  if (parts.filter) regions.push({ is: 'filter', area: parts.filter, totals: 0 });

  const tab: Tab = {
    title: sheet.title,
    typed: true,
    regions,
    isHidden: (column) => parts.hidden[column] === 1,
    async choices(column) {
      const formula = parts.dropDowns.get(column);
      return formula === undefined ? null : readChoices(formula, tab);
    },
    scan: (pick, visit) => scanSheet({ xml, from: parts.from, to: parts.to }, kit, pick, visit),
  };
  return tab;
}

/** Tables whose header row is switched off name nothing and are left out. */
async function readTables(zip: Zip, sheet: string, ids: readonly string[]): Promise<Region[]> {
  const regions: Region[] = [];
  if (ids.length === 0) return regions;
  const relations = await readRelations(zip, sheet);
  for (const id of ids) {
    const target = relations.find((relation) => relation.id === id)?.target;
    const xml = target ? await readXml(zip, target) : null;
    if (!xml) continue;
    walkTags(xml, xml.root, xml.bytes.length, (tag) => {
      const area = readArea(tag.attribute('ref') ?? '');
      const headless = tag.attribute('headerRowCount') === '0';
      const totals = Number(tag.attribute('totalsRowCount') ?? 0);
      if (tag.name === 'table' && area && !headless)
        regions.push({ is: 'table', area, totals: Number.isInteger(totals) && totals > 0 ? totals : 0 });
      return false;
    });
  }
  return regions;
}
