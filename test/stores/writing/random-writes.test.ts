import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Cell, type Cells, dict, sameCell } from '../../../core/cell.ts';
import { changedCells, deskOf, newRecord, patchOf } from './kit.ts';
import { bookWith, cellsWith, people, rowsOf } from './people.ts';

const fields = ['name', 'age', 'born', 'seen', 'vip', 'tags', 'note'] as const;
const headers = ['_id', 'Name', 'Age', 'Born', 'Seen', 'Vip', 'Tags', 'Note'];
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const instant = fc
  .date({ min: new Date('1900-01-02'), max: new Date('9999-12-30'), noInvalidDate: true })
  .map((date) => date.toISOString());
const word = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  fc.constantFrom('=1', '_x0041_', ' a ', 'a\r\nb', '<&>"', '\ud800', '2026-02-30', '12:30', '\u0085'),
);
const item = fc.string({ unit: fc.constantFrom('a', 'b', ',', ' ', 'é'), minLength: 1, maxLength: 5 });
const list = fc.array(
  item.map((text) => text.trim()).filter((text) => text !== '' && !text.startsWith(',') && !text.endsWith(',')),
  { minLength: 1, maxLength: 3 },
);

/** Minus nought is nought to a spreadsheet. */
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((double) => (double === 0 ? 0 : double));

/** What people and rules put into a column of each kind, other kinds now and then. */
const contents: Readonly<Record<(typeof fields)[number], fc.Arbitrary<Cell>>> = {
  name: fc.oneof(word, day, number),
  age: fc.oneof(number, fc.integer(), word),
  born: fc.oneof(day, word, fc.integer({ min: -5, max: 3_000_000 })),
  seen: fc.oneof(instant, day, word),
  vip: fc.oneof(fc.boolean(), word),
  tags: list,
  note: fc.oneof(word, fc.constant('x'.repeat(3000))),
};
const record: fc.Arbitrary<Cells> = fc
  .record(contents, { requiredKeys: [] })
  .map((cells) => Object.assign(dict<Cell>(), cells));
/** Changes; `null` empties a cell. */
const change: fc.Arbitrary<Cells> = fc
  .record(Object.fromEntries(fields.map((field) => [field, fc.option(contents[field])])), { requiredKeys: [] })
  .map((cells) => Object.assign(dict<Cell>(), cells));

const idOf = (at: number) => `${at}`.padStart(12, 'r');

/** A sheet of records as Excel might have it: some cells styled and empty, some rows missing. */
function sheetOf(records: readonly Cells[], gaps: readonly boolean[]): { bytes: Buffer; places: number[] } {
  const lines: (readonly Cell[])[] = [];
  const places = records.map((cells, at) => {
    if (gaps[at % gaps.length]) lines.push([]);
    lines.push([idOf(at), cells['name'] ?? `P${at}`]);
    return lines.length + 1;
  });
  return { bytes: bookWith(rowsOf(headers, lines)), places };
}

const column = (field: string) => 'ABCDEFGH'[headers.findIndex((header) => header.toLowerCase() === field)]!;
const address = (field: string, place: number) => `${column(field)}${place}`;

describe('random records, written and changed at random', () => {
  const plan = fc.record({
    records: fc.array(record, { minLength: 1, maxLength: 6 }),
    changes: fc.array(change, { minLength: 1, maxLength: 6 }),
    created: fc.array(change, { maxLength: 2 }),
    gaps: fc.array(fc.boolean(), { minLength: 1, maxLength: 3 }),
    zone: fc.constantFrom('UTC', 'Europe/Kyiv', 'America/St_Johns', 'Pacific/Apia'),
  });

  test('are read back as meant, and no other cell differs', async () => {
    await fc.assert(
      fc.asyncProperty(plan, async ({ records, changes, created, gaps, zone }) => {
        const { bytes, places } = sheetOf(records, gaps);
        const desk = deskOf(bytes, people, { zone });
        for (const content of [records, changes]) {
          const found = await desk.read();
          const before = desk.part();
          const patches = found.flatMap(({ id, cells }, at) => {
            const set = content[at % content.length]!;
            const was = Object.fromEntries(Object.keys(set).map((field) => [field, cells[field] ?? null]));
            return [patchOf(id!, was, set)];
          });
          const outcomes = await desk.write(patches);
          expect(outcomes.map((outcome) => outcome?.is)).toEqual(patches.map(() => 'applied'));
          const wanted = found.map(({ cells }, at) => Object.assign(dict<Cell>(), cells, patches[at]!.set));
          const now = new Map((await desk.read()).map(({ id, cells }) => [id, cells]));
          found.forEach(({ id }, at) => {
            const isGone = Object.values(wanted[at]!).every((cell) => cell === null);
            expect(now.get(id)).toEqual(isGone ? undefined : wanted[at]);
          });
          const meant = found.flatMap(({ cells, place }, at) =>
            Object.entries(patches[at]!.set)
              .filter(([field, cell]) => !sameCell(cell, cells[field] ?? null))
              .map(([field]) => address(field, Number(place))),
          );
          expect(changedCells(before, desk.part())).toEqual(meant.sort());
        }
        const left = await desk.read();
        const before = desk.part();
        const news = created.map((set, at) => newRecord('jk'[at]!, { ...set, name: `New ${at}` }));
        const outcomes = await desk.write([], news);
        const last = Math.max(1, ...places);
        expect(outcomes).toEqual(news.map(({ id }, at) => ({ is: 'applied', id, place: last + 1 + at })));
        const after = await desk.read();
        expect(after.slice(0, left.length)).toEqual(left);
        expect(after.slice(left.length).map(({ cells }) => cells)).toEqual(news.map(({ set }) => cellsWith(set)));
        expect(changedCells(before, desk.part()).every((one) => Number(one.slice(1)) > last)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('come back by inverse patches, exactly', async () => {
    await fc.assert(
      fc.asyncProperty(plan, async ({ records, changes, gaps, zone }) => {
        const desk = deskOf(sheetOf(records, gaps).bytes, people, { zone });
        const first = await desk.read();
        await desk.write(first.map(({ id, cells }, at) => patchOf(id!, { ...cells }, { ...cells, ...records[at] })));
        const found = await desk.read();
        const patches = found.map(({ id, cells }, at) => {
          const set = { ...changes[at % changes.length], name: 'kept' };
          return patchOf(id!, Object.fromEntries(Object.keys(set).map((field) => [field, cells[field] ?? null])), set);
        });
        await desk.write(patches);
        const back = patches.map((patch) => ({ ...patch, expect: patch.set, set: patch.expect }));
        expect((await desk.write(back)).map((outcome) => outcome?.is)).toEqual(back.map(() => 'applied'));
        expect((await desk.read()).map(({ cells }) => cells)).toEqual(found.map(({ cells }) => cells));
      }),
      { numRuns: 100 },
    );
  });
});
