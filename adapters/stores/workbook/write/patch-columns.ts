import type { OpenSheet } from '../xlsx.ts';
import { type Tag, walkTags } from '../xml.ts';
import type { Splice } from './splice.ts';
import { tagText, withAttribute } from './tag-text.ts';

/** How a new column is to look. */
export interface ColumnLook {
  readonly column: number;
  readonly isHidden: boolean;
  /** In characters, where the sheet does not say how wide the column is. */
  readonly width: number;
}

interface Known {
  readonly from: number;
  readonly to: number;
  readonly tag: string;
}

/**
 * Hides columns and gives the others a width, in the sheet's list of columns. An entry for several columns is split;
 * what it says of the others stays.
 */
export function patchColumns({ xml, parts }: OpenSheet, looks: readonly ColumnLook[]): readonly Splice[] {
  const { bytes } = xml;
  const known: (Known & Pick<Tag, 'start' | 'end'>)[] = [];
  let list: Tag | null = null;
  let cells = parts.from;
  walkTags(xml, xml.root, parts.from, (tag) => {
    if (tag.name === 'cols' && tag.is !== 'close') list = tag;
    if (tag.name === 'sheetData') cells = tag.start;
    if (tag.name !== 'col' || tag.is === 'close') return true;
    const { start, end } = tag;
    known.push({
      from: Number(tag.attribute('min')),
      to: Number(tag.attribute('max')),
      tag: tagText(bytes, tag),
      start,
      end,
    });
    return true;
  });

  const splices: Splice[] = [];
  const added: Splice[] = [];
  for (const entry of known) {
    const within = looks.filter(({ column }) => column >= entry.from && column <= entry.to);
    if (within.length > 0) splices.push({ from: entry.start, to: entry.end, text: splitEntry(entry, within) });
  }
  for (const look of looks) {
    if (known.some(({ from, to }) => look.column >= from && look.column <= to)) continue;
    const at = known.find(({ from }) => from > look.column)?.start ?? known.at(-1)?.end ?? cells;
    added.push({ from: at, to: at, text: newEntry(look) });
  }
  if (list !== null || added.length === 0) return [...splices, ...added];
  return [{ from: cells, to: cells, text: `<cols>${added.map(({ text }) => text).join('')}</cols>` }];
}

function newEntry({ column, isHidden, width }: ColumnLook): string {
  return `<col min="${column}" max="${column}" width="${width}"${isHidden ? ' hidden="1"' : ''} customWidth="1"/>`;
}

function splitEntry({ from, to, tag }: Known, looks: readonly ColumnLook[]): string {
  const piece = (min: number, max: number, text: string) =>
    min > max ? '' : withAttribute(withAttribute(text, 'min', String(min)), 'max', String(max));
  let text = '';
  let at = from;
  for (const { column, isHidden } of looks) {
    text += piece(at, column - 1, tag) + piece(column, column, isHidden ? withAttribute(tag, 'hidden', '1') : tag);
    at = column + 1;
  }
  return text + piece(at, to, tag);
}
