import { namespaces } from './names.ts';
import { tag, textTag } from './xml.ts';

/** The texts of a workbook, each kept once, as Excel keeps them. */
export interface SharedStrings {
  /** The number of a text whose first `bold` letters are bold. */
  index(text: string, bold?: number): number;
  part(): string;
}

function run(text: string, bold: boolean): string {
  const font = [tag('sz', { val: 11 }), tag('color', { rgb: 'FF1F2937' }), tag('rFont', { val: 'Calibri' })];
  return tag('r', {}, tag('rPr', {}, bold ? tag('b') : '', ...font), textTag('t', text));
}

/** Opens an empty collection of texts. */
export function createSharedStrings(): SharedStrings {
  const indexes = new Map<string, number>();
  let uses = 0;

  return {
    index(text, bold = 0) {
      const inside = bold === 0 ? textTag('t', text) : run(text.slice(0, bold), true) + run(text.slice(bold), false);
      uses++;
      const known = indexes.get(inside);
      if (known !== undefined) return known;
      indexes.set(inside, indexes.size);
      return indexes.size - 1;
    },
    part() {
      const items = [...indexes.keys()].map((inside) => tag('si', {}, inside));
      return tag('sst', { xmlns: namespaces.main, count: uses, uniqueCount: items.length }, ...items);
    },
  };
}
