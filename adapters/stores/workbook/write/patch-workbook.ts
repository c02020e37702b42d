import { type Area, areaText, readArea } from '../area.ts';
import { isOn, type Tag, walkTags, type Xml } from '../xml.ts';
import { type Reach, wider } from './patch-area.ts';
import type { Splice } from './splice.ts';
import { tagText, withAttribute } from './tag-text.ts';

/** The hidden name that Excel gives to the range of a sheet's filter. */
const filterName = '_xlnm._FilterDatabase';

/** What stands before `<calcPr>` in a workbook part: ECMA-376 part 1, 18.2.27. */
const beforeCalculation = new Set(['sheets', 'functionGroups', 'externalReferences', 'definedNames']);

/** Has every formula calculated anew when the workbook is opened: what they last came to may be out of date. */
export function patchCalculation(xml: Xml): readonly Splice[] {
  let calculation: Tag | null = null;
  let behind = -1;
  walkTags(xml, xml.root, xml.bytes.length, (tag) => {
    if (tag.name === 'calcPr' && tag.is !== 'close') calculation = tag;
    if (beforeCalculation.has(tag.name) && tag.is !== 'open') behind = tag.end;
    return calculation === null;
  });
  if (calculation === null) return [{ from: behind, to: behind, text: '<calcPr fullCalcOnLoad="1"/>' }];
  const { start, end, attribute }: Tag = calculation;
  if (isOn(attribute('fullCalcOnLoad'))) return [];
  return [{ from: start, to: end, text: withAttribute(tagText(xml.bytes, { start, end }), 'fullCalcOnLoad', '1') }];
}

/** Lets the name of a sheet's filter range reach as far as the filter does. */
export function patchFilterName(xml: Xml, sheet: number, filter: Area, reach: Reach): readonly Splice[] {
  const splices: Splice[] = [];
  let from = -1;
  walkTags(xml, xml.root, xml.bytes.length, (tag) => {
    if (tag.name !== 'definedName') return true;
    const isIt = tag.attribute('name') === filterName && tag.attribute('localSheetId') === String(sheet);
    if (tag.is === 'open') from = isIt ? tag.end : -1;
    if (tag.is === 'close' && from >= 0) splices.push(...renamed(xml, from, tag.start, filter, reach));
    return true;
  });
  return splices;
}

function renamed(xml: Xml, from: number, to: number, filter: Area, reach: Reach): readonly Splice[] {
  const text = tagText(xml.bytes, { start: from, end: to });
  const cut = text.lastIndexOf('!') + 1;
  const area = readArea(text.slice(cut));
  const wide = wider(filter, reach);
  if (!area || areaText(area) !== areaText(filter) || areaText(wide) === areaText(filter)) return [];
  const absolute = areaText(wide).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
  return [{ from, to, text: text.slice(0, cut) + absolute }];
}
