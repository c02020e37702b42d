import { damaged, notAWorkbook, oldFormat } from './faults.ts';
import { readText } from './text.ts';
import { isOn, openXml, walkTags, type Xml } from './xml.ts';
import type { Zip } from './zip.ts';

/** One relation of a part to another. */
export interface Relation {
  readonly id: string;
  /** The last word of its type, `worksheet`, `sharedStrings`. */
  readonly type: string;
  /** Full name of the part it leads to, without a leading slash. */
  readonly target: string;
}

export interface SheetEntry {
  readonly title: string;
  readonly hidden: boolean;
  readonly part: string;
  /** Its place among all sheets from 0, by which local names belong to it. */
  readonly index: number;
}

/** What a workbook says of itself. */
export interface WorkbookParts {
  /** The name of the part that says it. */
  readonly part: string;
  readonly sheets: readonly SheetEntry[];
  readonly date1904: boolean;
  /** Names given to ranges, in lower case, with what they stand for. */
  readonly names: ReadonlyMap<string, string>;
  readonly sharedStrings: string | null;
  readonly styles: string | null;
}

/** Finds the workbook part by the relations of the package and reads it. */
export async function readWorkbookParts(zip: Zip): Promise<WorkbookParts> {
  const root = (await readRelations(zip, '')).find((relation) => relation.type === 'officeDocument');
  const path = root?.target ?? 'xl/workbook.xml';
  if (path.endsWith('.bin')) throw oldFormat('This is a binary workbook (.xlsb).');
  const xml = await readXml(zip, path);
  if (!xml) throw notAWorkbook('This file is not a workbook that Excel has made.');
  const relations = await readRelations(zip, path);
  const byId = new Map(relations.map((relation) => [relation.id, relation]));
  const target = (type: string) => relations.find((relation) => relation.type === type)?.target ?? null;

  const sheets: SheetEntry[] = [];
  const names = new Map<string, string>();
  let date1904 = false;
  let index = 0;
  let name = '';
  let textFrom = 0;
  walkTags(xml, xml.root, xml.bytes.length, (tag) => {
    if (tag.name === 'sheet' && tag.is !== 'close') {
      const relation = byId.get(tag.attribute('id') ?? '');
      // Chart sheets and macro sheets hold no cells.
      if (relation?.type === 'worksheet') {
        const state = tag.attribute('state') ?? 'visible';
        sheets.push({ title: tag.attribute('name') ?? '', hidden: state !== 'visible', part: relation.target, index });
      }
      index++;
    } else if (tag.name === 'workbookPr') date1904 ||= isOn(tag.attribute('date1904'));
    else if (tag.name === 'definedName' && tag.is === 'open') {
      name = (tag.attribute('name') ?? '').toLowerCase();
      textFrom = tag.end;
    } else if (tag.name === 'definedName' && tag.is === 'close')
      names.set(name, readText(xml.bytes, textFrom, tag.start));
    return true;
  });
  if (sheets.length === 0) throw damaged('The workbook has no sheets.');
  return { part: path, sheets, date1904, names, sharedStrings: target('sharedStrings'), styles: target('styles') };
}

/** Opens a part as XML; `null` when it is not there. */
export async function readXml(zip: Zip, name: string): Promise<Xml | null> {
  const bytes = await zip.part(name);
  return bytes && openXml(bytes, name);
}

/** The relations of a part, or of the package for an empty name. Links out of the file are left out. */
export async function readRelations(zip: Zip, part: string): Promise<readonly Relation[]> {
  const cut = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, cut);
  const xml = await readXml(zip, `${folder}_rels/${part.slice(cut)}.rels`);
  if (!xml) return [];
  const relations: Relation[] = [];
  walkTags(xml, xml.root, xml.bytes.length, (tag) => {
    if (tag.name !== 'Relationship' || tag.is === 'close' || tag.attribute('TargetMode') === 'External') return true;
    const type = tag.attribute('Type') ?? '';
    relations.push({
      id: tag.attribute('Id') ?? '',
      type: type.slice(type.lastIndexOf('/') + 1),
      target: resolve(folder, tag.attribute('Target') ?? ''),
    });
    return true;
  });
  return relations;
}

/** A target as a full part name: `../tables/table1.xml` from `xl/worksheets/` is `xl/tables/table1.xml`. */
function resolve(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of `${target.startsWith('/') ? '' : folder}${target}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
