import { type Area, areaText, readArea } from '../area.ts';
import type { OpenSheet, TablePart } from '../xlsx.ts';
import { type Tag, walkTags, type Xml } from '../xml.ts';
import type { Splice } from './splice.ts';
import { tagText, withAttribute } from './tag-text.ts';

/** The tag with its `ref` ending at that column; nothing when it ends there already. */
function narrowed(xml: Xml, tag: Tag, right: number): readonly Splice[] {
  const area = readArea(tag.attribute('ref') ?? '');
  if (!area || tag.is === 'close' || area.right <= right || area.left > right) return [];
  const text = withAttribute(tagText(xml.bytes, tag), 'ref', areaText({ ...area, right }));
  return [{ from: tag.start, to: tag.end, text }];
}

/** Lets a table of the workbook's own end at a column, without the columns that stood right of it. */
export function shrinkTable(xml: Xml, { region }: TablePart, right: number): readonly Splice[] {
  const splices: Splice[] = [];
  const left = right - region.area.left + 1;
  let names = 0;
  let from = -1;
  walkTags(xml, xml.root, xml.bytes.length, (tag) => {
    if ((tag.name === 'table' || tag.name === 'autoFilter') && tag.is !== 'close')
      splices.push(...narrowed(xml, tag, right));
    if (tag.name === 'tableColumns' && tag.is === 'open')
      splices.push({
        from: tag.start,
        to: tag.end,
        text: withAttribute(tagText(xml.bytes, tag), 'count', String(left)),
      });
    if (tag.name === 'tableColumn' && tag.is !== 'close') {
      names++;
      if (names === left + 1) from = tag.start;
    }
    if (tag.name === 'tableColumns' && tag.is === 'close' && from >= 0) splices.push({ from, to: tag.start, text: '' });
    return true;
  });
  return splices;
}

/** Lets the filter of a sheet end at a column. */
export function shrinkFilter({ xml, parts }: OpenSheet, right: number): readonly Splice[] {
  const splices: Splice[] = [];
  walkTags(xml, parts.to, xml.bytes.length, (tag) => {
    if (tag.name === 'autoFilter' && tag.is !== 'close') splices.push(...narrowed(xml, tag, right));
    return tag.name !== 'autoFilter';
  });
  return splices;
}

/** Says in a sheet's part how far its filled cells reach now, if the part says so at all. */
export function shrinkDimension({ xml, parts }: OpenSheet, right: number): readonly Splice[] {
  const splices: Splice[] = [];
  walkTags(xml, xml.root, parts.from, (tag) => {
    if (tag.name === 'dimension') splices.push(...narrowed(xml, tag, right));
    return true;
  });
  return splices;
}

/** Lets the hidden name of a sheet's filter end where the filter does. */
export function shrinkFilterName(xml: Xml, sheet: number, filter: Area, right: number): readonly Splice[] {
  const splices: Splice[] = [];
  let from = -1;
  walkTags(xml, xml.root, xml.bytes.length, (tag) => {
    if (tag.name !== 'definedName') return true;
    const isIt = tag.attribute('name') === '_xlnm._FilterDatabase' && tag.attribute('localSheetId') === String(sheet);
    if (tag.is === 'open') from = isIt ? tag.end : -1;
    if (tag.is === 'close' && from >= 0) {
      const text = tagText(xml.bytes, { start: from, end: tag.start });
      const cut = text.lastIndexOf('!') + 1;
      const area = readArea(text.slice(cut));
      if (area && areaText(area) === areaText(filter)) {
        const absolute = areaText({ ...filter, right }).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
        splices.push({ from, to: tag.start, text: text.slice(0, cut) + absolute });
      }
    }
    return true;
  });
  return splices;
}
