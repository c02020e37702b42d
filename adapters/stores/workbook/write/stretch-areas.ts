import { columnName, readArea } from '../area.ts';
import type { OpenSheet } from '../xlsx.ts';
import { walkTags } from '../xml.ts';
import type { Splice } from './splice.ts';
import { tagText, withAttribute } from './tag-text.ts';

/** A list in a sheet: its first column, and the rows from its header to its last record. */
interface ListPlace {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Lets what dresses or guards whole rows of a list, conditional formats and ranges that may be edited, end at another
 * column than it does: over new columns, or before those that went. What ends elsewhere is somebody else's.
 */
export function stretchAreas({ xml, parts }: OpenSheet, list: ListPlace, from: number, to: number): readonly Splice[] {
  const { bytes } = xml;
  const splices: Splice[] = [];
  const stretched = (areas: string) =>
    areas.replace(/\S+/gu, (reference) => {
      const area = readArea(reference);
      const isOfList =
        area !== null &&
        area.left <= list.left &&
        area.right === from &&
        area.left < area.right &&
        area.top <= list.bottom &&
        area.bottom > list.top;
      return isOfList ? reference.replace(/(:\$?)[A-Z]+/iu, (_, colon: string) => colon + columnName(to)) : reference;
    });
  let isWithin = false;
  let textFrom = -1;
  walkTags(xml, parts.to, bytes.length, (tag) => {
    if (tag.name === 'conditionalFormatting') isWithin = tag.is === 'open';
    const isDress = tag.name === 'conditionalFormatting' || tag.name === 'protectedRange';
    const areas = isDress && tag.is !== 'close' ? tag.attribute('sqref') : null;
    if (areas !== null && stretched(areas) !== areas)
      splices.push({
        from: tag.start,
        to: tag.end,
        text: withAttribute(tagText(bytes, tag), 'sqref', stretched(areas)),
      });
    // Newer kinds of formats say it as text of their own.
    if (isWithin && tag.name === 'sqref' && tag.is === 'open') textFrom = tag.end;
    if (tag.name === 'sqref' && tag.is === 'close' && textFrom >= 0) {
      const said = tagText(bytes, { start: textFrom, end: tag.start });
      if (stretched(said) !== said) splices.push({ from: textFrom, to: tag.start, text: stretched(said) });
      textFrom = -1;
    }
    return true;
  });
  return splices;
}
