import { type Area, areaText, readArea } from '../area.ts';
import type { OpenSheet, TablePart } from '../xlsx.ts';
import { type Tag, walkTags, type Xml } from '../xml.ts';
import { escapeAttribute } from './escape-text.ts';
import type { Splice } from './splice.ts';
import { tagText, withAttribute } from './tag-text.ts';

/** How far a list now reaches: its last column and its last row with a record. */
export interface Reach {
  readonly right: number;
  readonly bottom: number;
}

/** Says in a sheet's part how far its filled cells reach, if the part says so at all. */
export function patchDimension({ xml, parts }: OpenSheet, reach: Reach): readonly Splice[] {
  const splices: Splice[] = [];
  walkTags(xml, xml.root, parts.from, (tag) => {
    if (tag.name === 'dimension') splices.push(...widened(xml, tag, reach));
    return true;
  });
  return splices;
}

/** Lets the filter of a sheet reach over new rows and columns. */
export function patchFilter({ xml, parts }: OpenSheet, reach: Reach): readonly Splice[] {
  const splices: Splice[] = [];
  walkTags(xml, parts.to, xml.bytes.length, (tag) => {
    if (tag.name === 'autoFilter' && tag.is !== 'close') splices.push(...widened(xml, tag, reach));
    return tag.name !== 'autoFilter';
  });
  return splices;
}

/** The tag with its `ref` made wide enough; nothing when it is. */
function widened(xml: Xml, tag: Tag, reach: Reach): readonly Splice[] {
  const area = readArea(tag.attribute('ref') ?? '');
  if (!area || tag.is === 'close') return [];
  const wide = areaText(wider(area, reach));
  if (wide === areaText(area)) return [];
  return [{ from: tag.start, to: tag.end, text: withAttribute(tagText(xml.bytes, tag), 'ref', wide) }];
}

export function wider(area: Area, { right, bottom }: Reach): Area {
  return { ...area, right: Math.max(area.right, right), bottom: Math.max(area.bottom, bottom) };
}

/**
 * Lets a table of the workbook's own reach over new rows and columns, with the headers that stand above these.
 * Rows with totals stay its last.
 */
export function patchTable(
  xml: Xml,
  { region }: TablePart,
  reach: Reach,
  headers: readonly string[],
): readonly Splice[] {
  const bottom = Math.max(reach.bottom, region.area.bottom - region.totals);
  const splices: Splice[] = [];
  let lastId = 0;
  let names = 0;
  walkTags(xml, xml.root, xml.bytes.length, (tag) => {
    if (tag.name === 'table' && tag.is === 'open') {
      const area = wider(region.area, { right: reach.right, bottom: bottom + region.totals });
      const text = withAttribute(tagText(xml.bytes, tag), 'ref', areaText(area));
      // A table without records shows one empty row for them, until it has one.
      const filled = reach.bottom > region.area.top ? withAttribute(text, 'insertRow', null) : text;
      if (filled !== tagText(xml.bytes, tag)) splices.push({ from: tag.start, to: tag.end, text: filled });
    }
    if (tag.name === 'autoFilter' && tag.is !== 'close')
      splices.push(...widened(xml, tag, { right: reach.right, bottom }));
    if (tag.name === 'tableColumn' && tag.is !== 'close') {
      lastId = Math.max(lastId, Number(tag.attribute('id')) || 0);
      names++;
    }
    if (tag.name === 'tableColumns' && headers.length > 0)
      splices.push(tag.is === 'open' ? counted(xml, tag, headers.length) : added(tag, headers, lastId));
    return true;
  });
  return splices;

  function counted(part: Xml, tag: Tag, more: number): Splice {
    const count = String(Number(tag.attribute('count') ?? names) + more);
    return { from: tag.start, to: tag.end, text: withAttribute(tagText(part.bytes, tag), 'count', count) };
  }
}

function added(tag: Tag, headers: readonly string[], lastId: number): Splice {
  const columns = headers.map((header, i) => `<tableColumn id="${lastId + 1 + i}" name="${escapeAttribute(header)}"/>`);
  return { from: tag.start, to: tag.start, text: columns.join('') };
}
