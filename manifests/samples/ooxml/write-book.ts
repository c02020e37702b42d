import type { Book, Tab } from './book.ts';
import { chartPart } from './chart.ts';
import { commentsOf, commentsPart, personsPart, threadsPart } from './comments.ts';
import { drawingPart } from './drawing.ts';
import { createPackage, type Package, type Parts } from './package.ts';
import { pivotCachePart, pivotRecordsPart } from './pivot-cache.ts';
import { pivotTablePart } from './pivot-table.ts';
import { appPart, corePart } from './properties.ts';
import { createSharedStrings } from './shared-strings.ts';
import { type SheetLinks, sheetPart } from './sheet.ts';
import { stylesPart } from './styles.ts';
import { tablePart } from './table.ts';
import { vmlPart } from './vml.ts';
import { workbookPart } from './workbook.ts';

const workbookPath = 'xl/workbook.xml';

/** Numbers parts of one family from 1, as Excel does. */
function createNumbers() {
  const last = new Map<string, number>();
  return (family: string): number => {
    const number = (last.get(family) ?? 0) + 1;
    last.set(family, number);
    return number;
  };
}

type Numbers = ReturnType<typeof createNumbers>;

function addDrawing(pack: Package, next: Numbers, tab: Tab, sheet: string): string | undefined {
  const { charts = [], pictures = [] } = tab;
  if (charts.length + pictures.length === 0) return undefined;
  const path = `xl/drawings/drawing${next('drawing')}.xml`;
  const drawnCharts = charts.map((chart) => {
    const to = `xl/charts/chart${next('chart')}.xml`;
    pack.add(to, 'chart', chartPart(chart));
    return [chart, pack.link(path, 'chart', to)] as const;
  });
  const drawnPictures = pictures.map((picture) => {
    const to = `xl/media/image${next('image')}.png`;
    pack.addPlain(to, picture.png);
    return [picture, pack.link(path, 'image', to)] as const;
  });
  pack.add(path, 'drawing', drawingPart(drawnCharts, drawnPictures));
  return pack.link(sheet, 'drawing', path);
}

function addComments(pack: Package, next: Numbers, tab: Tab, sheet: string): string | undefined {
  const comments = commentsOf(tab);
  if (comments.length === 0) return undefined;
  const number = next('comments');
  const vml = `xl/drawings/vmlDrawing${number}.vml`;
  const texts = `xl/comments${number}.xml`;
  pack.addPlain(vml, vmlPart(comments.map((comment) => comment.ref)));
  pack.add(texts, 'comments', commentsPart(comments));
  const id = pack.link(sheet, 'vml', vml);
  pack.link(sheet, 'comments', texts);
  if (tab.threads) {
    const threads = `xl/threadedComments/threadedComment${next('threads')}.xml`;
    pack.add(threads, 'threads', threadsPart(tab));
    pack.link(sheet, 'threads', threads);
  }
  return id;
}

function addTable(pack: Package, next: Numbers, tab: Tab, sheet: string): string | undefined {
  if (!tab.table) return undefined;
  const number = next('table');
  const path = `xl/tables/table${number}.xml`;
  pack.add(path, 'table', tablePart(tab.table, number));
  return pack.link(sheet, 'table', path);
}

/** Adds a pivot and its cache; returns the id by which the workbook names the cache. */
function addPivot(pack: Package, next: Numbers, tab: Tab, sheet: string): string[] {
  if (!tab.pivot) return [];
  const number = next('pivot');
  const table = `xl/pivotTables/pivotTable${number}.xml`;
  const cache = `xl/pivotCache/pivotCacheDefinition${number}.xml`;
  const records = `xl/pivotCache/pivotCacheRecords${number}.xml`;
  pack.add(table, 'pivot', pivotTablePart(tab.pivot, number));
  pack.add(cache, 'pivotCache', pivotCachePart(tab.pivot, pack.link(cache, 'pivotRecords', records)));
  pack.add(records, 'pivotRecords', pivotRecordsPart(tab.pivot));
  pack.link(sheet, 'pivot', table);
  pack.link(table, 'pivotCache', cache);
  return [pack.link(workbookPath, 'pivotCache', cache)];
}

function addPersons(pack: Package, book: Book): void {
  const messages = book.tabs.flatMap((tab) => tab.threads ?? []).flatMap((thread) => thread.messages);
  const authors = [...new Set(messages.map((message) => message.author))];
  if (authors.length === 0) return;
  pack.add('xl/persons/person.xml', 'persons', personsPart(authors));
  pack.link(workbookPath, 'persons', 'xl/persons/person.xml');
}

/** Every part of the file that holds this workbook. */
export function writeBook(book: Book): Parts {
  const pack = createPackage();
  const next = createNumbers();
  const strings = createSharedStrings();
  const caches: string[] = [];

  pack.link('', 'workbook', workbookPath);
  const sheets = book.tabs.map((tab, at) => {
    const path = `xl/worksheets/sheet${at + 1}.xml`;
    const drawing = addDrawing(pack, next, tab, path);
    const vml = addComments(pack, next, tab, path);
    const table = addTable(pack, next, tab, path);
    const urls = (tab.links ?? []).map(({ url }) => pack.link(path, 'hyperlink', url, 'outside'));
    caches.push(...addPivot(pack, next, tab, path));
    const links: SheetLinks = {
      urls,
      ...(drawing && { drawing }),
      ...(vml && { vml }),
      ...(table && { table }),
    };
    pack.add(path, 'sheet', sheetPart(tab, links, strings, at === 0));
    return pack.link(workbookPath, 'sheet', path);
  });
  pack.add(workbookPath, 'workbook', workbookPart(book, sheets, caches));
  pack.add('xl/styles.xml', 'styles', stylesPart());
  pack.link(workbookPath, 'styles', 'xl/styles.xml');
  pack.add('xl/sharedStrings.xml', 'strings', strings.part());
  pack.link(workbookPath, 'strings', 'xl/sharedStrings.xml');
  addPersons(pack, book);
  pack.add('docProps/core.xml', 'core', corePart(book));
  pack.link('', 'core', 'docProps/core.xml');
  pack.add('docProps/app.xml', 'app', appPart());
  pack.link('', 'app', 'docProps/app.xml');
  return pack.parts();
}
