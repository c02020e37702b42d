import { readXml, type SheetEntry } from '../workbook-parts.ts';
import { walkTags, type Xml } from '../xml.ts';
import { type WritablePackage, writableXml } from './open-writable.ts';
import type { PartChanges } from './rebuild.ts';
import type { Splice } from './splice.ts';
import { tagText, withAttribute } from './tag-text.ts';

/**
 * Leaves a sheet out of a workbook with all that refers to it alone. Programs that saved the workbook meanwhile may have
 * named its part otherwise, put it elsewhere among the sheets, and given it names and a place in the order of calculation.
 */
export async function withoutBoard(
  { parts, workbook, zip }: WritablePackage,
  { part, index }: SheetEntry,
  changes: PartChanges,
): Promise<void> {
  const cut = parts.part.lastIndexOf('/') + 1;
  const folder = parts.part.slice(0, cut);
  const relationsPart = `${folder}_rels/${parts.part.slice(cut)}.rels`;
  const relations = writableXml(await readXml(zip, relationsPart), 'The list of parts');
  const types = writableXml(await readXml(zip, '[Content_Types].xml'), 'The list of types');
  const own = `${part.slice(0, part.lastIndexOf('/') + 1)}_rels/${part.slice(part.lastIndexOf('/') + 1)}.rels`;
  const targets = [part.slice(cut), `/${part}`];

  changes.drop(part);
  if ((await zip.part(own)) !== null) changes.drop(own);
  changes.add('[Content_Types].xml', types, without(types, 'Override', 'PartName', [`/${part}`]));
  changes.add(relationsPart, relations, without(relations, 'Relationship', 'Target', targets));
  changes.add(parts.part, workbook, unlisted(workbook, index));

  // The order of calculation names sheets by number; programs make it anew where it is missing.
  const chain = `${folder}calcChain.xml`;
  const chained = await readXml(zip, chain);
  if (chained !== null && new RegExp(`\\si="${numberOf(workbook, index)}"`).test(textOf(chained))) {
    changes.drop(chain);
    changes.add('[Content_Types].xml', types, without(types, 'Override', 'PartName', [`/${chain}`]));
    changes.add(relationsPart, relations, without(relations, 'Relationship', 'Target', ['calcChain.xml', `/${chain}`]));
  }
}

function without(xml: Xml, name: string, attribute: string, values: readonly string[]): readonly Splice[] {
  const splices: Splice[] = [];
  walkTags(xml, xml.root, xml.bytes.length, (tag) => {
    if (tag.name === name && tag.is === 'empty' && values.includes(tag.attribute(attribute) ?? ''))
      splices.push({ from: tag.start, to: tag.end, text: '' });
    return true;
  });
  return splices;
}

/** The sheet goes from the list; names of it go, those of sheets behind it and the sheet on top move up by one. */
function unlisted(xml: Xml, index: number): readonly Splice[] {
  const splices: Splice[] = [];
  const renumber = (tag: { start: number; end: number }, name: string, to: number) =>
    splices.push({ from: tag.start, to: tag.end, text: withAttribute(tagText(xml.bytes, tag), name, String(to)) });
  let at = 0;
  let from = -1;
  walkTags(xml, xml.root, xml.bytes.length, (tag) => {
    if (tag.name === 'sheet' && tag.is !== 'close') {
      if (at === index) splices.push({ from: tag.start, to: tag.end, text: '' });
      at++;
    }
    if (tag.name === 'workbookView' && tag.is !== 'close') {
      const active = Number(tag.attribute('activeTab') ?? 0);
      if (active >= index && active > 0) renumber(tag, 'activeTab', active - 1);
    }
    if (tag.name === 'definedName' && tag.is === 'open') {
      const local = tag.attribute('localSheetId');
      from = local === String(index) ? tag.start : -1;
      if (local !== null && Number(local) > index) renumber(tag, 'localSheetId', Number(local) - 1);
    }
    if (tag.name === 'definedName' && tag.is === 'close' && from >= 0) splices.push({ from, to: tag.end, text: '' });
    return true;
  });
  return splices;
}

function numberOf(xml: Xml, index: number): string {
  let at = 0;
  let number = '';
  walkTags(xml, xml.root, xml.bytes.length, ({ name, is, attribute }) => {
    if (name !== 'sheet' || is === 'close') return true;
    if (at === index) number = attribute('sheetId') ?? '';
    at++;
    return true;
  });
  return number;
}

function textOf({ bytes }: Xml): string {
  return new TextDecoder().decode(bytes);
}
