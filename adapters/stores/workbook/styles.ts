import { walkTags, type Xml } from './xml.ts';

/** How a number format shows a number: as itself or as a day, a time of day, or both. */
export type Shown = 'number' | 'date' | 'time' | 'date-time';

/** How each cell format (`s="…"`) shows numbers, by its index. */
export type Styles = readonly Shown[];

/** Reads the cell formats of a styles part. */
export function readStyles(xml: Xml): Styles {
  const custom = new Map<string, Shown>();
  const styles: Shown[] = [];
  let within = '';
  walkTags(xml, xml.root, xml.bytes.length, (tag) => {
    const { name } = tag;
    if (name === 'numFmts' || name === 'cellXfs') within = tag.is === 'open' ? name : '';
    else if (tag.is === 'close') return true;
    else if (name === 'numFmt' && within === 'numFmts')
      custom.set(tag.attribute('numFmtId') ?? '', shownBy(tag.attribute('formatCode') ?? ''));
    else if (name === 'xf' && within === 'cellXfs') {
      const id = tag.attribute('numFmtId') ?? '0';
      styles.push(custom.get(id) ?? builtIn(Number(id)));
    }
    return true;
  });
  return styles;
}

/** Formats without a code of their own: ECMA-376 part 1, 18.8.30, with the East Asian ones. */
function builtIn(id: number): Shown {
  if (id >= 14 && id <= 17) return 'date';
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return 'time';
  if (id === 22) return 'date-time';
  return (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? 'date' : 'number';
}

/** What stands in a format code without being a placeholder: quoted and escaped text, fillers, colours, locales. */
const literal = /"[^"]*"?|\\.|[_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]?|general|am\/pm|a\/p/gi;

/** What a format code shows, judged by its first section: `dd.mm.yyyy;@` shows a date, `[h]:mm` a time. */
function shownBy(code: string): Shown {
  const bare = code.slice(0, 255).replace(literal, (text) => (/^a/i.test(text) ? 'h' : ' '));
  const section = bare.split(';', 1)[0]!.toLowerCase();
  const time = /[hs]|\[m+\]/.test(section);
  const date = /[yd]/.test(section) || (!time && section.includes('m'));
  if (date) return time ? 'date-time' : 'date';
  return time ? 'time' : 'number';
}
