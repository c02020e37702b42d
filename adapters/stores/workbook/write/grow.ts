import type { Area } from '../area.ts';
import { unwritable } from '../faults.ts';
import { readXml } from '../workbook-parts.ts';
import { walkTags, type Xml } from '../xml.ts';
import { type WritablePackage, writableXml } from './open-writable.ts';
import { patchDimension, patchFilter, patchTable, type Reach } from './patch-area.ts';
import { patchFilterName } from './patch-workbook.ts';
import type { PartChanges } from './rebuild.ts';
import type { SheetTarget } from './sheet-target.ts';

/**
 * Lets the table or the filter that holds the list reach over what was added, with the headers of new columns: what
 * stands outside would stay behind when people sort.
 */
export async function growList(
  opened: WritablePackage,
  { sheet, header }: SheetTarget,
  reach: Reach,
  headers: readonly string[],
  changes: PartChanges,
): Promise<void> {
  const table = sheet.tables.find(({ region }) => region === header.table);
  if (table) {
    const xml = writableXml(await readXml(opened.zip, table.part), `The table on the sheet ${sheet.entry.title}`);
    if (headers.length > 0 && isFed(xml))
      throw unwritable(`The table on the sheet ${sheet.entry.title} is fed from outside.`);
    changes.add(table.part, xml, patchTable(xml, table, reach, headers));
    return;
  }
  const filter = sheet.parts.filter;
  if (!filter || !holds(filter, header.row)) return;
  changes.add(sheet.entry.part, sheet.xml, patchFilter(sheet, reach));
  const renamed = patchFilterName(opened.workbook, sheet.entry.index, filter, reach);
  changes.add(opened.parts.part, opened.workbook, renamed);
}

/** Says in the sheet how far its cells now reach. */
export function growSheet({ sheet }: SheetTarget, reach: Reach, changes: PartChanges): void {
  changes.add(sheet.entry.part, sheet.xml, patchDimension(sheet, reach));
}

const holds = (filter: Area, headerRow: number) => filter.top === headerRow;

/** Whether a query or an XML map fills the table: then its columns are those of its source. */
function isFed(xml: Xml): boolean {
  let type: string | null = null;
  walkTags(xml, xml.root, xml.bytes.length, ({ attribute }) => {
    type = attribute('tableType');
    return false;
  });
  return type !== null && type !== 'worksheet';
}
