import { readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import { cellText } from '../../core/cell.ts';
import { nothingElse } from '../../core/facts.ts';
import { plan } from '../../core/plan.ts';
import { toRow } from '../../core/record.ts';
import type { Columns, Snapshot } from '../../core/store.ts';
import type { Start } from '../../core/world.ts';
import { type Loaded, loadSettings } from '../../manifests/load.ts';
import { printIssues } from '../../manifests/print-issues.ts';
import { readSample, samples, staleParts } from '../../manifests/samples/samples.ts';
import { now, somebody } from '../given.ts';

/** The settings beside a sample; every issue with its place, if there is one, fails the test. */
function settingsOf(file: URL): Loaded {
  const path = fileURLToPath(new URL('rowcall.yaml', file));
  const text = readFileSync(path, 'utf8');
  const loaded = loadSettings(text, path);
  if ('issues' in loaded) throw new Error(printIssues(loaded.issues, text));
  return loaded;
}

interface Opened {
  readonly columns: Columns;
  readonly snapshot: Snapshot;
}

async function open({ model, store }: Loaded, file: URL): Promise<Opened> {
  const folder = dirname(fileURLToPath(file));
  const opened = await store.kind.open(store.options, { tables: model.tables, zone: model.locale.zone, folder });
  const columns = await opened.describe();
  const snapshot = await opened.read(
    [...model.tables.keys()].map((table) => ({ table })),
    null,
  );
  await opened.close();
  return { columns, snapshot };
}

/** Everything that is found at the first look, without what status makes of it. */
function findingsAt({ model }: Loaded, snapshot: Snapshot) {
  const starts = [...snapshot.tables].flatMap(([key, { records }]) =>
    records.map((record, at): Start => {
      const row = toRow(model.tables.get(key)!, { ...record, id: `${key}-${at}` });
      return { row, before: null, occasion: 'adopted', origin: 'edit', actor: somebody };
    }),
  );
  const rules = model.rules.filter((rule) => rule.name !== 'status');
  const made = plan({ ...model, rules }, starts, nothingElse, now);
  if (!('done' in made)) throw new Error('There is nobody to ask');
  return made.done.records.flatMap((record) => record.findings);
}

/** Whether every element that opens is closed, in order. */
function isWellFormed(xml: string): boolean {
  const open: string[] = [];
  for (const [, closing, name = '', alone] of xml.matchAll(/<(\/?)([A-Za-z][\w:]*)(?:\s+[\w:]+="[^"<]*")*\s*(\/?)>/g)) {
    if (closing && open.pop() !== name) return false;
    if (!closing && !alone) open.push(name);
  }
  const bare = xml.replace(/<[^<>]*>/g, '').replace(/&(?:amp|lt|gt|quot|#10);/g, '');
  return open.length === 0 && !/[<&]/.test(bare);
}

describe.each(samples)('the $name sample', (sample) => {
  const parts = readSample(sample);
  const text = (name: string) => Buffer.from(parts.get(name)!).toString('utf8');
  const names = [...parts.keys()];
  const sheets = names.filter((name) => name.startsWith('xl/worksheets/sheet')).map(text);

  test('is as its generator makes it', () => {
    expect(staleParts(sample)).toEqual([]);
  });

  test('has what must survive an edit: a chart, a pivot with its cache, a table, a picture, notes and threads', () => {
    expect(names).toEqual(
      expect.arrayContaining([
        'xl/charts/chart1.xml',
        'xl/drawings/drawing1.xml',
        'xl/media/image1.png',
        'xl/pivotTables/pivotTable1.xml',
        'xl/pivotCache/pivotCacheDefinition1.xml',
        'xl/pivotCache/pivotCacheRecords1.xml',
        'xl/tables/table1.xml',
        'xl/comments1.xml',
        'xl/drawings/vmlDrawing1.vml',
        'xl/threadedComments/threadedComment1.xml',
        'xl/persons/person.xml',
      ]),
    );
    expect(text('xl/tables/table1.xml')).toMatch(/totalsRowCount="1".*<calculatedColumnFormula>/);
  });

  test.each([
    ['a frozen header', 'state="frozen"'],
    ['colour rules', '<cfRule '],
    ['drop-downs', '<dataValidation type="list"'],
    ['formulas with their last values', /<c r="\w+" s="\d+"><f>[^<]+<\/f><v>[^<]+<\/v><\/c>/],
    ['a hidden column', ' hidden="1"'],
    ['a merged title', '<mergeCell ref="A1:'],
    ['a filter', '<autoFilter ref="A1:'],
    ['print settings', '<pageSetup '],
  ])('has %s', (_, mark) => {
    expect(sheets.some((sheet) => (typeof mark === 'string' ? sheet.includes(mark) : mark.test(sheet)))).toBe(true);
  });

  test('is whole: every part is well-formed, has a type and is led to, and nothing leads nowhere', () => {
    const types = text('[Content_Types].xml');
    const led = new Set<string>();
    for (const name of names.filter((each) => each.endsWith('.rels'))) {
      const folder = posix.join(posix.dirname(name), '..');
      for (const [link, target] of text(name).matchAll(/<Relationship [^>]*Target="([^"]+)"[^>]*>/g))
        if (!link.includes('TargetMode="External"')) led.add(posix.join(folder, target!));
    }
    const content = names.filter((name) => !name.endsWith('.rels') && name !== '[Content_Types].xml');
    expect([...led].sort()).toEqual(content.sort());
    for (const name of names) {
      if (/\.(?:xml|rels|vml)$/.test(name)) expect([name, isWellFormed(text(name))]).toEqual([name, true]);
      const typed = types.includes(`PartName="/${name}"`) || types.includes(`Extension="${name.split('.').at(-1)}"`);
      expect([name, typed]).toEqual([name, true]);
    }
  });
});

describe.each(samples)('the $name settings, with their sample', (sample) => {
  let settings: Loaded;
  let opened: Opened;

  beforeAll(async () => {
    settings = settingsOf(sample.file);
    opened = await open(settings, sample.file);
  });

  test('has every tab and every column that its settings name, and nothing doubled', () => {
    expect(opened.columns.findings).toEqual([]);
    for (const { key, fields } of settings.model.tables.values()) {
      const found = opened.snapshot.tables.get(key)!.fields;
      const theirs = fields.filter((field) => field.owner !== 'rowcall').map((field) => field.key);
      expect([...found].sort()).toEqual(theirs.sort());
    }
  });

  test('was never written by Rowcall: no row has an id', () => {
    const records = [...opened.snapshot.tables.values()].flatMap((table) => table.records);
    expect(records.length).toBeGreaterThan(500);
    expect(records.every((record) => record.id === null)).toBe(true);
  });

  test('shows what each rule of its settings is for', () => {
    const rules = settings.sections['rules'] as readonly { readonly name: string }[];
    const broken = findingsAt(settings, opened.snapshot).filter((finding) => finding.code === 'rule.broken');
    expect(rules).toHaveLength(5);
    expect(new Set(broken.map((finding) => finding.args?.['rule']))).toEqual(new Set(rules.map((rule) => rule.name)));
  });

  test('is as messy as people keep them', () => {
    const codes = new Set(findingsAt(settings, opened.snapshot).map((finding) => finding.code));
    const expected = [
      'choice.unknown',
      'date.ambiguous',
      'email.typo',
      'percent.above',
      'reference.unknown',
      'reference.ambiguous',
      'validation.required',
      'validation.taken',
    ];
    expect([...codes]).toEqual(expect.arrayContaining(expected));
    expect([...codes].some((code) => code.startsWith('phone.'))).toBe(true);
  });

  test('is read alike by another program', async () => {
    const other = new ExcelJS.Workbook();
    await other.xlsx.readFile(fileURLToPath(sample.file));
    for (const { table, title, columns } of opened.columns.tables) {
      if (table === null) continue;
      const { label } = settings.model.tables.get(table)!;
      const column = columns.find((each) => each.field === label)!.place;
      const { records } = opened.snapshot.tables.get(table)!;
      const ours = records.map((record) => [record.place, cellText(record.cells[label!] ?? null)]);
      const theirs = records.map(({ place }) => [place, other.getWorksheet(title)!.getCell(`${column}${place}`).text]);
      expect(theirs).toEqual(ours);
    }
  });
});
