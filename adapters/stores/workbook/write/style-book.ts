import type { Shown, Styles } from '../styles.ts';
import { type Tag, walkTags, type Xml } from '../xml.ts';
import type { Format } from './content.ts';
import type { Splice } from './splice.ts';
import { tagText, withAttribute } from './tag-text.ts';

/** The cell formats of a workbook, to choose among and, where nothing fits, to add to. */
export interface StyleBook {
  shown(style: number): Shown;
  /** Whether a cell of this style stays locked on a protected sheet. */
  isLocked(style: number): boolean;
  /** A style that looks the same but shows numbers in that way, if there is one. */
  alike(style: number, format: Format): number | null;
  /** Whether a style can be made from this one. */
  canMake(style: number): boolean;
  /** A style made from this one; `null` where there is no such style to begin with. */
  made(style: number, format: Format): number | null;
  /** What must change in the styles part for the styles that were made. */
  splices(): readonly Splice[];
}

/** Formats that every spreadsheet program knows by number and shows as its user's country does: ECMA-376, 18.8.30. */
const builtIn: Readonly<Record<Format, number>> = { number: 0, date: 14, 'date-time': 22 };

interface Style {
  /** The whole element. */
  readonly xml: string;
  /** Everything of it but its number format. */
  readonly look: string;
  readonly isLocked: boolean;
}

interface StyleList {
  readonly styles: readonly Style[];
  readonly tag: Tag;
  /** Offset of the tag that closes the list. */
  readonly end: number;
}

/** Reads the cell formats of a styles part; `shownBy` says how each of them shows numbers. */
export function styleBook(xml: Xml | null, shownBy: Styles): StyleBook {
  const list = xml && xml.prefix === 0 ? readList(xml) : null;
  const styles = [...(list?.styles ?? [])];
  const shown = [...shownBy];
  const added: string[] = [];

  return {
    shown: (style) => shown[style] ?? 'number',
    isLocked: (style) => styles[style]?.isLocked ?? true,
    alike(style, format) {
      const look = styles[style]?.look;
      const found = styles.findIndex((one, i) => one.look === look && shown[i] === format);
      return found < 0 ? null : found;
    },
    canMake: (style) => styles[style] !== undefined,
    made(style, format) {
      const base = styles[style];
      if (!base) return null;
      const made = withFormat(base.xml, builtIn[format]);
      added.push(made);
      shown[styles.length] = format;
      return styles.push({ ...base, xml: made }) - 1;
    },
    splices() {
      if (!xml || !list || added.length === 0) return [];
      const { tag, end } = list;
      const opening = withAttribute(tagText(xml.bytes, tag), 'count', String(styles.length));
      return [
        { from: tag.start, to: tag.end, text: opening },
        { from: end, to: end, text: added.join('') },
      ];
    },
  };
}

function readList(xml: Xml): StyleList | null {
  const styles: Style[] = [];
  let list: Tag | null = null;
  let end = -1;
  let start = -1;
  let isLocked = true;
  walkTags(xml, xml.root, xml.bytes.length, (tag) => {
    const { name, is } = tag;
    if (name === 'cellXfs') {
      if (is === 'open') list = tag;
      else end = tag.start;
      return is === 'open';
    }
    if (list === null) return true;
    if (name === 'protection') isLocked = !['0', 'false'].includes(tag.attribute('locked') ?? '');
    if (name !== 'xf') return true;
    if (is !== 'close') {
      start = tag.start;
      isLocked = true;
    }
    if (is !== 'open') {
      const text = tagText(xml.bytes, { start, end: tag.end });
      styles.push({ xml: text, look: lookOf(text), isLocked });
    }
    return true;
  });
  return list === null || end < 0 ? null : { styles, tag: list, end };
}

function withFormat(xml: string, id: number): string {
  return withAttribute(withAttribute(xml, 'numFmtId', String(id)), 'applyNumberFormat', '1');
}

function lookOf(xml: string): string {
  return withAttribute(withAttribute(xml, 'numFmtId', null), 'applyNumberFormat', null);
}
