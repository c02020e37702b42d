import type { OpenSheet } from '../xlsx.ts';
import { type Tag, walkTags } from '../xml.ts';
import type { Splice } from './splice.ts';
import { tagText, withAttribute } from './tag-text.ts';

interface Entry {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** It was made for one of these columns, or parted from others for it. */
  readonly isParted: boolean;
}

/**
 * The list of columns of a sheet without what was said of some of them when they were added: entries made for them go,
 * and those that were parted for them are one again.
 */
export function plainColumns({ xml, parts }: OpenSheet, columns: ReadonlySet<number>): readonly Splice[] {
  const entries: Entry[] = [];
  let list: Tag | null = null;
  let end = -1;
  walkTags(xml, xml.root, parts.from, (tag) => {
    if (tag.name === 'cols' && tag.is === 'open') list = tag;
    if (tag.name === 'cols' && tag.is === 'close') end = tag.end;
    if (tag.name === 'col' && tag.is !== 'close')
      entries.push({
        from: Number(tag.attribute('min')),
        to: Number(tag.attribute('max')),
        text: tagText(xml.bytes, tag),
        isParted: false,
      });
    return true;
  });
  if (list === null || end < 0) return [];
  const { start }: Tag = list;
  const was = tagText(xml.bytes, { start, end });
  const left = joined(entries.flatMap((entry) => plain(entry, columns)));
  const is = left.length === 0 ? '' : `${was.slice(0, was.indexOf('>') + 1)}${left.map(textOf).join('')}</cols>`;
  return is === was ? [] : [{ from: start, to: end, text: is }];
}

/** An entry for one added column: what set-up alone wrote goes, of any other only that it is hidden. */
function plain(entry: Entry, columns: ReadonlySet<number>): readonly Entry[] {
  const { from, to, text } = entry;
  if (from !== to || !columns.has(from)) return [entry];
  const isMade = /^<col min="\d+" max="\d+" width="\d+"(?: hidden="1")? customWidth="1"\/>$/u.test(text);
  return isMade ? [] : [{ from, to, text: withAttribute(text, 'hidden', null), isParted: true }];
}

/** Neighbours that were parted, and of which the same is said, as one. */
function joined(entries: readonly Entry[]): readonly Entry[] {
  const all: Entry[] = [];
  for (const entry of entries) {
    const last = all.at(-1);
    const isOne = last !== undefined && (last.isParted || entry.isParted) && last.to + 1 === entry.from;
    if (isOne && lookOf(last) === lookOf(entry)) all[all.length - 1] = { ...last, to: entry.to, isParted: true };
    else all.push(entry);
  }
  return all;
}

function lookOf({ text }: Entry): string {
  return withAttribute(withAttribute(text, 'min', null), 'max', null);
}

function textOf({ from, to, text }: Entry): string {
  return withAttribute(withAttribute(text, 'min', String(from)), 'max', String(to));
}
