import { type Book, quoted, type Tab } from './book.ts';
import { namespaces } from './names.ts';
import { tag, textTag } from './xml.ts';

function absolute(range: string): string {
  return range.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
}

interface Name {
  readonly name: string;
  readonly formula: string;
  readonly tab?: number;
  readonly hidden?: true;
}

function namesOf(tab: Tab, at: number): Name[] {
  const here = (formula: string) => `${quoted(tab.name)}!${formula}`;
  const { filter, print } = tab;
  const names: Name[] = [];
  if (filter) names.push({ name: '_xlnm._FilterDatabase', formula: here(absolute(filter)), tab: at, hidden: true });
  if (print?.area) names.push({ name: '_xlnm.Print_Area', formula: here(absolute(print.area)), tab: at });
  if (print?.repeat)
    names.push({ name: '_xlnm.Print_Titles', formula: here(`$${print.repeat}:$${print.repeat}`), tab: at });
  return names;
}

function nameTag({ name, formula, tab, hidden }: Name): string {
  return textTag('definedName', formula, { name, localSheetId: tab, hidden });
}

/** The part that lists the tabs, the names and the pivots' caches, by the ids of their parts. */
export function workbookPart(book: Book, sheets: readonly string[], caches: readonly string[]): string {
  const own = Object.entries(book.names).map(([name, formula]): Name => ({ name, formula }));
  const names = [...book.tabs.flatMap(namesOf), ...own];
  return tag(
    'workbook',
    { xmlns: namespaces.main, 'xmlns:r': namespaces.links },
    tag('workbookPr'),
    tag('bookViews', {}, tag('workbookView', { xWindow: 0, yWindow: 0, windowWidth: 28800, windowHeight: 15000 })),
    tag('sheets', {}, ...book.tabs.map(({ name }, at) => tag('sheet', { name, sheetId: at + 1, 'r:id': sheets[at] }))),
    tag('definedNames', {}, ...names.map(nameTag)),
    tag('calcPr', { calcId: 191029 }),
    tag('pivotCaches', {}, ...caches.map((id, at) => tag('pivotCache', { cacheId: at + 1, 'r:id': id }))),
  );
}
