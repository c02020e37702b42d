import type { Board } from '../../../../core/board.ts';
import { asTicked } from '../../../../core/board.ts';
import { boxesIn, isBoardTab } from '../board-tab.ts';
import type { Reading } from '../read-workbook.ts';
import { readXml, type SheetEntry } from '../workbook-parts.ts';
import { walkTags, type Xml } from '../xml.ts';
import { boardSheet } from './board-sheet.ts';
import { escapeAttribute } from './escape-text.ts';
import { openWritable, type WritablePackage, writableXml } from './open-writable.ts';
import { type PartChanges, partChanges, rebuild } from './rebuild.ts';
import type { Rewritten } from './rewritten.ts';
import { tagText } from './tag-text.ts';

/** The part of our tab, and the name by which the workbook refers to it; nobody else calls theirs so. */
const ownPart = 'worksheets/rowcall.xml';
const relationId = 'rowcall';
const contentTypes = '[Content_Types].xml';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';

/** A workbook that shows the tab of Rowcall's own; `taken`: another tab is called so, and nothing was changed. */
export interface BoardWritten extends Rewritten {
  readonly taken: boolean;
}

/** Puts the tab of Rowcall's own behind all others, or gives it other lines. Throws `RowcallError` as any writing does. */
export async function writeBoard(
  bytes: Uint8Array,
  { zone, platform }: Pick<Reading, 'zone' | 'platform'>,
  { title, lines }: Board,
): Promise<BoardWritten> {
  const opened = await openWritable(bytes, platform, zone);
  const { parts, workbook } = opened;
  const own = await ownSheet(opened, title);
  const none = { bytes: null, outcomes: new Map<string, never>(), prove: async () => {} };
  if (own === null && titlesOf(workbook).includes(title.toLowerCase())) return { ...none, taken: true };
  const changes = partChanges();
  const root = /<\w*:?workbook\b[^>]*?\sxmlns="([^"]+)"/u.exec(new TextDecoder().decode(workbook.bytes));
  const ticks = own === null ? null : boxesIn((await opened.openSheet(own)).tab);
  const sheet = boardSheet(asTicked(lines, ticks), root?.[1] ?? mainNamespace, zone, parts.date1904);
  if (own === null) await addSheet(opened, title, sheet, changes);
  else {
    const xml = writableXml(await readXml(opened.zip, own.part), `The sheet ${title}`);
    changes.add(own.part, xml, [{ from: 0, to: xml.bytes.length, text: sheet }]);
  }
  const rebuilt = await rebuild(opened, changes, platform);
  return {
    ...none,
    bytes: rebuilt.bytes,
    taken: false,
    async prove(readBack) {
      await rebuilt.prove(readBack);
    },
  };
}

const mainNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** The tab of Rowcall's own; `null` where there is none. */
export async function ownSheet(
  { parts, openSheet }: Pick<WritablePackage, 'parts' | 'openSheet'>,
  title: string,
): Promise<SheetEntry | null> {
  const entry = parts.sheets.find((one) => one.title === title);
  return entry !== undefined && isBoardTab((await openSheet(entry)).tab) ? entry : null;
}

/** Every name, in small letters: chart sheets have one too. */
function titlesOf(workbook: Xml): readonly string[] {
  const titles: string[] = [];
  walkTags(workbook, workbook.root, workbook.bytes.length, ({ name, is, attribute }) => {
    if (name === 'sheet' && is !== 'close') titles.push((attribute('name') ?? '').toLowerCase());
    return true;
  });
  return titles;
}

async function addSheet(
  { parts, workbook, zip }: WritablePackage,
  title: string,
  sheet: string,
  changes: PartChanges,
): Promise<void> {
  const cut = parts.part.lastIndexOf('/') + 1;
  const folder = parts.part.slice(0, cut);
  const relationsPart = `${folder}_rels/${parts.part.slice(cut)}.rels`;
  const relations = writableXml(await readXml(zip, relationsPart), 'The list of parts');
  const types = writableXml(await readXml(zip, contentTypes), 'The list of types');
  const typeOfSheet = /Type="([^"]*\/worksheet)"/u.exec(new TextDecoder().decode(relations.bytes))?.[1] ?? '';

  changes.put(`${folder}${ownPart}`, sheet);
  changes.add(contentTypes, types, [
    atEndOf(types, 'Types', `<Override PartName="/${folder}${ownPart}" ContentType="${sheetType}"/>`),
  ]);
  changes.add(relationsPart, relations, [
    atEndOf(relations, 'Relationships', `<Relationship Id="${relationId}" Type="${typeOfSheet}" Target="${ownPart}"/>`),
  ]);
  changes.add(parts.part, workbook, [atEndOf(workbook, 'sheets', entryOf(workbook, title))]);
}

/** The sheet as the workbook lists it, with the prefix that it uses for names of parts. */
function entryOf(workbook: Xml, title: string): string {
  let last = 0;
  let prefix = 'r';
  walkTags(workbook, workbook.root, workbook.bytes.length, (tag) => {
    if (tag.name !== 'sheet' || tag.is === 'close') return true;
    last = Math.max(last, Number(tag.attribute('sheetId')) || 0);
    prefix = /\s(\w+):id=/u.exec(tagText(workbook.bytes, tag))?.[1] ?? prefix;
    return true;
  });
  return `<sheet name="${escapeAttribute(title)}" sheetId="${last + 1}" ${prefix}:id="${relationId}"/>`;
}

function atEndOf(xml: Xml, name: string, text: string): { from: number; to: number; text: string } {
  let at = -1;
  walkTags(xml, xml.root, xml.bytes.length, (tag) => {
    if (tag.name === name && tag.is === 'close') at = tag.start;
    return true;
  });
  return { from: at, to: at, text };
}
